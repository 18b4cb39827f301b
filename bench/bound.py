"""What a machine gives to several processes at once that share nothing: the bound of any engine on it.

What counts as a core may be one of two threads of a core, the other of which is also counted, or somebody else's. Two
processes then slow each other, or are slow alone, whatever they do, and a program can do nothing about it. So beside
what an engine makes of two cores stands what two processes make of them that do the same work and wait for nobody, and
two that run nothing but the encoder, in the same minutes.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

WORK, ENCODER, COUNTING = "work", "encoder", "counting"
ARTICLES = 24  # that each process goes round and round


@dataclass(frozen=True, slots=True)
class Pace:
    """Two processes did 14 articles a second together; one article cost 0.14 s of CPU."""

    pace: float
    each: float


class Bound:
    """Processes that have their reader and wait to be asked."""

    def __init__(self, connections: list[Connection]) -> None:
        self._connections = connections

    def pace(self, kind: str, processes: int, seconds: float) -> Pace:
        """So many of them at once for so long: all that a worker does, the bare encoder, or a bare loop."""
        asked = self._connections[:processes]
        for connection in asked:
            connection.send((kind, seconds))
        told = [connection.recv() for connection in asked]
        done, spent = sum(count for count, _, _ in told), sum(cpu for _, cpu, _ in told)
        return Pace(sum(count / took for count, _, took in told), spent / done)


@contextmanager
def bound(corpus: Path, processes: int, size: int) -> Iterator[Bound]:
    """As many processes, each with the first articles of a corpus in blocks of about this size."""
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe() for _ in range(processes)]
    crew = [context.Process(target=_serve, args=(theirs, corpus, size), daemon=True) for _, theirs in pipes]
    for process in crew:
        process.start()
    ours = [connection for connection, _ in pipes]
    for connection in ours:
        connection.recv()  # it is ready
    try:
        yield Bound(ours)
    finally:
        for connection in ours:
            connection.send(None)
        for process in crew:
            process.join()


def _serve(connection: Connection, corpus: Path, size: int) -> None:
    """A process's life: load, do all of it once, say so, then what it is asked."""
    with TemporaryDirectory() as out:
        steps = {kind: cycle(made) for kind, made in _steps(corpus, size, out).items()}
        connection.send(None)
        while (asked := connection.recv()) is not None:
            kind, seconds = asked
            count, cpu, clock = 0, time.process_time(), time.monotonic()
            while time.monotonic() < clock + seconds:
                step, articles = next(steps[kind])
                step()
                count += articles
            connection.send((count, time.process_time() - cpu, time.monotonic() - clock))


def _steps(corpus: Path, size: int, out: str) -> dict[str, list[tuple[Callable[[], Any], int]]]:
    """What is done for each block, and how many articles it has."""
    from itertools import islice

    from bench.encoder import Recorded
    from kg.plugins import installed, version
    from kg.read import read
    from kg.scale.blocks import blocks
    from kg.scale.ray_engine import Worker
    from kg.scale.understanding import reader, reader_version, start_reading

    worker = Worker(partial(start_reading, None), out)
    worker.load()
    weights = reader(None).session
    bare: Any = weights.session
    articles = islice(read([str(corpus)]), ARTICLES)
    work, encoder = list[tuple[Callable[[], Any], int]](), list[tuple[Callable[[], Any], int]]()
    for block in blocks(articles, reader_version(None) + version(installed()), size):
        weights.session = recorded = Recorded(bare)
        worker.whole(block)
        weights.session = bare
        work.append((partial(worker.whole, block), len(block.articles)))
        encoder.append((partial(_run, bare, recorded.inputs), len(block.articles)))
    return {WORK: work, ENCODER: encoder, COUNTING: [(_count, 1)]}


def _run(session: Any, inputs: list[dict[str, Any]]) -> None:
    for each in inputs:
        session.run(None, each)


def _count() -> int:
    found = 1
    for number in range(200_000):
        found = (found * 3 + number) & 0xFFFFFFFF
    return found
