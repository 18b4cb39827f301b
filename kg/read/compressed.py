"""Compressed inputs (.gz, .zst) are unpacked as they are read; what they unpack to is bounded like any other input."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.errors import UnreadableInput

PACKED = frozenset({".gz", ".zst"})
CHUNK = 512  # bytes unpacked at a time: the worst of them become 20 MB


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
            from zstandard import ZstdError

            with _named(source, ZstdError, EOFError):
                yield io.BufferedReader(_Frames(file))
        else:
            yield file


class _Frames(io.RawIOBase):
    """What zstd frames unpack to; EOFError where the last breaks off, of which the package's own reader is silent."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._held, self._packed = file, b"", b""
        self._frame: Any = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes."""
        from zstandard import ZstdDecompressor

        while not self._held:
            self._packed = self._packed or self._file.read(CHUNK)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError("its last frame is not whole")
                return 0
            self._frame = self._frame or ZstdDecompressor().decompressobj()
            self._held, self._packed = self._frame.decompress(self._packed), b""
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        size = min(len(buffer), len(self._held))
        buffer[:size], self._held = self._held[:size], self._held[size:]
        return size


@contextmanager
def _named(source: str, *damage: type[Exception]) -> Iterator[None]:
    try:
        yield
    except damage as error:
        raise UnreadableInput(source, f"packed data that is damaged or breaks off: {error}") from None
