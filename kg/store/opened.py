"""What is open: the engine over a folder, held until it is closed, and what a change has to tell the folder."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg import config
from kg.closing import Closing
from kg.errors import StoreError
from kg.store import spoken
from kg.store.change import Change
from kg.store.copied import copied
from kg.store.folder import Folder
from kg.store.half import half

LEFTOVER = 32_000_000  # bytes of old logs that are not worth an opening


class Opened(Closing):
    """An engine and its folder; use it as a context manager. Every method raises StoreError after `close`."""

    def __init__(self, engine: ox.Store, folder: Folder | None, *, read_only: bool) -> None:
        self._engine: ox.Store | None = engine
        self._folder = folder
        self.read_only = read_only
        self.path = folder.path if folder else None
        self._since: set[str] | None = None  # graphs new since the knowledge layer was derived, if nothing else changed

    @property
    def engine(self) -> ox.Store:
        """The pyoxigraph store itself."""
        if self._engine is None:
            raise StoreError("the store is closed; open it again")
        return self._engine

    def close(self) -> None:
        """Writes out what is in memory and lets other processes in; closing twice is harmless."""
        written = self._engine is not None and not self.read_only and self._folder is not None
        if self._engine is not None and written:
            with suppress(OSError, RuntimeError):  # a full disk: what was done is in the engine's log
                self._engine.flush()
        self._engine = None  # the engine's files close with its last reference
        if self._folder:
            if written and self._folder.logs() > LEFTOVER:  # kept for reuse, and let go of by opening
                with suppress(OSError, RuntimeError):
                    ox.Store(str(self._folder.quads))
            self._folder.release()

    @property
    def outdated(self) -> bool:
        """Whether graphs of an older format are in it; `kg build --again` reads their articles anew."""
        return self._folder is not None and self._folder.oldest < config.STORE_FORMAT

    @property
    def older(self) -> bool:
        """Whether all of it is of an older format, which the first change ends: that program cannot read it then."""
        return self._folder is not None and self._folder.older

    def writing(self) -> None:
        """Notes that the store is about to change; for who writes to its engine. StoreError where it only reads."""
        self._since = None
        self._ready()
        spoken.forget(self.path)

    def _ready(self) -> None:
        if self.read_only:
            raise StoreError("the store is open for reading only; open it without read_only to change it")
        if self._folder is not None:
            self._folder.writing()

    def size(self) -> int:
        """Bytes on disk; 0 in memory."""
        return self._folder.size() if self._folder else 0

    def backup(self, folder: str | os.PathLike[str]) -> None:
        """Copies the store into a new folder while it stays open: hard links, so at once; readers open the copy."""
        if self._folder is None:
            raise StoreError("a store in memory cannot be copied to a folder; dump it")
        target = self._folder.beside(Path(folder))
        if not self.read_only:
            self.engine.backup(str(target))
        elif self._folder.quads.exists():
            copied(self._folder.quads, target)

    def _write(self, change: Change, what: str) -> None:
        self._ready()
        try:
            change.commit(self.engine)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{what} could not be written{self._left(what)}: {error}") from error

    def _left(self, what: str) -> str:
        """What is in the store after something could not be written."""
        with suppress(OSError, RuntimeError):
            if what in half(self.engine):
                return ", but for parts of it; it is half made now, and the next kg build or kg link makes it anew"
        return " and nothing of it was"
