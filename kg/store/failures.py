"""What could not be read, kept beside the store with its reason until it can be: `failures.jsonl`, a line each."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from kg.draft import draft
from kg.errors import Copied, UnreadableInput

NAME = "failures.jsonl"
_KEY = re.compile(r"[0-9a-f]{20}")


class Failures:
    """Source → reason, of every input that failed and has not been read since.

    Each is appended at once, so that a kill loses none; `close` leaves one line a source. Of what lies under `paths`,
    which are read now, only what fails anew stays; with `retry` so does what is not met of files from which no more is
    read than failed. Without a folder nothing is kept.
    """

    def __init__(self, folder: Path | None, paths: Iterable[str] = (), *, retry: bool = False) -> None:
        self._path = folder / NAME if folder else None
        self._known = dict(_lines(self._path)) if self._path else {}
        read = {Path(path).as_posix() for path in paths}
        self._again = {one for one in self._known if one in read or any(_within(one, path) for path in read)}
        if retry:
            self._again = {one for one in self._again if file_of(one) in self._whole and not is_copy(self._known[one])}
        self._written = bool(self._again)
        self._torn = _torn(self._path)

    @property
    def copies(self) -> int:
        """How many of them were left out as copies, and could be read."""
        return sum(map(is_copy, self._known.values()))

    @property
    def unread(self) -> int:
        """How many could not be read."""
        return len(self._known) - self.copies

    def damage(self) -> str | None:
        """What is wrong with the file, in words; where it breaks off between two lines, nothing shows it."""
        if self._path and (self._torn or any(row is None for row in _rows(self._path))):
            return f"{self._path}: a line of it is torn: inputs that could not be read may be missing"
        return None

    def mend(self) -> None:
        """Write anew what can be read of it."""
        self._written, self._torn = True, False
        self.close()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(sorted(self._known.items()))

    def __len__(self) -> int:
        return len(self._known)

    def add(self, error: UnreadableInput) -> None:
        """One more input that failed."""
        self._known[error.source] = error.reason
        self._again.discard(error.source)
        self._written = True
        if self._path:
            line = _line(error.source, error.reason)
            with self._path.open("a", encoding="utf-8") as out:
                out.write(f"\n{line}" if self._torn else line)
            self._torn = False

    def read(self, source: str) -> None:
        """This input was read: what was said of it is past."""
        if source in self._known:
            self._again.add(source)
            self._written = True

    def asks(self, source: str) -> bool:
        """Whether this input is to be read once more: it failed, or it may be what failed, since that had no id. What
        was left out as a copy stays out.
        """
        reason = self._known.get(source, "")
        return not is_copy(reason) and (bool(reason) or file_of(source) in self._whole)

    @cached_property
    def _whole(self) -> set[str | None]:
        """The files of which something failed that cannot be known again: a broken line, or a row without an id, whose
        source is a digest of its words.
        """
        files = ((source, file_of(source)) for source, reason in self if not is_copy(reason))
        return {file for source, file in files if not _has_id(source, f"{file}#")}

    def forget(self, path: str) -> int:
        """No more is said of what failed at or under this path; how many inputs that were."""
        gone = {source for source in self._known if _within(source, path)}
        self._again |= gone
        self._written = self._written or bool(gone)
        return len(gone)

    def close(self) -> None:
        """All paths were read to their end: write what is left, all or nothing."""
        self._known = {source: reason for source, reason in self._known.items() if source not in self._again}
        if not self._path or not self._written:
            return
        if not self._known:
            self._path.unlink(missing_ok=True)
            return
        with draft(self._path) as out:
            out.writelines(_line(source, reason).encode() for source, reason in self)


def is_copy(reason: str) -> bool:
    """Whether this reason says that an input is a copy and was left out for that."""
    return reason.startswith(Copied.SIGN)


def _has_id(source: str, file: str) -> bool:
    return source.startswith(file) and not _KEY.fullmatch(source.removeprefix(file))


def _within(source: str, path: str) -> bool:
    """Whether an input is this path, a file under it, or a line or row of it."""
    if path == ".":
        return not source.startswith(("/", "../")) and "://" not in source
    return source == path or source.startswith((f"{path}/", f"{path}:", f"{path}#"))


def file_of(source: str) -> str | None:
    """The file that an input came from: 'news.jsonl' for 'news.jsonl:7'; None where there is none now."""
    while source and not Path(source).is_file():
        source = source[: max(source.rfind(":"), source.rfind("#"), 0)]
    return source or None


def _torn(path: Path | None) -> bool:
    """Whether the last line was cut short: by a kill, or where the disk was full."""
    if not path or not path.exists():
        return False
    with path.open("rb") as lines:
        return lines.seek(0, os.SEEK_END) > 0 and lines.seek(-1, os.SEEK_END) >= 0 and lines.read(1) != b"\n"


def _line(source: str, reason: str) -> str:
    return json.dumps({"source": source, "reason": reason}, ensure_ascii=True) + "\n"


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """The lines that can be read; one cut short by a kill is of an input that was not reported yet."""
    return (row for row in _rows(path) if row)


def _rows(path: Path) -> Iterator[tuple[str, str] | None]:
    """All lines; None in the place of one that cannot be read."""
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                row = json.loads(line)
                yield str(row["source"]), str(row["reason"])
            except (ValueError, KeyError, TypeError):
                yield None
