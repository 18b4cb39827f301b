"""Processes that share the work of linking a whole store: each reads the index, one process alone writes it.

They are started as programs of their own, not as copies of this one: who calls `link` from a script needs no guard.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any

from kg.config import program

if TYPE_CHECKING:
    from kg.link.index import Index

MOST = 8  # processes
AHEAD = 3  # tasks a process may be ahead of what is asked for
Work = Callable[["Index", Any], Any]


class Crew:
    """Some processes, or none: then the work is done here."""

    def __init__(self, index: Index, works: dict[str, Work], workers: list[subprocess.Popen[bytes]]) -> None:
        self._index, self._works, self._workers = index, works, workers

    def map(self, name: str, tasks: Iterable[Any]) -> Iterator[Any]:
        """What becomes of each task, in their order. Nothing may be written to the index meanwhile."""
        if not self._workers:
            yield from (self._works[name](self._index, task) for task in tasks)
            return
        idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        for worker in self._workers:
            idle.put(worker)

        def ask(task: Any) -> Any:
            worker = idle.get()
            try:
                return _asked(worker, name, task)
            except BaseException:  # what it says from now on would answer another task
                worker.kill()
                worker.wait()
                raise
            finally:
                idle.put(worker)

        with ThreadPoolExecutor(len(self._workers), "kg-link") as threads:
            waiting: deque[tuple[Any, Future[Any]]] = deque()
            for task in tasks:
                waiting.append((task, threads.submit(ask, task)))
                if len(waiting) > AHEAD * len(self._workers):
                    yield self._answer(name, *waiting.popleft())
            while waiting:
                yield self._answer(name, *waiting.popleft())

    def _answer(self, name: str, task: Any, future: Future[Any]) -> Any:
        try:
            done, answer = future.result()
        except Exception:  # the process died, or its answer cannot be read: what it left is done here
            return self._works[name](self._index, task)
        if not done:
            raise answer
        return answer


def _asked(worker: subprocess.Popen[bytes], name: str, task: Any) -> Any:
    assert worker.stdin
    assert worker.stdout
    pickle.dump((name, task), worker.stdin, protocol=5)
    worker.stdin.flush()
    return pickle.load(worker.stdout)  # noqa: S301 - from a process of our own


@contextmanager
def crew(index: Index, works: dict[str, Work], jobs: int) -> Iterator[Crew]:
    """A crew of so many processes; with one job, or where none can be started, of none."""
    workers: list[subprocess.Popen[bytes]] = []
    if jobs > 1 and sys.executable:
        with suppress(OSError):
            workers += (_started(str(index.path)) for _ in range(min(jobs, MOST)))
    try:
        yield Crew(index, works, workers)
    finally:
        for worker in workers:
            for pipe in (worker.stdin, worker.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()
        for worker in workers:
            worker.wait()


def _started(path: str) -> subprocess.Popen[bytes]:
    command, env = program("kg.link.crew", path)
    env["OMP_NUM_THREADS"] = "1"
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)  # noqa: S603 - our own


def serve(path: str, given: IO[bytes], out: IO[bytes]) -> None:
    """A worker's life: does what it is asked until nobody asks any more."""
    from kg.link.index import Index
    from kg.link.index_begin import WORKS

    index = None
    while True:
        try:
            name, task = pickle.load(given)  # noqa: S301 - from the process that started this one
        except EOFError:
            return
        try:
            index = index or Index(path, reading=True)
            answer: tuple[bool, Any] = (True, WORKS[name](index, task))
        except Exception as error:
            answer = (False, error)
        pickle.dump(answer, out, protocol=5)
        out.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the business of who started it
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    with suppress(OSError):
        serve(sys.argv[1], sys.stdin.buffer, answers)
