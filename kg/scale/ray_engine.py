"""Blocks understood and written by actors on a Ray cluster's machines, each with one CPU and a reader it loads once.

`ray_cluster` has the connection. Ray is imported where it is used, so that nothing here needs it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from math import inf
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, UnreadableInput
from kg.scale.blocks import Block
from kg.scale.places import Place
from kg.scale.ray_cluster import ray
from kg.scale.shards import Outcome, Written, press
from kg.scale.understanding import batched, patience_for

if TYPE_CHECKING:
    from kg.records import Article
    from kg.scale.understanding import Understand

TRIES = 2  # actors that a whole block, then a single article, may take with it before that is its doing
STUMBLES = 3  # that a block may have because of its storage
GROWTH = 10.0  # seconds between two looks at how many CPUs the cluster has
PATIENCE = 120.0  # seconds without any actor at work, after which the cluster has no room for one
LOOK = 2.0  # seconds between two looks at the clock


class Worker:
    """What an actor does."""

    def __init__(self, start: Callable[[], Understand], out: str) -> None:
        self._start, self._out = start, out

    def load(self) -> None:
        """Load the reader."""
        self._function, self._place = self._start(), Place(self._out)

    def whole(self, block: Block) -> Written:
        """Understand a block and write it."""
        return press(block, self.understand(block.articles), self._place)

    def understand(self, articles: Sequence[Article]) -> list[Outcome]:
        """What each article says."""
        return [outcome for batch in batched(articles) for outcome in self._function(batch)]

    def write(self, block: Block, outcomes: Sequence[Outcome]) -> Written:
        """Write a block that was understood article by article."""
        return press(block, outcomes, self._place)


class _Task:
    """A block on its way: whole, or article by article after it took two actors with it."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.lost = self.stumbled = 0
        self.outcomes: list[Outcome] | None = None

    def step(self, actor: Any) -> tuple[Any, float]:
        """What the actor is to do next, and for how many seconds it may."""
        if self.outcomes is None:
            return actor.whole.remote(self.block), _allowed(self.block.articles)
        if self.articles:
            return actor.understand.remote(self.articles[:1]), patience_for(self.articles[:1])
        return actor.write.remote(self.block, self.outcomes), _allowed(self.block.articles)

    @property
    def articles(self) -> tuple[Article, ...]:
        """What is not understood yet."""
        return self.block.articles[len(self.outcomes or ()) :]

    def take(self, answer: Any) -> Written | None:
        """What came of it, where that was the last step."""
        self.lost = 0
        if isinstance(answer, Written):
            return answer
        assert self.outcomes is not None
        self.outcomes += answer
        return None

    def stumble(self) -> bool:
        """It could not be written; whether to try once more."""
        self.stumbled += 1
        return self.stumbled <= STUMBLES

    def fail(self, why: str) -> None:
        """Its actor is gone."""
        self.lost += 1
        if self.lost < TRIES:
            return
        if self.outcomes is None:
            self.outcomes, self.lost = [], 0
        elif self.articles:
            self.outcomes.append(UnreadableInput(self.articles[0].source, why))
            self.lost = 0
        else:
            raise KgError(f"block {self.block.name} could not be written: {why}")


class _Member:
    """An actor and what it is at."""

    def __init__(self, actor: Any) -> None:
        self.actor = actor
        self.task: _Task | None = None
        self.ready = False
        self.due = inf
        self.reference: Any = actor.load.remote()

    def give(self, task: _Task) -> None:
        """The next step of a task."""
        self.task = task
        self.reference, seconds = task.step(self.actor)
        self.due = time.monotonic() + seconds


def spread(
    start: Callable[[], Understand], blocks: Iterable[Block], place: Place, jobs: int | None = None
) -> Iterator[Written]:
    """What was written of each block, as it comes, by `jobs` actors (None or 0: one for each CPU the cluster has).

    A block goes out when an actor is free, so that no more are held than there are actors. An actor that dies, whose
    machine is lost or that takes too long is replaced, and its block done again; an article that takes its actor with
    it twice, alone, has failed. Raises what loading the reader raises, KgError where the cluster has no room.
    """
    source = iter(blocks)
    first = next(source, None)
    if first is None:
        return
    crew = _Crew(start, place, jobs)
    try:
        yield from crew.work(chain([first], source))
    finally:
        crew.dismiss()


