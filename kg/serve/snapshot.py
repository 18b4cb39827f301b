"""Copies of the store that requests are answered from, so that a build can go on beside the server."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.copied import copied
from kg.store.folder import QUADS, Folder
from kg.store.half import half

PREFIX = "serve-"


class Snapshots:
    """Makes a copy by hard links, at once and with no room of its own, whenever the store has changed."""

    def __init__(self, store: Path) -> None:
        self.store = store
        Folder(store, create=False, read_only=True, wait=2).release()  # says what is wrong with the folder, if anything
        _clear(store)
        self._room = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=store))  # links need this file system
        self._number = 0
        self._seen: object = None

    def changed(self) -> bool:
        """Whether the store holds something else than the last copy, as far as its files tell."""
        return self._state() != self._seen

    def take(self, wait: float = 0.0) -> Path | None:
        """The folder of a fresh copy; None while a build writes."""
        try:
            folder = Folder(self.store, create=False, read_only=True, wait=wait)
        except StoreError:
            return None
        try:
            seen = self._state()
            self._number += 1
            target = self._room / str(self._number)
            if folder.quads.exists():
                try:
                    copied(folder.quads, target, folder.release)
                except (OSError, RuntimeError):
                    self.drop(target)  # a full disk is not to be filled with halves, try after try
                    raise
            self._seen = seen
            return target
        finally:
            folder.release()

    def half(self, folder: Path) -> list[str]:
        """What is half made in a copy, in words."""
        return half(ox.Store.read_only(str(folder))) if folder.exists() else []

    def forget(self) -> None:
        """The last copy is of no use: what the store holds is to be copied anew."""
        self._seen = None

    def drop(self, folder: Path) -> None:
        """Delete a copy that nobody reads any more."""
        shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Delete all copies."""
        shutil.rmtree(self._room, ignore_errors=True)

    def _state(self) -> object:
        files = sorted((self.store / QUADS).glob("*")) if (self.store / QUADS).is_dir() else []
        kept = (f for f in files if not f.name.startswith(("LOG", "LOCK", "OPTIONS")))
        return tuple((f.name, s.st_size, s.st_mtime_ns) for f in kept if (s := _stat(f)))


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except FileNotFoundError:
        return None


def _clear(store: Path) -> None:
    """Delete what servers left behind that were killed."""
    for folder in store.glob(f"{PREFIX}*"):
        number = folder.name.removeprefix(PREFIX).partition("-")[0]
        try:
            os.kill(int(number), 0)
        except (ProcessLookupError, ValueError):
            shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue  # alive, and somebody else's
