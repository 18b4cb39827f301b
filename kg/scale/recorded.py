"""Rows of shards → entries for a store, here or in worker processes that share what graphs and cards cost to make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from kg.errors import UnreadableInput
from kg.scale.entering import Entering, Entry
from kg.scale.shards import Row, recorded
from kg.scale.sharing import shared
from kg.scale.understanding import BATCH, SECONDS
from kg.scale.workers import Lost

CHARACTERS_A_SECOND = 10_000  # of JSON, that a slow machine takes in
Given = Row | UnreadableInput  # an extraction as it was written, or why there is none
Enter = Callable[[Sequence[Given]], list[Entry | UnreadableInput]]


def entries(entering: Entering, rows: Iterable[Given], jobs: int | None) -> Iterator[Entry | UnreadableInput]:
    """What becomes of each row, in their order, by `jobs` processes (0: one per core; None: one for few rows).

    A row that ends its worker twice, or keeps it far too long, comes out as UnreadableInput, as does one whose text is
    not Unicode; all else that making an entry raises is raised.
    """
    for outcome in shared(partial(_start, entering), rows, _batches, jobs, patience_for):
        yield _lost(outcome) if isinstance(outcome, Lost) else outcome


def patience_for(batch: Sequence[Given]) -> float:
    """Seconds after which a worker is taken to hang."""
    return SECONDS + sum(len(row.told or "") for row in batch if isinstance(row, Row)) / CHARACTERS_A_SECOND


def _lost(lost: Lost[Given]) -> UnreadableInput:
    row = lost.item
    file = f" of {row.where}/{row.file}" if isinstance(row, Row) else ""
    return UnreadableInput(row.source, f"taking in what was read of it{file}, {lost.reason}; load that again")


def _start(entering: Entering) -> Enter:
    def enter(batch: Sequence[Given]) -> list[Entry | UnreadableInput]:
        return [one(row) if isinstance(row, Row) else row for row in batch]

    def one(row: Row) -> Entry | UnreadableInput:
        try:
            return entering(recorded(row))
        except UnreadableInput as error:
            return error

    return enter


def _batches(rows: Iterable[Given]) -> Iterator[list[Given]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch
