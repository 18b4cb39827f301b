"""Opening a store: an embedded Oxigraph in a folder, or one in memory."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.folder import LOST, Folder
from kg.store.memory import one_arena
from kg.store.oxigraph import Store

MEMORY = ":memory:"


def open_store(
    path: str | os.PathLike[str], *, create: bool = False, read_only: bool = False, wait: float = 2.0
) -> Store:
    """Opens the store in a folder, or an empty one in memory for ':memory:'.

    One writer or many readers may have a folder open; `wait` is for how many seconds to wait for the others. Raises
    StoreError where there is no store (unless `create`), or it is held elsewhere or damaged, StoreVersionError where
    a newer program wrote it.
    """
    if os.fspath(path) == MEMORY:
        return Store(ox.Store(), None, read_only=False)
    folder = Folder(Path(path), create=create, read_only=read_only, wait=wait)
    try:
        folder.whole()
        if read_only:  # what was made but never written to has no files yet
            engine = ox.Store.read_only(str(folder.quads)) if folder.quads.exists() else ox.Store()
        else:
            one_arena()
            engine = _opened(str(folder.quads))
    except (OSError, RuntimeError) as error:
        folder.release()
        lost = f"; {LOST}" if "orrupt" in str(error) else ""
        if "Read-only file system" in str(error):
            lost = "; the engine writes even to read: copy the store to a disk that can be written"
        raise StoreError(f"the store {path} cannot be opened: {error}{lost}") from error
    return Store(engine, folder, read_only=read_only)


def _opened(path: str) -> ox.Store:
    try:
        return ox.Store(path)
    except OSError as error:
        if "current process" not in str(error):
            raise
        gc.collect()  # a store that an error closed, whose traceback still held on to it
        return ox.Store(path)
