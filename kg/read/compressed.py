"""Compressed inputs (.gz, .zst) are unpacked as they are read; what they unpack to is bounded like any other input."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import UnreadableInput

PACKED = frozenset({".gz", ".zst"})


def suffix(path: Path) -> str:
    """What a file holds, by its name: '.jsonl' for 'news.jsonl.gz'; what only says that it is packed is not counted."""
    last = path.suffix.lower()
    return Path(path.stem).suffix.lower() if last in PACKED else last


@contextmanager
def opened(path: Path, source: str) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked where its name says that it is packed.

    Raises UnreadableInput where they are damaged or break off.
    """
    packed = path.suffix.lower()
    with path.open("rb") as file:
        if packed == ".gz":
            with _named(source, gzip.BadGzipFile, EOFError, zlib.error), gzip.GzipFile(fileobj=file) as unpacked:
                yield cast(BinaryIO, unpacked)
        elif packed == ".zst":
            from zstandard import ZstdDecompressor, ZstdError

            with _named(source, ZstdError), ZstdDecompressor().stream_reader(file, read_across_frames=True) as frames:
                yield io.BufferedReader(frames)
        else:
            yield file


@contextmanager
def _named(source: str, *damage: type[Exception]) -> Iterator[None]:
    try:
        yield
    except damage as error:
        raise UnreadableInput(source, f"packed data that is damaged or breaks off: {error}") from None
