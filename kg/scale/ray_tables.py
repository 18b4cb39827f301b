"""Tables on a Ray cluster, by Ray Data: rows go to the machine that has their key, and spill to its disk."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, Self

from kg.scale.grouping import Row, Work, bundled

PARTS = 64  # into which the keys are divided; what a worker holds at one time is a part
ROWS = 4_096  # that are handed on at one time


class RayTable:
    """Rows of a Ray dataset: a part, a key, and a value as bytes."""

    def __init__(self, data: Any, parts: int) -> None:
        self._data, self._parts = data, parts

    @classmethod
    def of(cls, rows: Iterable[Row], parts: int = PARTS) -> Self:
        """A table of rows that are here."""
        ray = _ray()
        blocks = list(_blocks(rows, parts)) or [_block([], parts)]
        return cls(ray.data.from_arrow(blocks), parts)

    @classmethod
    def made(cls, items: list[Any], work: Work, parts: int = PARTS) -> Self:
        """A table of the rows that are made of each item, wherever there is room."""
        ray = _ray()
        own = ray.data.from_items(
            [{"item": pickle.dumps(item)} for item in items], override_num_blocks=max(1, min(parts, len(items)))
        )

        def read(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
            for key, value in work(0, [pickle.loads(row["item"])]):  # noqa: S301 (our own)
                yield {"part": key % parts, "key": key, "value": pickle.dumps(value, protocol=5)}

        return cls(own.flat_map(read), parts)

    def each(self, work: Work) -> Self:
        """A group-by: all values of a key are in the hands of one worker."""
        parts = self._parts

        def bundle(part: Any) -> Any:
            return _block(bundled(_rows(part), work), parts)

        return type(self)(
            self._data.groupby("part", num_partitions=parts).map_groups(bundle, batch_format="pyarrow"), parts
        )

    def mapped(self, work: Work) -> Self:
        """No group-by: each row where it is."""
        parts = self._parts

        def one_by_one(batch: Any) -> Any:
            return _block((row for key, value in _rows(batch) for row in work(key, [value])), parts)

        return type(self)(self._data.map_batches(one_by_one, batch_format="pyarrow", batch_size=ROWS), parts)

    def and_(self, other: Self) -> Self:
        """The rows of both."""
        return type(self)(self._data.union(other._data), self._parts)

    def kept(self) -> Self:
        """The rows in the cluster's memory, or where that is full on its disks."""
        return type(self)(self._data.materialize(), self._parts)

    def rows(self) -> Iterator[Row]:
        """The rows, here, some at a time."""
        for batch in self._data.iter_batches(batch_format="pyarrow", batch_size=ROWS):
            yield from _rows(batch)


def _ray() -> Any:
    import ray.data

    told = ray.data.DataContext.get_current()
    told.enable_progress_bars = told.print_on_execution_start = False
    with suppress(ImportError):  # before it could be chosen there was no other
        from ray.data.context import ShuffleStrategy

        # By tasks, whose rows lie where Ray can spill them; by hash it starts actors anew for every group-by, that hold
        # the rows themselves: 33 s in place of 210 s for forty articles on one machine.
        told.shuffle_strategy = ShuffleStrategy.SORT_SHUFFLE_PULL_BASED
    return ray


def _rows(batch: Any) -> Iterator[Row]:
    for key, value in zip(batch["key"].to_pylist(), batch["value"].to_pylist(), strict=True):
        yield key, pickle.loads(value)  # noqa: S301 (our own)


def _block(rows: Iterable[Row], parts: int) -> Any:
    import pyarrow as pa

    keys, values = [], []
    for key, value in rows:
        keys.append(key)
        values.append(pickle.dumps(value, protocol=5))
    columns = [[key % parts for key in keys], keys, values]
    kinds = (pa.int64(), pa.int64(), pa.binary())
    arrays = [pa.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
    return pa.table(arrays, names=["part", "key", "value"])


def _blocks(rows: Iterable[Row], parts: int) -> Iterator[Any]:
    held: list[Row] = []
    for row in rows:
        held.append(row)
        if len(held) == ROWS:
            yield _block(held, parts)
            held = []
    if held:
        yield _block(held, parts)
