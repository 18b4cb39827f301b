"""A disk without room: a small one of its own, where this machine lets us make one; and files that may not grow."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MEGABYTES = 48


class Disk:
    """A folder whose disk can be filled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def full(self, free: int) -> Iterator[None]:
        """Leaves that many bytes, and gives the room back."""
        there, ballast = os.statvfs(self.folder), self.folder / "ballast"
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, there.f_bavail * there.f_frsize - free))
        try:
            yield
        finally:
            ballast.unlink()


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk | None]:
    """A disk of `MEGABYTES` mounted at a new folder; None where this machine lets nobody do so."""
    folder.mkdir()
    owner = f"uid={os.getuid()},gid={os.getgid()}"
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,{owner}", "tmpfs", str(folder)]
    for leave in ([], ["sudo", "-n"]):
        with suppress(OSError):
            if subprocess.run([*leave, *mount], capture_output=True).returncode == 0:
                try:
                    yield Disk(folder)
                finally:
                    subprocess.run([*leave, "umount", "--lazy", str(folder)], check=True)
                return
    yield None


@contextmanager
def bounded(most: int) -> Iterator[None]:
    """No file of this process grows beyond that many bytes: a full disk where no disk can be made."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))  # Python ignores the signal; the call fails with EFBIG
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