class _Crew:
    """The actors, and the blocks that wait for one again."""

    def __init__(self, start: Callable[[], Understand], place: Place, jobs: int | None) -> None:
        self._ray = ray()
        self._kind = self._ray.remote(num_cpus=1, max_restarts=0, scheduling_strategy="SPREAD")(Worker)
        self._given = (start, place.where)
        self._jobs = jobs
        self._again: deque[_Task] = deque()
        self._busy: dict[Any, _Member] = {}  # by what is waited for
        self._idle: list[_Member] = []
        self._stillborn = 0  # actors in a row that were lost before they were ready
        self._worked = self._counted = time.monotonic()
        self._fill()

    def _room(self) -> int:
        return self._jobs or max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def _fill(self) -> None:
        """An actor for each CPU; those that find none free wait for it."""
        while len(self._busy) + len(self._idle) < self._room():
            member = _Member(self._kind.remote(*self._given))
            self._busy[member.reference] = member

    def work(self, blocks: Iterator[Block]) -> Iterator[Written]:
        """What was written of each block, as it comes."""
        tasks = (_Task(block) for block in blocks)
        while True:
            while self._idle and (task := self._again.popleft() if self._again else next(tasks, None)):
                self._give(self._idle.pop(), task)
            if not any(member.task for member in self._busy.values()) and not self._again and self._idle:
                return
            finished, _ = self._ray.wait(list(self._busy), num_returns=1, timeout=LOOK)
            for reference in finished:
                written = self._collect(self._busy.pop(reference))
                if written:
                    yield written
            self._look()

    def _give(self, member: _Member, task: _Task) -> None:
        member.give(task)
        self._busy[member.reference] = member

    def _collect(self, member: _Member) -> Written | None:
        """Take what an actor has done, or find that it is lost."""
        try:
            answer = self._ray.get(member.reference)
        except self._ray.exceptions.RayTaskError as error:
            cause = error.cause
            if isinstance(cause, OSError) and member.task and member.task.stumble():  # a storage that did not answer
                self._idle.append(member)
                self._again.append(member.task)
                member.task, member.due = None, inf
                return None
            if isinstance(cause, (KgError, OSError)):
                raise cause from None
            raise KgError(f"a worker failed ({type(cause).__name__}: {cause}); is kg on every machine?") from error
        except self._ray.exceptions.RayError as error:
            self._bury(member, f"its worker was lost ({type(error).__name__})")
            return None
        self._worked, self._stillborn = time.monotonic(), 0
        task, member.task, member.ready, member.due = member.task, None, True, inf
        written = task.take(answer) if task else None
        if task and not written:
            self._give(member, task)
        else:
            self._idle.append(member)
        return written

    def _look(self) -> None:
        """Give up what takes too long, fill places that have become free, see that somebody works at all."""
        now = time.monotonic()
        for reference in [each for each, member in self._busy.items() if now > member.due]:
            self._bury(self._busy.pop(reference), "it took too long and was given up")
        if now - self._counted > GROWTH:
            self._counted = now
            self._fill()
        if self._idle or any(member.ready for member in self._busy.values()):
            self._worked = now
        elif now - self._worked > PATIENCE:
            raise KgError(f"for {PATIENCE:.0f} s no machine of the cluster had a CPU free for a reader")

    def _bury(self, member: _Member, why: str) -> None:
        self._kill(member)
        if member.task:
            member.task.fail(why)
            self._again.append(member.task)
        elif not member.ready:
            self._stillborn += 1
            if self._stillborn > 2 * self._room() + TRIES:
                raise KgError(f"no worker can start: {why}")
        self._fill()

    def _kill(self, member: _Member) -> None:
        with suppress(Exception):
            self._ray.kill(member.actor)

    def dismiss(self) -> None:
        """End all actors; what they were at is not reported and so done again by the next run."""
        for member in (*self._busy.values(), *self._idle):
            self._kill(member)


def _allowed(articles: Sequence[Article]) -> float:
    return sum(patience_for(batch) for batch in batched(articles))
