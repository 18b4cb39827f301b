"""Rows under keys, and what is made of all rows of a key: the one operation that many machines can share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, Self

Row = tuple[int, Any]  # a key and a value that can be pickled
Work = Callable[[int, list[Any]], Iterable[Row]]  # all values of a key, in no order, to new rows


class Table(Protocol):
    """Rows somewhere, on one machine or many."""

    def each(self, work: Work) -> Self:
        """The rows that are made of all rows of each key."""
        ...

    def mapped(self, work: Work) -> Self:
        """The rows that are made of each row by itself."""
        ...

    def and_(self, other: Self) -> Self:
        """The rows of both."""
        ...

    def kept(self) -> Self:
        """The same rows, made once where they are used several times."""
        ...

    def rows(self) -> Iterator[Row]:
        """The rows, here."""
        ...


Make = Callable[[Iterable[Row]], Table]  # a table of rows that are here


def bundled(rows: Iterable[Row], work: Work) -> Iterator[Row]:
    """What `work` makes of rows that hold all values of their keys."""
    found: dict[int, list[Any]] = {}
    for key, value in rows:
        found.setdefault(key, []).append(value)
    for key in sorted(found):
        yield from work(key, found[key])
