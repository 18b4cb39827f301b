"""The store behind the server: a pool of workers on a fresh copy, exchanged when the store has changed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.serve.beside import Beside
from kg.serve.kept import Kept
from kg.serve.pool import Answer, Limits, Pool
from kg.serve.search import Search
from kg.serve.snapshot import Snapshots
from kg.serve.worker import PAGES
from kg.store.half import told

_log = logging.getLogger(__name__)
LOOK = 1.0  # seconds between looks at whether the store has changed
AGAIN = 10.0  # … where the newest state could not be opened
PAGE = 20.0  # seconds a page may take
PAGE_MEMORY = 2 << 30  # bytes that one who makes pages may take; they take far less
OF_STORE = frozenset({"home", "entity", "article", "statement", "name"})  # pages that depend on nothing else


class Source:
    """Answers from the newest state of the store that no build was writing."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self.store, self.limits = store, limits
        self._snapshots = Snapshots(store)
        self._pool: Pool | None = None
        self._looked = 0.0
        self._busy = asyncio.Lock()
        self._users: dict[Pool, int] = {}
        self._pages: dict[Pool, Pool] = {}  # of the same copy: a page need not wait for somebody's long query
        self._kept: dict[Pool, Kept] = {}
        self.search = Search(limits)
        self.network = Beside("kg.serve.network.index", limits)

    async def start(self) -> None:
        """Take the first copy; StoreError while a build writes and there is none yet."""
        folder = await asyncio.to_thread(self._snapshots.take, 5.0)
        if folder is None:
            self._snapshots.close()
            raise StoreError(f"the store {self.store} is being written; wait until that is done")
        self._pool = await self._opened(folder)

    async def _opened(self, folder: Path) -> Pool:
        if parts := await asyncio.to_thread(self._snapshots.half, folder):
            _log.warning("%s; until then answers mix the old and the new", told(parts, self.store))
        seconds, memory = min(PAGE, self.limits.seconds), min(PAGE_MEMORY, self.limits.memory)
        pages = replace(self.limits, seconds=seconds, memory=memory)
        pool, beside = Pool(folder, self.limits), Pool(folder, pages, PAGES)
        for failed in await asyncio.gather(pool.start(), beside.start(), return_exceptions=True):
            if isinstance(failed, BaseException):
                await asyncio.gather(pool.stop(), beside.stop())
                raise failed
        self._users[pool], self._pages[pool], self._kept[pool] = 0, beside, Kept()
        await self.search.follow(folder)
        await self.network.follow(folder)
        return pool

    async def ask(self, request: dict[str, Any], *, pages: bool = False) -> Answer:
        """The answer of a worker, of those kept for pages or the others; Refused where there is none."""
        await self.refresh()
        pool = self._pool
        assert pool
        kept = self._kept[pool] if request.get("page") in OF_STORE else None
        key = json.dumps(request) if kept else ""
        if kept and (known := kept.get(key)):
            return known
        self._users[pool] += 1
        try:
            found = await (self._pages[pool] if pages else pool).ask(request)
            return kept.put(key, found) if kept else found
        finally:
            self._users[pool] -= 1
            if pool is not self._pool and not self._users[pool]:
                await self._retire(pool)

    async def refresh(self, *, now: bool = False) -> None:
        """Change over to a new copy where the store has changed; the old one answers what it was asked."""
        if not now and time.monotonic() - self._looked < LOOK:
            return
        async with self._busy:
            if not now and time.monotonic() - self._looked < LOOK:
                return
            self._looked = time.monotonic()
            if not self._snapshots.changed():
                return
            old = self._pool
            if not await self._changed_over():
                return
            if old and not self._users[old]:
                await self._retire(old)

    async def _changed_over(self) -> bool:
        """Whether the newest state answers now; else the one before it does, and it is tried again in a while."""
        folder = None
        try:
            folder = await asyncio.to_thread(self._snapshots.take)
            if folder is None:
                return False
            self._pool = await self._opened(folder)
        except (OSError, RuntimeError, StoreError):
            self._looked = time.monotonic() + AGAIN - LOOK
            self._snapshots.forget()
            if folder is not None:
                self._snapshots.drop(folder)
            return False
        return True

    async def _retire(self, pool: Pool) -> None:
        del self._users[pool], self._kept[pool]
        await asyncio.gather(pool.stop(), self._pages.pop(pool).stop())
        self._snapshots.drop(pool.folder)

    async def stop(self) -> None:
        """Stop all workers and delete the copies."""
        await self.search.stop()
        await self.network.stop()
        for pool in [*self._users, *self._pages.values()]:
            with contextlib.suppress(ProcessLookupError):
                await pool.stop()
        self._users.clear()
        self._pages.clear()
        self._kept.clear()
        self._snapshots.close()
