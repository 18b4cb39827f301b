"""Rows of shards → entries for a store, here or in worker processes that share what graphs and cards cost to make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice

from kg.config import cores
from kg.errors import KgError, UnreadableInput
from kg.scale.entering import Entering, Entry
from kg.scale.shards import recorded
from kg.scale.understanding import BATCH, FEW
from kg.scale.workers import Lost, spread

Row = str | UnreadableInput  # an extraction as JSON, or why there is none
Enter = Callable[[Sequence[Row]], list[Entry | UnreadableInput]]


def entries(entering: Entering, rows: Iterable[Row], jobs: int | None) -> Iterator[Entry | UnreadableInput]:
    """What becomes of each row, in their order, by `jobs` processes (0: one per core; None: one for few rows).

    Raises what making an entry raises, KgError for a row that ends its worker twice.
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
    for outcome in spread(start, _batches(left), workers):
        if isinstance(outcome, Lost):
            raise KgError(f"an article of the shards could not be taken in: {outcome.reason}")
        yield outcome


def _start(entering: Entering) -> Enter:
    def enter(batch: Sequence[Row]) -> list[Entry | UnreadableInput]:
        return [entering(recorded(row)) if isinstance(row, str) else row for row in batch]

    return enter


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
