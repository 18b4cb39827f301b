"""How the C library keeps memory for the engine, so that a process that writes much does not grow meanwhile."""

from __future__ import annotations

import ctypes
from contextlib import suppress

ARENAS = -8  # M_ARENA_MAX of glibc's malloc.h


def one_arena() -> bool:
    """Has glibc's malloc give all threads their memory from one place; whether it does. Others have no such setting.

    The engine's threads come and go with each load. Each would have an arena of its own, of which little is given back:
    some 70 MB in three million quads. With one there is no growth, and loading takes as long.
    """
    with suppress(OSError, AttributeError):
        return bool(ctypes.CDLL(None).mallopt(ARENAS, 1))
    return False
