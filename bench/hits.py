"""What is done to a build while it runs: each fault takes the soak, begins a build and hits it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from kills import Process

SIZE = 900  # MB of the small disk, where one can be made


class Soak(Protocol):
    """What a fault needs."""

    draw: random.Random
    disk: Disk

    def begin(self, log: str = "log") -> Process:
        """A build that runs."""

    def ended(self, process: Process, log: str = "log") -> None:
        """A build that was hit is over: what it told is noted."""

    def kg(self, *arguments: str, may_fail: bool = False) -> None:
        """A command of the same program, to its end."""

    def instant(self) -> None:
        """Waits for some part of the time that a build takes."""


class Disk:
    """A small disk of its own for the store, where this machine lets us have one; else the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._ballast = folder, folder / "ballast"
        folder.mkdir()
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", folder], capture_output=True)
        self.small = made.returncode == 0

    def fill(self, free: int) -> None:
        """Leaves that many bytes."""
        there = os.statvfs(self.folder)
        with self._ballast.open("wb") as file, suppress(OSError):
            os.posix_fallocate(file.fileno(), 0, max(1, there.f_bavail * there.f_frsize - free))

    def clear(self) -> None:
        """Lets it have room again."""
        self._ballast.unlink(missing_ok=True)

    def close(self) -> None:
        """Gives the disk back."""
        if self.small:
            subprocess.run(["umount", "-l", self.folder], check=False)


def over(process: Process, seconds: float = 15.0) -> bool:
    """Whether every process of a group has ended, in that time; what is left is killed."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        process.poll()
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    return False


def children(pid: int) -> list[int]:
    """The processes that a process has begun, by /proc."""
    with suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def nothing(soak: Soak) -> None:
    """Nobody disturbs."""
    soak.ended(soak.begin())


@contextmanager
def struck(soak: Soak) -> Iterator[Process]:
    """A build at some instant, waited for after what is done to it; it may be over by then."""
    process = soak.begin()
    soak.instant()
    with suppress(ProcessLookupError):
        yield process
    soak.ended(process)


def kill(soak: Soak) -> None:
    """`kill -9` of all."""
    with struck(soak) as process:
        os.killpg(process.pid, signal.SIGKILL)


def kill_leader(soak: Soak) -> None:
    """`kill -9` of the leader; its workers end by themselves."""
    with struck(soak) as process:
        os.kill(process.pid, signal.SIGKILL)


def kill_worker(soak: Soak) -> None:
    """`kill -9` of one of its processes."""
    with struck(soak) as process:
        if found := children(process.pid):
            os.kill(soak.draw.choice(found), signal.SIGKILL)


def interrupt(soak: Soak) -> None:
    """Ctrl-C."""
    with struck(soak) as process:
        os.killpg(process.pid, signal.SIGINT)


def stop(soak: Soak) -> None:
    """All of it stands still for some seconds."""
    with struck(soak) as process:
        os.killpg(process.pid, signal.SIGSTOP)
        time.sleep(soak.draw.uniform(0.5, 3.0))
        os.killpg(process.pid, signal.SIGCONT)


def full(soak: Soak) -> None:
    """A disk that is full, or becomes so while it runs."""
    free = soak.draw.choice((0, 50_000, 500_000, 2_000_000, 8_000_000))
    if soak.draw.random() < 0.5:
        soak.disk.fill(free)
        process = soak.begin()
    else:
        process = soak.begin()
        soak.instant()
        soak.disk.fill(free)
    soak.ended(process)
    soak.disk.clear()


def twice(soak: Soak) -> None:
    """Two builds at once."""
    one, other = soak.begin(), soak.begin("log2")
    soak.ended(other, "log2")
    soak.ended(one)


def asked(soak: Soak) -> None:
    """Questions and an export at the same time."""
    process = soak.begin()
    soak.instant()
    soak.kg("query", "--question", "most-cited", may_fail=True)
    soak.kg("export", "--format", "nquads", "--out", "out.nq", may_fail=True)
    soak.ended(process)


FAULTS = {one.__name__: one for one in (nothing, kill, kill_leader, kill_worker, interrupt, stop, full, twice, asked)}
