"""Where shards lie: a folder, or the address of a storage that fsspec knows, s3://… for one. A file appears whole or
not at all.
"""

from __future__ import annotations

import logging
import os
import tempfile
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from kg.errors import UnreadableInput
from kg.records import Article
from kg.scale.storage import puts_whole, steady, storage

PART = ".part"  # the end of a name that is still written to
NOTES = logging.getLogger("kg.read.notes")  # what is said once of an input
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
            self._storage, self._root = storage(self.where)

    def names(self) -> set[str]:
        """The files that lie in it."""
        return {*self.sizes()}

    def sizes(self) -> dict[str, int]:
        """The files that lie in it, each with its bytes."""
        if self._storage is None:
            folder = Path(self._root)
            files = (path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else ()
            return {path.name: path.stat().st_size for path in files}
        with suppress(FileNotFoundError):
            found = steady(lambda: self._storage.ls(self._root, detail=True, refresh=True))
            return {PurePosixPath(told["name"]).name: int(told["size"] or 0) for told in found}
        return {}

    def end(self, name: str, count: int) -> bytes:
        """The last bytes of a file."""
        if self._storage is None:
            with Path(self._root, name).open("rb") as file:
                file.seek(max(0, file.seek(0, os.SEEK_END) - count))
                return file.read()
        content: bytes = steady(lambda: self._storage.cat_file(f"{self._root}/{name}", start=-count))
        return content

    def read(self, name: str) -> bytes:
        """A whole file; OSError where there is none."""
        if self._storage is None:
            return Path(self._root, name).read_bytes()
        content: bytes = steady(lambda: self._storage.cat_file(f"{self._root}/{name}"))
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
        steady(lambda: self._put(name, content) if puts_whole(self._storage) else self._moved(draft, name, content))

    def _put(self, name: str, content: bytes) -> None:
        self._storage.pipe_file(f"{self._root}/{name}", content)

    def _moved(self, draft: str, name: str, content: bytes) -> None:
        self._storage.makedirs(self._root, exist_ok=True)
        self._put(draft, content)
        self._storage.mv(f"{self._root}/{draft}", f"{self._root}/{name}")

    def remove(self, names: Iterable[str]) -> None:
        """Takes files away, those that are there."""
        for name in names:
            with suppress(FileNotFoundError):
                if self._storage is None:
                    Path(self._root, name).unlink()
                else:
                    steady(partial(self._storage.rm_file, f"{self._root}/{name}"))


def read_all(paths: Iterable[str], read: Read, failed: Callable[[UnreadableInput], None]) -> Iterator[Article]:
    """The articles of files, folders and addresses in their order; what lies at an address is fetched file by file."""
    for away, group in groupby(paths, is_address):
        if not away:
            yield from read([*group], failed)
            continue
        for path in group:
            far, root = storage(path)
            names = sorted(steady(partial(far.find, root))) or sorted(steady(partial(far.glob, root)))
            if not names:
                failed(UnreadableInput(path, "nothing is there"))
            for name in names:
                yield from _fetched(far, name, read, failed)


def _fetched(far: Any, name: str, read: Read, failed: Callable[[UnreadableInput], None]) -> Iterator[Article]:
    address = str(far.unstrip_protocol(name))
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        here = Path(folder, PurePosixPath(name).name)

        def meant(source: str) -> str:
            return source.replace(here.as_posix(), address, 1)

        def told(error: UnreadableInput) -> None:
            failed(UnreadableInput(meant(error.source), error.reason))

        try:
            steady(partial(far.get_file, name, str(here)))
        except OSError as error:
            failed(UnreadableInput(address, error.strerror or str(error) or "cannot be fetched"))
            return
        with _noted(meant):
            for article in read([str(here)], told):
                yield replace(article, source=meant(article.source))


@contextmanager
def _noted(meant: Callable[[str], str]) -> Iterator[None]:
    """Lets what reading logs meanwhile name its input as it is `meant`."""

    def mend(record: logging.LogRecord) -> bool:
        told = record.args if isinstance(record.args, tuple) else ()
        record.args = tuple(meant(arg) if isinstance(arg, str) else arg for arg in told)
        return True

    NOTES.addFilter(mend)
    try:
        yield
    finally:
        NOTES.removeFilter(mend)
