"""Workers that answer side by side; one that takes too long is killed and another takes its place."""

from __future__ import annotations

import asyncio
import contextlib
import json
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from kg.config import program
from kg.errors import StoreError

PAUSE = 1.0  # seconds until it is tried again to start a worker; longer from time to time
LONGEST_PAUSE = 30.0
KEPT = 1 << 20  # bytes of an answer that are kept in memory; more go to a file
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take."""

    seconds: float = 60.0
    answer: int = 100_000_000  # bytes
    memory: int = 4 << 30  # bytes of its own that a worker may have
    waiting: float = 30.0  # seconds for a worker to be free
    workers: int = 2


class Refused(Exception):
    """A request that gets no answer: with its HTTP status and the reason in words; `near` has the names that may be
    meant, each with what to give for it.
    """

    def __init__(self, status: int, reason: str, near: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(reason)
        self.status, self.near = status, tuple(near)


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, ready to be sent."""

    status: int
    type: str
    size: int
    body: IO[bytes]

    def read(self) -> bytes:
        """All of it."""
        with self.body:
            return self.body.read()

    def chunks(self) -> AsyncIterator[bytes]:
        """Piece by piece, from memory or file."""
        return _chunks(self.body)


async def _chunks(body: IO[bytes]) -> AsyncIterator[bytes]:
    with body:
        while data := body.read(CHUNK):
            yield data


class Worker:
    """One running process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @classmethod
    async def start(cls, folder: Path, limits: Limits, *told: str) -> Worker:
        """Start a process on a copy of the store; StoreError where it cannot open it."""
        command, env = program("kg.serve.worker", str(folder), str(limits.memory), *told)
        process = await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=env
        )
        assert process.stdout
        worker = cls(process)
        if await process.stdout.readline() != b"\n":
            await worker.stop()
            raise StoreError(f"no worker could open the store's copy in {folder}")
        return worker

    async def ask(self, request: dict[str, Any]) -> Answer:
        """The whole answer; EOFError where the process died."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        await self.process.stdin.drain()
        line = await self.process.stdout.readline()
        if not line:
            raise EOFError
        head = json.loads(line)
        body: IO[bytes] = tempfile.SpooledTemporaryFile(KEPT)  # noqa: SIM115
        left = head["bytes"]
        while left:
            data = await self.process.stdout.read(min(left, CHUNK))
            if not data:
                raise EOFError
            body.write(data)
            left -= len(data)
        body.seek(0)
        return Answer(head["status"], head["type"], head["bytes"], body)

    async def stop(self) -> None:
        """Kill it, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


class Pool:
    """Workers on one copy of the store; `told` is what each is told beside its limits."""

    def __init__(self, folder: Path, limits: Limits, *told: str) -> None:
        self.folder, self.limits, self._told = folder, limits, told
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._all: set[Worker] = set()
        self._over = asyncio.Event()

    async def start(self) -> Pool:
        """Start all workers; none runs on where one could not be started."""
        begun = await asyncio.gather(*(self._add() for _ in range(self.limits.workers)), return_exceptions=True)
        for failed in begun:
            if failed is not None:
                await self.stop()
                raise failed
        return self

    async def _add(self) -> None:
        worker = await Worker.start(self.folder, self.limits, *self._told)
        self._all.add(worker)
        self._free.put_nowait(worker)

    async def ask(self, request: dict[str, Any]) -> Answer:
        """The answer; Refused where there is none in time, or it takes more than it may."""
        try:
            worker = await asyncio.wait_for(self._free.get(), self.limits.waiting)
        except TimeoutError:
            raise Refused(503, "other queries keep every worker busy; ask again in a while") from None
        done = False
        try:
            found = await asyncio.wait_for(worker.ask({**request, "most": self.limits.answer}), self.limits.seconds)
            done = True
            return found
        except TimeoutError:
            seconds = f"{self.limits.seconds:g}"
            raise Refused(503, f"the query took longer than {seconds} seconds; add a LIMIT or conditions") from None
        except (EOFError, BrokenPipeError, ConnectionResetError):
            memory = f"{self.limits.memory / (1 << 30):g}"
            raise Refused(
                503, f"the query needed more than {memory} GiB of memory; add a LIMIT or conditions"
            ) from None
        finally:
            if done:
                self._free.put_nowait(worker)
            else:  # also where the client went away
                self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        async def work() -> None:
            self._all.discard(worker)
            await worker.stop()
            pause = PAUSE
            while not self._over.is_set():
                try:
                    await self._add()
                    break
                except (OSError, StoreError):  # no memory or process to be had just now: else the pool stayed smaller
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._over.wait(), pause)
                    pause = min(2 * pause, LONGEST_PAUSE)

        task = asyncio.get_running_loop().create_task(work())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Kill all workers."""
        self._over.set()
        await asyncio.gather(*self._tasks)  # a worker that was being started is one of all then
        await asyncio.gather(*(worker.stop() for worker in self._all))
        self._all.clear()
