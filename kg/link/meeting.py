"""Whom each statement of a whole store meets, and with whom it is to be compared: `kg.link.candidates`, put aside in
files where it is too much for memory.

Statements go by their rank here: their place in the order of leads, so that near copies stand side by side.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.link.candidates import PARTNERS, SHARE, reach, summed
from kg.link.cards import PLACES
from kg.link.index import Index
from kg.link.spool import SHORT, Rows, Spool, parts_of

STEP = 10_000  # places that are looked at at one time
RUNS, WORDS = 8, 64  # parts of the keys that are runs, which lie close together, and of the others

Nested = Callable[[int, int], bool]


class Meeting:
    """Filled statement by statement, in the order of articles and places; then asked."""

    def __init__(self, folder: Path | None = None) -> None:
        self._numbers, self._leads, self._totals = array("q"), array("q"), array("d")
        self._folder = folder  # for files
        self._keys = Spool(3, folder)
        self._places = Spool(4, folder)

    def add(self, rows: Sequence[tuple[int, float, str]], leads: Rows, counts: Rows, keys: Rows, worths: Rows) -> None:
        """Takes the statements of an article."""
        first = len(self._numbers)
        self._numbers.extend(one for one, *_ in rows)
        self._totals.extend(total for _, total, _ in rows)
        self._leads.frombytes(leads.tobytes())
        self._keys.add(_parts(keys), keys, np.repeat(np.arange(first, first + len(rows)), counts), worths)

    @cached_property
    def _order(self) -> Rows:
        """For each rank the place in the order in which they came."""
        return np.argsort(_of(self._leads, np.int64), kind="stable")

    @cached_property
    def numbers(self) -> Rows:
        """For each rank the number; nothing can be added any more."""
        found: Rows = _of(self._numbers, np.int64)[self._order]
        self._numbers = array("q")
        return found

    @contextmanager
    def choices(self, inside: Nested) -> Iterator[Iterator[Rows]]:
        """Pairs to be compared, each once: rank, rank, 1 where the first chose and 2 where the second did, numbers."""
        totals = _of(self._totals, np.float64)[self._order]
        with (
            Spool(3, self._folder, SHORT) as met,
            Spool(3, self._folder, SHORT) as worthy,
            Spool(3, self._folder, SHORT) as chosen,
        ):
            self._meet(met)
            self._totals, self._leads = array("d"), array("q")
            del self._order
            size = len(totals)
            for rows in met.taken():
                one, other, worth = summed(rows[:, 0], rows[:, 1], rows[:, 2], size)
                kept = worth >= 1000 * SHARE * np.minimum(totals[one], totals[other])
                a, b = self.numbers[one], self.numbers[other]
                for place in np.flatnonzero(kept & (a >> PLACES == b >> PLACES)).tolist():
                    kept[place] = not inside(int(a[place]), int(b[place]))
                one, other, worth = one[kept], other[kept], worth[kept]
                for first, second in ((one, other), (other, one)):
                    worthy.add(parts_of(first, size), first, second, worth)
            for rows in worthy.taken():
                ordered = rows[np.lexsort((self.numbers[rows[:, 1]], -rows[:, 2], rows[:, 0]))]
                best = np.arange(len(ordered)) - np.searchsorted(ordered[:, 0], ordered[:, 0]) < PARTNERS
                one, other = ordered[best, 0], ordered[best, 1]
                least = np.minimum(one, other)
                chosen.add(parts_of(least, size), least, np.maximum(one, other), np.where(one < other, 1, 2))
            yield (self._pairs(rows, size) for rows in chosen.taken())

    def _pairs(self, rows: Rows, size: int) -> Rows:
        one, other, flags = summed(rows[:, 0], rows[:, 1], rows[:, 2], size)
        return np.stack([one, other, flags, self.numbers[one], self.numbers[other]], axis=1)

    def _meet(self, met: Spool) -> None:
        """Puts aside who meets whom under which key, and under which key each stands."""
        size = len(self.numbers)
        rank = np.empty(size, np.int64)
        rank[self._order] = np.arange(size)
        leads = _of(self._leads, np.int64)[self._order]
        for rows in self._keys.taken():
            keys, ones, worths = rows[:, 0], rank[rows[:, 1]], rows[:, 2]
            order = np.lexsort((ones, keys))
            keys, ones, worths = keys[order], ones[order], worths[order]
            self._places.add(_parts(keys), keys, leads[ones], self.numbers[ones], worths)
            _, after = reach(keys)
            for low in range(0, len(keys), STEP):
                counts = after[low : low + STEP]
                here = np.repeat(np.arange(low, low + len(counts)), counts)
                there = here + 1 + np.arange(len(here)) - np.repeat(np.cumsum(counts) - counts, counts)
                first = ones[here]
                met.add(parts_of(first, size), first, ones[there], np.maximum(worths[here], worths[there]))

    def close(self) -> None:
        """Lets go of what was put aside."""
        self._keys.close()
        self._places.close()

    def place(self, index: Index) -> None:
        """Writes down under which keys all of them stand, in the order in which the index keeps it."""
        for rows in self._places.taken():
            for low in range(0, len(rows), STEP):
                index.db.executemany("INSERT INTO place VALUES (?, ?, ?, ?)", rows[low : low + STEP].tolist())


def _of(values: array[int] | array[float], kind: npt.DTypeLike) -> npt.NDArray[Any]:
    return np.frombuffer(values, kind) if len(values) else np.zeros(0, kind)


def _parts(keys: Rows) -> Rows:
    """The part of each key, in the order of the keys."""
    runs = RUNS - 1 - ((-1 - keys) >> 29)
    found: Rows = np.where(keys < 0, runs, RUNS + (keys >> 57))
    return found
