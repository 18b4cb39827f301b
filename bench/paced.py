"""Shards of a corpus by some actors on Ray: articles a second while all are at work, and what an article costs."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from itertools import pairwise
from pathlib import Path

from kg.errors import UnreadableInput
from kg.records import Article, Extraction
from kg.scale.blocks import Block
from kg.scale.places import Place
from kg.scale.ray_engine import spread
from kg.scale.sharding import shard
from kg.scale.shards import Written
from kg.scale.understanding import Understand, start_reading


@dataclass(frozen=True, slots=True)
class Run:
    """2 workers did 151.5 articles in 11.4 s from when both had done a batch, with 22.5 s of CPU; one had nothing left
    in the last 0.3 s. After the first batch of each 152 articles cost 22.6 s; the leading process took 0.4 s for all.
    """

    workers: int
    articles: float
    seconds: float
    busy: float
    waited: float
    done: int
    spent: float
    led: float
    all: int

    @property
    def pace(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds

    @property
    def share(self) -> float:
        """Of a core that each worker had."""
        return self.busy / self.workers / self.seconds

    @property
    def worker(self) -> float:
        """Seconds of CPU that an article costs its worker."""
        return self.spent / self.done

    @property
    def leader(self) -> float:
        """And the leading process."""
        return self.led / self.all


def together(runs: Sequence[Run]) -> Run:
    """Runs of as many workers as one long run."""
    return Run(runs[0].workers, *(sum(getattr(run, part.name) for run in runs) for part in fields(Run)[1:]))


def timed(log: str) -> Understand:
    """The reader, which notes after each batch: process, articles so far, CPU time, time."""
    function, count = start_reading(None), 0

    def note() -> None:
        with Path(log).open("a") as out:
            out.write(f"{os.getpid()} {count} {time.process_time()} {time.time()}\n")

    def understand(batch: Sequence[Article]) -> list[Extraction | UnreadableInput]:
        nonlocal count
        found = function(batch)
        count += len(batch)
        note()
        return found

    note()
    return understand


def measured(corpus: Path, out: Path, workers: int, size: int) -> Run:
    """Writes the shards of a corpus."""
    log = out.with_suffix(".log")

    def engine(todo: Iterable[Block], place: Place) -> Iterator[Written]:
        return spread(partial(timed, str(log)), todo, place, workers)

    led = time.process_time()
    told = shard([str(corpus)], str(out), engine, size=size)
    led = time.process_time() - led
    assert not told.failures
    run = as_noted(log.read_text().splitlines(), told.articles, led)
    assert run.workers == workers
    return run


def as_noted(lines: Iterable[str], articles: int, led: float) -> Run:
    """The run that these notes are of; so many articles it had in all."""
    noted: dict[str, list[tuple[int, float, float]]] = {}
    for line in lines:
        process, count, cpu, clock = line.split()
        noted.setdefault(process, []).append((int(count), float(cpu), float(clock)))
    ends = [notes[-1][2] for notes in noted.values()]
    begun = max(notes[1][2] for notes in noted.values())
    before = [_at(begun, notes) for notes in noted.values()]
    return Run(
        len(noted),
        articles=articles - sum(count for count, _ in before),
        seconds=max(ends) - begun,
        busy=sum(notes[-1][1] for notes in noted.values()) - sum(cpu for _, cpu in before),
        waited=max(ends) - min(ends),
        done=sum(notes[-1][0] - notes[1][0] for notes in noted.values()),
        spent=sum(notes[-1][1] - notes[1][1] for notes in noted.values()),
        led=led,
        all=articles,
    )


def _at(clock: float, notes: list[tuple[int, float, float]]) -> tuple[float, float]:
    """How many articles a worker had done at a time, and what they had cost it; between two notes evenly."""
    for (count, cpu, time_), (more, more_cpu, later) in pairwise(notes):
        if time_ <= clock <= later:
            part = (clock - time_) / (later - time_)
            return count + part * (more - count), cpu + part * (more_cpu - cpu)
    return notes[-1][:2]
