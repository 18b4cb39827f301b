"""Folders: the files in them that can be read, at any depth, in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg import config
from kg.errors import UnreadableInput
from kg.read import parquet
from kg.read.compressed import PACKED, suffix

WHOLE = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})  # one article a file
LINES = frozenset({".jsonl", ".ndjson"})  # one article a line
STREAMED = LINES | {".csv", ".tsv", ".warc"}  # many articles a file, read one after the other, packed or not
SUFFIXES = WHOLE | STREAMED | {".parquet"}
ABOUT = frozenset({"readme", "license", "licence", "changelog", "notice"})  # files about a folder, not articles in it
ORDINARY = frozenset({"readme", "license", "licence"})  # of these, that lie beside reports anywhere
COUNTED = 1_000_000_000  # bytes of JSON Lines; more is not counted before the work starts


def files(folder: Path, left: Callable[[Path], None] | None = None) -> Iterator[Path | UnreadableInput]:
    """Every file under `folder` with a known suffix, but hidden ones, README.md and its like, and a store's own.

    `left` hears of the files that are no reports; of a README, a LICENSE, hidden ones and a store's own nobody hears.
    """
    unreadable: list[UnreadableInput] = []

    def note(error: OSError) -> None:
        unreadable.append(UnreadableInput(str(error.filename), error.strerror or "cannot be opened"))

    found = False
    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _store(Path(place, name)))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith("."):
                continue
            if readable(path) and path.stem.lower() not in ABOUT:
                found = True
                yield path
            elif left and path.stem.lower() not in ORDINARY:
                left(path)
    yield from unreadable
    if not found and not unreadable:
        yield UnreadableInput(str(folder), f"no file in it that can be read ({', '.join(sorted(SUFFIXES))})")


def _store(folder: Path) -> bool:
    """Whether a folder is a store: what it keeps for itself is no news, and grows while it is read."""
    return (folder / config.STORE_MARKER).exists() and (folder / config.STORE_QUADS).is_dir()


def readable(path: Path) -> bool:
    """Whether a file of this name is read; of packed files those that hold many articles."""
    return suffix(path) in (STREAMED if path.suffix.lower() in PACKED else SUFFIXES)


def count(paths: Iterable[str]) -> int | None:
    """How many articles these paths hold, lines and rows counted; None where that takes long to tell."""
    total = 0
    for given in paths:
        path = Path(given)
        if given == "-" or not (path.is_dir() or path.is_file()):
            return None
        for file in files(path) if path.is_dir() else [path]:
            if isinstance(file, UnreadableInput):
                total += 1
                continue
            held = _articles(file)
            if held is None:
                return None
            total += held
    return total


def _articles(file: Path) -> int | None:
    """How many articles a file holds, where that is told without reading all of it."""
    kind = file.suffix.lower()
    if kind == ".parquet":
        return parquet.count(file)
    return _lines(file) if kind in LINES else 1 if kind in WHOLE else None


def _lines(path: Path) -> int | None:
    try:
        if path.stat().st_size > COUNTED:
            return None
        with path.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1
