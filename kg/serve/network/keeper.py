"""The network of the newest copy of the store, made beside it while the copy answers already."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from pathlib import Path

from kg.serve.pool import Limits


class Network:
    """The file of the newest copy that has one; None until the first is made."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.file: Path | None = None
        self.broken = False  # whether the newest could not be made
        self._task: asyncio.Task[None] | None = None

    async def follow(self, folder: Path) -> None:
        """Make the file of this copy in the background; what was being made of an older one is given up."""
        await self.stop()
        self._task = asyncio.get_running_loop().create_task(self._made(folder))

    async def _made(self, folder: Path) -> None:
        from kg.serve.network.index import partial  # brings SQLite and the engine, which starting can do without

        file = folder.with_name(f"{folder.name}.network")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg.serve.network.index", str(folder), str(file), str(self.limits.memory)
        )
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
            partial(file).unlink(missing_ok=True)

    async def stop(self) -> None:
        """Give up what is being made."""
        task, self._task = self._task, None
        if task and not task.done():
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
