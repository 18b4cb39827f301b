"""A file that a process of its own makes of each copy of the store, while the copy answers already."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from kg.config import program
from kg.serve.pool import Limits


class Beside:
    """The file of the newest copy that has one; None until the first is made by `python -m MODULE COPY FILE MEMORY`."""

    def __init__(self, module: str, limits: Limits) -> None:
        self.module, self.limits = module, limits
        self.file: Path | None = None
        self.broken = False  # whether the newest could not be made
        self._task: asyncio.Task[None] | None = None

    async def follow(self, folder: Path) -> None:
        """Make the file of this copy in the background; what was being made of an older one is given up."""
        await self.stop()
        self._task = asyncio.get_running_loop().create_task(self._made(folder))

    async def _made(self, folder: Path) -> None:
        file = folder.with_name(f"{folder.name}.{self.module.rpartition('serve.')[2]}")
        told = (str(folder), str(file), str(self.limits.memory))
        try:
            command, env = program(self.module, *told)
            process = await asyncio.create_subprocess_exec(*command, env=env)
        except OSError:
            self.broken = True
            return
        try:
            self.broken = await process.wait() != 0
            if not self.broken:
                old, self.file = self.file, file
                if old:
                    old.unlink(missing_ok=True)  # who reads it keeps it until done
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()  # until then it may still write there
            _partial(file).unlink(missing_ok=True)

    async def stop(self) -> None:
        """Give up what is being made."""
        task, self._task = self._task, None
        if task and not task.done():
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


@contextlib.contextmanager
def whole(file: Path) -> Iterator[sqlite3.Connection]:
    """A database to be filled; it has its name only once it is whole."""
    part = _partial(file)
    part.unlink(missing_ok=True)
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
    finally:
        connection.close()
    part.rename(file)


def _partial(file: Path) -> Path:
    return file.with_name(f"{file.name}.part")
