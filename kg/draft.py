"""A file that appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


@contextmanager
def draft(target: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the target's place at the end; on an error what was there before stays.

    OSError names the target where it cannot be written.
    """
    if target.exists() and not target.is_file():  # /dev/null has no place to take
        with target.open("wb") as file:
            yield file
        return
    written = target.with_name(f".{target.name}.{os.getpid()}.part")  # beside it, so that the last step is one rename
    try:
        with written.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        written.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(target)) from error
    finally:
        with suppress(OSError):
            written.unlink(missing_ok=True)
