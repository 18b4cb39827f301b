"""Rows of whole numbers too many for memory, put aside by which part of a range they belong to and taken up again part
by part; a part that is too large itself comes in stretches.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from kg.closing import Closing

Rows = npt.NDArray[np.int64]
Pieces = list[tuple[int, int]]  # where in the file rows are, in bytes
HELD = 250_000  # numbers in memory
SAMPLED = 500_000  # rows that tell where a part is divided
PARTS = 64
SHORT = np.int32  # for numbers below two milliards


class Spool(Closing):
    """Rows of `width` numbers, the first of which tells the part: the larger it is, the higher the part, or the same.

    The file lies in `folder`, and has no name there; use it as a context manager.
    """

    def __init__(self, width: int, folder: Path | None = None, kind: npt.DTypeLike = np.int64) -> None:
        self._width, self._folder, self._kind = width, folder, np.dtype(kind)
        self._held: list[tuple[Rows, npt.NDArray[Any]]] = []  # part of each row, rows
        self._size = 0
        self._file: IO[bytes] | None = None
        self._pieces: dict[int, Pieces] = {}  # by part

    def close(self) -> None:
        """Lets go of what was put aside."""
        self._held = []
        if self._file:
            self._file.close()

    def add(self, parts: Rows, *columns: npt.NDArray[Any]) -> None:
        """Puts rows aside, each in its part."""
        if len(parts):
            rows = np.empty((len(parts), self._width), self._kind)
            for place, column in enumerate(columns):
                rows[:, place] = column
            self._held.append((parts, rows))
            self._size += rows.size
            if self._size > HELD:
                self._spill()

    def _sorted(self) -> Iterator[tuple[int, npt.NDArray[Any]]]:
        if not self._held:
            return
        parts = np.concatenate([parts for parts, _ in self._held])
        rows = np.concatenate([rows for _, rows in self._held])
        self._held, self._size = [], 0
        order = np.argsort(parts, kind="stable")
        parts, rows = parts[order], rows[order]
        starts = np.flatnonzero(np.r_[True, parts[1:] != parts[:-1]])
        for low, high in zip(starts.tolist(), [*starts[1:].tolist(), len(parts)], strict=True):
            yield int(parts[low]), rows[low:high]

    def _spill(self) -> None:
        if self._file is None:
            self._file = TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with the spool
        for part, rows in self._sorted():
            body = rows.tobytes()
            self._pieces.setdefault(part, []).append((self._file.tell(), len(body)))
            self._file.write(body)

    def taken(self) -> Iterator[Rows]:
        """The rows in the order of the parts, each once; those with the same first number come together."""
        if self._file is None:
            yield from (rows.astype(np.int64) for _, rows in self._sorted())
            return
        self._spill()
        for part in sorted(self._pieces):
            pieces = self._pieces.pop(part)
            if sum(length for _, length in pieces) <= HELD * self._kind.itemsize:
                yield self._whole(pieces)
            else:
                yield from self._stretches(pieces)

    def _stretches(self, pieces: Pieces) -> Iterator[Rows]:
        """The rows of a part from the least first number up, so many as there is room for at one time."""
        width = self._width * self._kind.itemsize
        stride = -(-sum(length for _, length in pieces) // (width * SAMPLED))
        some = np.sort(np.concatenate([self._read(*piece)[::stride, 0].copy() for piece in pieces]))
        yield from self._divided(pieces, np.unique(some[:: max(1, HELD // self._width // stride)]))

    def _divided(self, pieces: Pieces, bounds: npt.NDArray[Any]) -> Iterator[Rows]:
        """The rows from each bound to the next, those below the first with its own: read once and put aside again, with
        many bounds in groups that are divided in turn.
        """
        step = 1
        while len(bounds) > step * PARTS:
            step *= PARTS
        with Spool(self._width, self._folder, self._kind) as groups:
            for piece in pieces:
                rows = self._read(*piece)
                groups.add(np.searchsorted(bounds[step::step], rows[:, 0], side="right"), *rows.T)
            del rows
            groups._spill()
            for group in sorted(groups._pieces):
                own = groups._pieces.pop(group)
                if step == 1:
                    yield groups._whole(own)
                else:
                    yield from groups._divided(own, bounds[group * step : (group + 1) * step])

    def _whole(self, pieces: Pieces) -> Rows:
        return np.concatenate([self._read(*piece) for piece in pieces]).astype(np.int64)

    def _read(self, place: int, length: int) -> npt.NDArray[Any]:
        assert self._file
        self._file.seek(place)
        return np.frombuffer(self._file.read(length), self._kind).reshape(-1, self._width)


def parts_of(values: npt.NDArray[Any], end: int, parts: int = PARTS) -> Rows:
    """The part of each value of a range from 0 to `end`."""
    return np.asarray(values, np.int64) * parts // max(1, end)
