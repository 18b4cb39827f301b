"""Storages at an address, through fsspec: which one, and asked again where it fails for a moment."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any, TypeVar

from kg.errors import UsageError

TRIES = 4
PAUSE = 0.5  # seconds before it is asked again, twice as many each time
FINAL = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)
WHOLE = ("s3", "s3a", "gs", "gcs", "az", "abfs")  # where what is put appears whole or not at all, by their makers' word
SERVED = (*WHOLE, "hdfs", "file", "memory")
Answer = TypeVar("Answer")


def storage(address: str) -> tuple[Any, str]:
    """The storage at an address, and the path in it; UsageError where it cannot be reached, or is none of ours."""
    scheme, _, rest = address.partition("://")
    if scheme.lower() in ("http", "https"):
        raise UsageError(
            f"{address}: pages are fetched with kg fetch; here belong files, folders and storages (s3://…)"
        )
    if scheme not in SERVED or "::" in address:  # fsspec's chains lead to any storage, the web too
        raise UsageError(f"{address}: storages are {', '.join(f'{name}://' for name in SERVED)}, and none in another")
    given = f"s3://{rest}" if scheme == "s3a" else address  # another's name for the same
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UsageError(f"{address} is reached with fsspec: pip install 'newskg[scale]'") from None
    try:
        found, root = url_to_fs(given)
    except (ImportError, ValueError, OSError) as error:  # its package, or who should answer, is not there
        if isinstance(error, ImportError) and given.startswith("s3://"):
            return _s3(), rest
        raise UsageError(f"{address} cannot be reached: {error or type(error).__name__}") from None
    return found, str(root)


def _s3() -> Any:
    """Amazon's, or one that speaks as it does at AWS_ENDPOINT_URL, by pyarrow: what there is without s3fs. Account and
    region are those of the environment or of Amazon's own files.
    """
    from fsspec.implementations.arrow import ArrowFSWrapper
    from pyarrow.fs import S3FileSystem

    scheme, _, host = os.environ.get("AWS_ENDPOINT_URL", "").rpartition("://")
    return ArrowFSWrapper(S3FileSystem(endpoint_override=host or None, scheme=scheme or None))


def puts_whole(found: Any) -> bool:
    """Whether what is written to this storage appears whole or not at all."""
    names = (found.protocol,) if isinstance(found.protocol, str) else found.protocol
    return any(name in WHOLE for name in names)


def steady(ask: Callable[[], Answer]) -> Answer:
    """What a storage answers, asked again where it fails for a moment; OSError where it goes on failing."""
    for failed in range(1, TRIES):
        try:
            return ask()
        except FINAL:
            raise
        except OSError:
            time.sleep(PAUSE * 2 ** (failed - 1))
    return ask()
