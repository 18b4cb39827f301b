"""Local worker processes: each loads its model once, results come in the order of the input, a crash names its item."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import inf
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from kg.errors import KgError

Item = TypeVar("Item")
Result = TypeVar("Result")
Function = Callable[[Sequence[Item]], Sequence[Result]]

AHEAD = 3  # batches a worker may be ahead of the output; bounds what is held when one batch takes long
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")  # what numpy's libraries look at
GRACE = 5.0  # seconds a worker gets to end by itself


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """The worker that held this item died (exit code −11) or hung, twice: with its batch, and alone with it."""

    item: Item
    reason: str


def spread(
    start: Callable[[], Function[Item, Result]],
    batches: Iterable[Sequence[Item]],
    jobs: int,
    *,
    patience: Callable[[Sequence[Item]], float] | None = None,
) -> Iterator[Result | Lost[Item]]:
    """Results of the batches in their order, worked on by `jobs` processes that each called `start()` once.

    `start` is a function a fresh process can import. What it raises is raised here. A worker that dies is replaced and
    its batch tried again item by item; an item that kills its worker comes out as Lost. So does one that keeps its
    worker longer than `patience` says for it, in seconds.
    """
    source = enumerate(batches)
    crew: list[_Worker] = []
    finished: dict[int, list[Result | Lost[Item]]] = {}
    following, exhausted = 0, False
    try:
        while True:
            while not exhausted and len(finished) <= AHEAD * jobs:
                idle = next((worker for worker in crew if not worker.batch), None)
                if idle is None and len(crew) == jobs:
                    break
                task = next(source, None)
                exhausted = task is None
                if task is not None:
                    if idle is None:
                        crew.append(idle := _Worker(start, patience))
                    idle.give(*task)
            busy = {worker.connection: worker for worker in crew if worker.batch}
            if not busy:
                return
            for connection in wait(list(busy), _soonest(busy.values())):
                worker = busy[connection]  # type: ignore[index]
                if worker.collect():
                    finished[worker.index] = worker.results
            for worker in crew:
                worker.hurry()
            while following in finished:
                yield from finished.pop(following)
                following += 1
    finally:
        for worker in crew:
            worker.dismiss()
        for worker in crew:
            worker.gone()


class _Worker:
    """One process and the items it owes results for."""

    def __init__(
        self, start: Callable[[], Function[Any, Any]], patience: Callable[[Sequence[Any]], float] | None
    ) -> None:
        self.start = start
        self.patience = patience
        self.due = inf  # when what it was given should be back, by the monotonic clock
        self.index = -1
        self.batch: list[Any] = []
        self.alone = False  # whether the items are tried one by one, after a death
        self.results: list[Any] = []
        self._launch()

    def _launch(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would copy the locked locks of the caller's threads
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, self.start), daemon=True)
        self.ready = False
        with _one_thread():
            self.process.start()
        theirs.close()

    def give(self, index: int, batch: Sequence[Any]) -> None:
        self.index, self.batch, self.alone, self.results = index, list(batch), False, []
        if self.ready:
            self._send()

    def _send(self) -> None:
        given = self.batch[:1] if self.alone else self.batch
        self.due = time.monotonic() + self.patience(given) if self.patience else inf
        with suppress(OSError):  # it died meanwhile; collect() finds the closed connection
            self.connection.send(given)

    def left(self) -> float | None:
        """Seconds until the process is overdue; None where nobody waits for it so."""
        return None if self.due == inf else max(0.0, self.due - time.monotonic())

    def hurry(self) -> None:
        """End the process where it is overdue; collect() then finds it dead."""
        if self.left() == 0.0 and self.process.is_alive():
            self.process.kill()

    def collect(self) -> bool:
        """Take what the process sent, or find that it died; whether its whole batch is finished now."""
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            self._bury()
            return not self.batch
        if isinstance(answer, BaseException):
            raise answer
        if self.ready:
            self.results += answer
            self.batch = self.batch[len(answer) :]
        self.ready, self.due = True, inf
        if self.batch:
            self._send()
        return not self.batch

    def _bury(self) -> None:
        self.process.join(GRACE)
        code = self.process.exitcode
        if not self.ready:
            raise KgError(
                f"a worker process ended while starting (exit code {code}); run with one job to see why, and in a "
                "script of your own call this under `if __name__ == '__main__':`"
            )
        late = self.left() == 0.0
        self.due = inf
        if self.alone or len(self.batch) == 1:
            why = "it took too long and was given up" if late else f"its worker process died (exit code {code})"
            self.results.append(Lost(self.batch.pop(0), why))
        self.alone = True
        self.connection.close()
        self.process.close()
        self._launch()

    def dismiss(self) -> None:
        """Let the process end: by itself where it is idle, at once where not; it holds nothing that could be lost."""
        self.connection.close()
        if self.batch or not self.ready:
            self.process.terminate()

    def gone(self) -> None:
        """Wait until a dismissed process has ended."""
        self.process.join(GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


def _soonest(workers: Iterable[_Worker]) -> float | None:
    """Seconds until the first of them is overdue; None where none ever is."""
    left = [seconds for worker in workers if (seconds := worker.left()) is not None]
    return min(left, default=None)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let processes started here do sums in one thread each: they are as many as there are cores already."""
    fresh = [name for name in THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(fresh, "1"))
    try:
        yield
    finally:
        for name in fresh:
            del os.environ[name]


def _serve(connection: Connection, start: Callable[[], Function[Any, Any]]) -> None:
    """A worker's life: load, say so, answer batches until the connection closes. Ctrl-C is the parent's business.

    Where the parent is gone it ends without a word.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        try:
            function = start()
        except Exception as error:
            connection.send(error)
            return
        connection.send(None)
        while True:
            batch = connection.recv()
            try:
                answer: object = list(function(batch))
            except Exception as error:
                answer = error
            connection.send(answer)
