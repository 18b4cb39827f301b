"""Stretches of a text that may lie inside one another, asked by position without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Places(Generic[Thing]):
    """Things by the characters they stand on."""

    def __init__(self, things: Iterable[tuple[int, int, Thing]]) -> None:
        """Take (start, end, thing); the order given is the order of the answers."""
        numbered = [(start, number, end, thing) for number, (start, end, thing) in enumerate(things)]
        self._all = sorted(numbered, key=lambda item: item[:2])
        self._starts = [item[0] for item in self._all]
        self._reach = list(accumulate((item[2] for item in self._all), max))  # the furthest end so far

    def touching(self, start: int, end: int) -> list[Thing]:
        """The things that share a character with this stretch, each once, in the order given."""
        found: dict[int, Thing] = {}
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            _, number, until, thing = self._all[at]
            if until > start:
                found[number] = thing
            at -= 1
        return [found[number] for number in sorted(found)] if len(found) > 1 else list(found.values())

    def beginning(self, start: int, end: int) -> list[Thing]:
        """The things that begin in this stretch, in the order given."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [thing for _, _, _, thing in sorted(self._all[low:high], key=lambda item: item[1])]
