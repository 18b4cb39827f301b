"""The connection to a Ray cluster, or one of this machine's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.config import cores
from kg.errors import KgError, UsageError

HERE = "127.0.0.1"
STORE = 200_000_000  # bytes that articles on their way may take


def ray(*, alone: bool = False) -> Any:
    """The library, told to tell nobody and, where it is `alone`, to listen on loopback only (as it does on Windows and
    macOS unless told otherwise); UsageError where it is not installed.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if alone:
        os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
    try:
        import ray
    except ImportError:
        raise UsageError("--engine ray needs Ray: pip install 'newskg[scale]'") from None
    return ray


@contextmanager
def cluster(address: str | None, jobs: int | None = None) -> Iterator[None]:
    """A connection to a cluster; without an address to one of this machine, on loopback alone, that ends with it."""
    library = ray(alone=address is None)
    if library.is_initialized():
        yield
        return
    alone = {
        "include_dashboard": False, "_node_ip_address": HERE, "num_cpus": jobs or cores(), "object_store_memory": STORE,
    }  # fmt: skip
    try:
        library.init(address or "local", log_to_driver=False, logging_level="ERROR", **({} if address else alone))
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise KgError(f"there is no Ray cluster at {address or HERE}: {error}") from error
    try:
        yield
    finally:
        library.shutdown()
