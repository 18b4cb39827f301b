"""Workers that cannot be started just now are started later, and what they are started on is not given up."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.serve.pool import Limits, Pool, Refused, Worker
from kg.serve.snapshot import Snapshots
from kg.serve.source import PAGE_MEMORY, Source
from kg.store import open_store
from tests.serve.conftest import fill

ASK = {"operation": "query", "sparql": "ASK {}", "default": [], "named": [], "base": None, "results": {"name": "JSON", "type": "application/json"}}  # fmt: skip
LIMITS = Limits(seconds=1, waiting=15, workers=1)


def failing(monkeypatch: pytest.MonkeyPatch, times: int) -> list[Path]:
    """The next so many workers cannot be started; what was tried."""
    begin, tried = Worker.start, []

    async def start(folder: Path, limits: Limits, *told: str) -> Worker:
        tried.append(folder)
        if len(tried) <= times:
            raise StoreError("no worker just now") if len(tried) % 2 else BlockingIOError("no process just now")
        return await begin(folder, limits, *told)

    monkeypatch.setattr(Worker, "start", start)
    return tried


def test_a_worker_that_cannot_be_replaced_at_once_is_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.pool.PAUSE", 0.05)

    async def work() -> tuple[int, int]:
        pool = await Pool(tmp_path / "none", LIMITS).start()
        tried = failing(monkeypatch, 2)
        with pytest.raises(Refused):
            await pool.ask({"operation": "none"})
        found = await pool.ask(ASK)
        await pool.stop()
        return (found.status, len(tried)) if found.read() else (0, 0)

    assert asyncio.run(work()) == (200, 3)


def test_a_pool_that_is_stopped_waits_for_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.pool.PAUSE", 60.0)

    async def work() -> None:
        pool = await Pool(tmp_path / "none", LIMITS).start()
        failing(monkeypatch, 9)
        with pytest.raises(Refused):
            await pool.ask({"operation": "none"})
        await asyncio.wait_for(pool.stop(), 10)

    asyncio.run(work())


def test_where_one_cannot_be_started_none_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[Any] = []
    stop = Worker.stop

    async def noted(self: Worker) -> None:
        stopped.append(self.process)
        await stop(self)

    monkeypatch.setattr(Worker, "stop", noted)
    failing(monkeypatch, 1)
    with pytest.raises(StoreError, match="no worker just now"):
        asyncio.run(Pool(tmp_path / "none", Limits(workers=2)).start())  # type: ignore[arg-type]
    assert [process.returncode is not None for process in stopped] == [True]


def test_a_new_state_that_cannot_be_opened_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.source.LOOK", 0.0)
    monkeypatch.setattr("kg.serve.source.AGAIN", 0.0)
    store = fill(tmp_path / "store")
    asked = ASK | {"sparql": "ASK { <urn:new> ?p ?o }"}

    async def work() -> list[bool]:
        source = Source(store, LIMITS)
        await source.start()
        with open_store(store) as writing:
            writing.engine.update("INSERT DATA { GRAPH <urn:g> { <urn:new> <urn:p> 1 } }")
        failing(monkeypatch, 1)
        found = [b"true" in (await source.ask(asked)).read() for _ in range(2)]
        left = len([each for each in store.glob("serve-*/*") if each.is_dir()])
        await source.stop()
        return [*found, left == 1]

    assert asyncio.run(work()) == [False, True, True]


def full(*_: object) -> None:
    raise OSError("the disk is full")


def test_a_copy_that_failed_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copies = Snapshots(fill(tmp_path / "store"))
    try:
        with monkeypatch.context() as patch:
            patch.setattr("kg.serve.snapshot.copied", full)
            with pytest.raises(OSError, match="full"):
                copies.take()
        assert copies.changed()
        assert copies.take()
        assert not copies.changed()
    finally:
        copies.close()


def test_who_makes_pages_may_take_less_memory(tmp_path: Path) -> None:
    async def work() -> list[int]:
        source = Source(fill(tmp_path / "store"), Limits(workers=1))
        await source.start()
        found = [pool.limits.memory for pool in (*source._users, *source._pages.values())]
        await source.stop()
        return found

    assert asyncio.run(work()) == [Limits().memory, PAGE_MEMORY]


MAPS = """
import mmap, sys
from kg.serve.worker import bound
bound(256 << 20)
with open(sys.argv[1], "rb") as file:
    mapped = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
print(len(mapped) >> 20)
try:
    bytearray(512 << 20)
except MemoryError:
    print("no more")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the bound is Linux's")
def test_what_a_worker_maps_is_not_counted_and_what_it_holds_is(tmp_path: Path) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(1 << 30)
    told = subprocess.run([sys.executable, "-c", MAPS, str(large)], capture_output=True, text=True, check=True)
    assert told.stdout.split("\n")[:2] == ["1024", "no more"]


def test_what_a_killed_build_wrote_is_served(tmp_path: Path) -> None:
    told = "import os, sys; from pathlib import Path; from tests.serve.conftest import fill; fill(Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", told, str(tmp_path / "whole")], check=True)
    with open_store(tmp_path / "whole", read_only=True) as store:
        many = len(store.engine)
    killed = "import os; from kg.store import Store; Store.close = lambda self: os._exit(0); "
    subprocess.run([sys.executable, "-c", killed + told, str(tmp_path / "left")], check=True)
    folder = Snapshots(tmp_path / "left").take()
    assert folder
    assert len(ox.Store.read_only(str(folder))) == many > 0
