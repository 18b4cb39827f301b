"""Folders: the files in them that can be read, at any depth, in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import UnreadableInput

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".jsonl", ".ndjson"})
LINES = frozenset({".jsonl", ".ndjson"})
ABOUT = frozenset({"readme", "license", "licence", "changelog", "notice"})  # files about a folder, not articles in it
COUNTED = 1_000_000_000  # bytes of JSON Lines; more is not counted before the work starts


def files(folder: Path) -> Iterator[Path | UnreadableInput]:
    """Every file under `folder` with a known suffix; hidden ones and README.md and its like are passed over."""
    unreadable: list[UnreadableInput] = []

    def note(error: OSError) -> None:
        unreadable.append(UnreadableInput(str(error.filename), error.strerror or "cannot be opened"))

    found = False
    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith(".") and path.stem.lower() not in ABOUT:
                found = True
                yield path
    yield from unreadable
    if not found and not unreadable:
        yield UnreadableInput(str(folder), f"no file in it that can be read ({', '.join(sorted(SUFFIXES))})")


def count(paths: Iterable[str]) -> int | None:
    """How many articles these paths hold, lines of JSON Lines counted; None for a stream or a very large file."""
    total = 0
    for given in paths:
        path = Path(given)
        if given == "-" or not (path.is_dir() or path.is_file()):
            return None
        for file in files(path) if path.is_dir() else [path]:
            if isinstance(file, UnreadableInput):
                total += 1
                continue
            lines = _lines(file) if file.suffix.lower() in LINES else 1
            if lines is None:
                return None
            total += lines
    return total


def _lines(path: Path) -> int | None:
    try:
        if path.stat().st_size > COUNTED:
            return None
        with path.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1
