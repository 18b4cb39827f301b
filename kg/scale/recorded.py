"""Rows of shards → entries for a store, here or in worker processes that share what graphs and cards cost to make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice

from kg.config import cores
from kg.errors import UnreadableInput
from kg.scale.entering import Entering, Entry
from kg.scale.shards import Row, recorded
from kg.scale.understanding import BATCH, FEW, SECONDS
from kg.scale.workers import Lost, spread

CHARACTERS_A_SECOND = 10_000  # of JSON, that a slow machine takes in
Given = Row | UnreadableInput  # an extraction as it was written, or why there is none
Enter = Callable[[Sequence[Given]], list[Entry | UnreadableInput]]


def entries(entering: Entering, rows: Iterable[Given], jobs: int | None) -> Iterator[Entry | UnreadableInput]:
    """What becomes of each row, in their order, by `jobs` processes (0: one per core; None: one for few rows).

    A row that ends its worker twice, or keeps it far too long, comes out as UnreadableInput, as does one whose text is
    not Unicode; all else that making an entry raises is raised.
    """
    left = iter(rows)
    if jobs is None:
        first = list(islice(left, FEW))
        jobs, left = (1 if len(first) < FEW else 0), chain(first, left)
    start, workers = partial(_start, entering), jobs or cores()
    if workers == 1:
        alone = start()
        for batch in _batches(left):
            yield from alone(batch)
        return
    for outcome in spread(start, _batches(left), workers, patience=patience_for):
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


def _batches(rows: Iterator[Given]) -> Iterator[list[Given]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
