"""Where shards lie: a folder, or the address of a storage that fsspec knows, s3://… for one. A file appears whole or
not at all.
"""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from kg.errors import UnreadableInput, UsageError
from kg.records import Article

PART = ".part"  # the end of a name that is still written to
Read = Callable[[list[str], Callable[[UnreadableInput], None]], Iterator[Article]]


def is_address(path: str) -> bool:
    """Whether this is the address of a storage, not a file or folder here."""
    return "://" in path


class Place:
    """A folder of files, here or at an address; made where it is not there. UsageError where fsspec is missing."""

    def __init__(self, where: str) -> None:
        self.where = where.rstrip("/") if is_address(where) else where
        self._storage: Any = None
        self._root = where
        if is_address(where):
            self._storage, self._root = _storage(self.where)

    def names(self) -> set[str]:
        """The files that lie in it."""
        if self._storage is None:
            folder = Path(self._root)
            return {path.name for path in folder.iterdir() if path.is_file()} if folder.is_dir() else set()
        with suppress(FileNotFoundError):
            return {PurePosixPath(path).name for path in self._storage.ls(self._root, detail=False, refresh=True)}
        return set()

    def read(self, name: str) -> bytes:
        """A whole file; OSError where there is none."""
        if self._storage is None:
            return Path(self._root, name).read_bytes()
        content: bytes = self._storage.cat_file(f"{self._root}/{name}")
        return content

    def write(self, name: str, content: bytes) -> None:
        """A file in the place of the one of that name."""
        draft = f".{name}.{uuid.uuid4().hex}{PART}"  # not by process: another machine may have one of that number
        if self._storage is None:
            folder = Path(self._root)
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / draft).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            (folder / draft).replace(folder / name)
            return
        self._storage.makedirs(self._root, exist_ok=True)
        self._storage.pipe_file(f"{self._root}/{draft}", content)
        self._storage.mv(f"{self._root}/{draft}", f"{self._root}/{name}")

    def remove(self, names: Iterable[str]) -> None:
        """Takes files away, those that are there."""
        for name in names:
            with suppress(FileNotFoundError):
                if self._storage is None:
                    Path(self._root, name).unlink()
                else:
                    self._storage.rm_file(f"{self._root}/{name}")


def read_all(paths: Iterable[str], read: Read, failed: Callable[[UnreadableInput], None]) -> Iterator[Article]:
    """The articles of files, folders and addresses in their order; what lies at an address is fetched file by file."""
    for away, group in groupby(paths, is_address):
        if not away:
            yield from read([*group], failed)
            continue
        for path in group:
            storage, root = _storage(path)
            names = sorted(storage.find(root)) or sorted(storage.glob(root))
            if not names:
                failed(UnreadableInput(path, "nothing is there"))
            for name in names:
                yield from _fetched(storage, name, read, failed)


def _fetched(storage: Any, name: str, read: Read, failed: Callable[[UnreadableInput], None]) -> Iterator[Article]:
    address = str(storage.unstrip_protocol(name))
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        here = Path(folder, PurePosixPath(name).name)

        def meant(source: str) -> str:
            return source.replace(here.as_posix(), address, 1)

        def told(error: UnreadableInput) -> None:
            failed(UnreadableInput(meant(error.source), error.reason))

        try:
            storage.get_file(name, str(here))
        except OSError as error:
            failed(UnreadableInput(address, error.strerror or str(error) or "cannot be fetched"))
            return
        for article in read([str(here)], told):
            yield replace(article, source=meant(article.source))


def _storage(address: str) -> tuple[Any, str]:
    if address.lower().startswith(("http://", "https://")):
        raise UsageError(
            f"{address}: pages are fetched with kg fetch; here belong files, folders and storages (s3://…)"
        )
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UsageError(f"{address} is reached with fsspec: pip install 'newskg[scale]'") from None
    try:
        storage, root = url_to_fs(address)
    except (ImportError, ValueError) as error:  # the package of this very storage, or a storage nobody knows
        raise UsageError(f"{address} cannot be reached: {error}") from None
    return storage, str(root)
