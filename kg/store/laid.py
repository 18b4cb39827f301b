"""The knowledge layer while it is derived, part by part, against the one that is there."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.store.change import Change
from kg.store.folder import PART
from kg.store.pattern import KNOWLEDGE
from kg.store.terms import term

HELD = 25_000  # quads that are held in memory as objects
MIXED = 20_000  # in one change with others that go
Write = Callable[[Change], None]
Quads = list[ox.Quad]


class Laid:
    """Takes the parts and writes what differs; `first` is written before all of it where there are several."""

    def __init__(self, engine: ox.Store, write: Write, first: Callable[[], Change], folder: Path | None = None) -> None:
        self._engine, self._write, self._first, self._folder = engine, write, first, folder
        self._parts = 0
        self._empty = next(self._all(), None) is None
        self._derived: _Hashes | None = None
        self.moves = False  # whether what was written already tells otherwise which entity stands for another

    def _all(self) -> Iterator[ox.Quad]:
        return self._engine.quads_for_pattern(None, None, None, KNOWLEDGE)

    def take(self, quads: Quads) -> None:
        """Writes a part of the layer; others follow."""
        self._begin()
        if not self._empty:
            self._derived = self._derived or _Hashes(self._folder)
            self._derived.add(map(hash, quads))
            quads = [quad for quad in quads if quad not in self._engine]
        self._put(Change(new=quads))

    def rest(self, quads: Quads) -> tuple[Quads, Quads]:
        """With the last part: what is still to go, and to come."""
        if self._empty:
            return [], quads
        if not self._parts and len(old := set(islice(self._all(), HELD + 1))) <= HELD:
            new = dict.fromkeys(quads)
            return [quad for quad in old if quad not in new], [quad for quad in quads if quad not in old]
        self.take(quads)
        gone: Quads = []
        for quad in self._all():
            if self._derived and hash(quad) not in self._derived:
                gone.append(quad)
            if len(gone) >= min(MIXED, HELD):
                self._put(Change(quads=gone))
                gone = []
        return gone, []

    def pieces(self, gone: Quads, come: Quads) -> tuple[Quads, Quads]:
        """Writes what is too much for one change; what is left of it. What goes and what comes in one change is told
        to the engine as text, which takes ten times the memory of what only comes.
        """
        if not self._parts and len(gone) + len(come) <= (min(MIXED, HELD) if gone else HELD):
            return gone, come
        self._begin()
        step = min(MIXED, HELD)
        for start in range(0, len(gone), step):
            self._put(Change(quads=gone[start : start + step]))
        for start in range(0, len(come), HELD):
            self._put(Change(new=come[start : start + HELD]))
        return [], []

    def close(self) -> None:
        """Lets go of what it keeps in a file."""
        if self._derived:
            self._derived.close()

    def _begin(self) -> None:
        if not self._parts:
            self._put(self._first())
        self._parts += 1

    def _put(self, change: Change) -> None:
        self.moves = self.moves or moves(change.quads) or moves(change.new)
        if change:
            self._write(change)


class _Hashes:
    """Numbers of 64 bits in a file beside the store, or in memory; two quads with the same do not happen to meet."""

    def __init__(self, folder: Path | None) -> None:
        # What a killed process leaves of it goes when the store is next opened to be written.
        self._file = tempfile.NamedTemporaryFile(dir=folder, prefix=".derived-", suffix=PART) if folder else None  # noqa: SIM115
        self._db = sqlite3.connect(self._file.name if self._file else ":memory:", isolation_level=None)
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("CREATE TABLE hash (value INTEGER PRIMARY KEY)")

    def close(self) -> None:
        self._db.close()
        if self._file:
            self._file.close()

    def add(self, hashes: Iterable[int]) -> None:
        self._db.execute("BEGIN")
        self._db.executemany("INSERT OR IGNORE INTO hash VALUES (?)", ((one,) for one in sorted(hashes)))
        self._db.execute("COMMIT")

    def __contains__(self, one: int) -> bool:
        return self._db.execute("SELECT 1 FROM hash WHERE value = ?", (one,)).fetchone() is not None


def moves(quads: Iterable[ox.Quad]) -> bool:
    """Whether some tell which entity stands for another."""
    return any(quad.predicate == term("kg:mergedInto") for quad in quads)
