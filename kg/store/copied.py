"""A copy of the engine's files while nobody writes them: python -m kg.store.copied TARGET sorts the log of one.

The engine's own copy of what is open to be read has its tables alone, and not what a killed build left in the log. And
whoever opens a log reads all of it into memory (a million quads: 900 MB). So here the tables are linked, the log is
copied, and it is sorted into tables once, in the copy; a long one by a process that then ends. That takes up to a
minute, in which others may write to the store again.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.config import program

LONG = 16_000_000  # bytes of a log; sorting it takes about twice as many of memory
_OWN = ("LOCK", "LOG")  # of a folder's opener, and what the engine tells about itself


def copied(quads: Path, target: Path, let_in: Callable[[], None] | None = None) -> None:
    """Make the copy of a folder that somebody keeps from being written, until `let_in` is called; RuntimeError or
    OSError where it cannot be.
    """
    _copied(quads, target)
    if let_in:
        let_in()
    if sum(file.stat().st_size for file in target.glob("*.log")) <= LONG:
        _sorted(target)
        return
    command, env = program("kg.store.copied", str(target))
    made = subprocess.run(command, env=env, stderr=subprocess.PIPE, check=False)  # noqa: S603
    if made.returncode:
        last = made.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise RuntimeError(f"no copy of {quads} could be made: {last or f'the process ended with {made.returncode}'}")


def _copied(quads: Path, target: Path) -> None:
    target.mkdir()
    for file in quads.iterdir():
        if file.name.startswith(_OWN):
            continue
        if file.suffix != ".sst" or not _linked(file, target / file.name):  # tables never change; a log is used again
            shutil.copyfile(file, target / file.name)


def _sorted(quads: Path) -> None:
    ox.Store(str(quads)).flush()  # to open it is what sorts the log


def _linked(file: Path, other: Path) -> bool:
    try:
        os.link(file, other)
    except OSError:  # a file system without links
        return False
    return True


if __name__ == "__main__":
    _sorted(Path(sys.argv[1]))
