"""What is said once of an input and makes no error: dates that are not understood, files that are no reports."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.counted import counted
from kg.errors import UnreadableInput
from kg.read.dates import Undated
from kg.records import Article

Outcome = Article | UnreadableInput

NAMED = 3  # files that are left out; the others are counted
WIDE = 60  # characters of a date that is not understood
_log = logging.getLogger(__name__)


class Dates:
    """Counts the dates of one input that are not understood, and keeps the first."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._first: Undated | None = None
        self._number = 0

    def taken(self, outcomes: Iterable[Outcome | Undated]) -> Iterator[Outcome]:
        """The outcomes without these dates."""
        for outcome in outcomes:
            if isinstance(outcome, Undated):
                self._first = self._first or outcome
                self._number += 1
            else:
                yield outcome

    def say(self) -> None:
        """One line, where there were any."""
        if self._first:
            _log.warning(
                "%s: %s not understood and left out; the first is %r (%s); write 2025-05-03 or 3 May 2025",
                _plain(self._source), counted(self._number, "date"), self._first.given[:WIDE],
                _plain(self._first.place),
            )  # fmt: skip


class Left:
    """Counts the files of a folder that are no reports, and keeps the first names."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._names: list[str] = []
        self._number = 0

    def add(self, path: Path) -> None:
        """One more."""
        self._number += 1
        if self._number <= NAMED:
            self._names.append(path.name)

    def say(self) -> None:
        """One line, where there were any."""
        if self._number:
            names = ", ".join([*map(_plain, self._names), *["…"] * (self._number > NAMED)])
            number = counted(self._number, "file")
            _log.warning("%s: %s left out, no reports by name: %s", _plain(self._source), number, names)


def _plain(name: str) -> str:
    """A name without what a terminal obeys."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in name)
