"""Where a build is to be hit next: so many kills of each phase, and none that comes too late to meet it.

Until all is read, kills meet a build that starts, reads or writes; then one that starts, derives or links. A build
waits before the write that would close a phase which is still to be hit, so that one build lasts as long as it is to be
killed; the last kills meet that very write.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kills import phase, reported

EARLY = {"starting": 0.08, "reading": 0.26, "writing": 0.22}  # shares of the kills
LATE = {"starting": 0.07, "deriving": 0.14, "linking": 0.23}
CLOSES, ENDING = 0.2, 5  # seconds of the last write in which the last kills meet it; how many of these there are
ORDER = ("starting", "reading", "writing", "deriving", "linking")


@dataclass
class Took:
    """Seconds until an undisturbed build reads, and that it reads, writes a batch, derives and links."""

    starting: float = 0.5
    reading: float = 5.0
    writing: float = 0.2
    deriving: float = 0.5
    linking: float = 2.0


@dataclass(frozen=True)
class Aim:
    """Hit it while it links, 0.7 seconds after that began; it waits at the end of deriving and of linking."""

    phase: str
    later: float
    articles: int = 0  # that it has to report before
    held: frozenset[str] = frozenset()
    counts: Counter[str] = field(default_factory=Counter)  # of which this is one

    def when(self, log: Path) -> bool:
        """Whether the time runs."""
        now = phase(log)
        if self.phase == "ending":
            return now == "linking closes"
        at = now.removesuffix(" closes")
        if ORDER.index(at) > ORDER.index(self.phase):
            return True
        return at == self.phase and (not self.articles or len(reported(log)) >= self.articles)

    def now(self, log: Path) -> bool:
        """Whether it waits for its kill."""
        at = phase(log)
        return at.endswith(" closes") and at.removesuffix(" closes") in self.held


@dataclass
class Plan:
    """What is left to be hit."""

    early: Counter[str]
    late: Counter[str]
    took: Took
    draw: random.Random
    ending: int = ENDING
    most: float = 0.0

    @classmethod
    def of(cls, kills: int, took: Took, draw: random.Random) -> Plan:
        """So many kills, by their shares."""
        early, late = (Counter({name: round(kills * share) for name, share in one.items()}) for one in (EARLY, LATE))
        late["linking"] += max(0, kills - early.total() - late.total())
        return cls(early, late, took, draw)

    def over(self) -> None:
        """No more than what ends it."""
        self.early.clear()
        self.late.clear()

    @property
    def left(self) -> int:
        """How many kills are still to come before it may end."""
        return self.early.total() + self.late.total()

    def next(self, done: int, number: int, most: float) -> Aim | None:
        """The next kill of a build that has reported so many articles of that number, `most` seconds after it began
        what it is hit at; None where it may end.
        """
        self.most = most
        left = number - done
        if not left:  # sooner than thought
            self.late["linking"] += self.early.total()
            self.early.clear()
        if left and self.early.total():
            name = self._drawn(self.early, self.early)
            after = done + int(self.draw.uniform(0, 2.2 * left / (self.early["reading"] + 1)))
            return self._aim(name, self.early, after if name == "reading" else 0, "deriving", "linking")
        if self.late["deriving"] > 0:
            return self._aim(self._drawn(self.late, ("starting", "deriving")), self.late, 0, "deriving", "linking")
        if self.late.total():
            return self._aim(self._drawn(self.late, self.late), self.late, 0, "linking")
        if self.ending:
            self.ending -= 1
            return Aim("ending", self.draw.uniform(0.0, CLOSES))
        return None

    def hit(self, aim: Aim) -> None:
        """That one is done with."""
        aim.counts[aim.phase] -= 1

    def _drawn(self, left: Counter[str], names: Iterable[str]) -> str:
        able = [name for name in names if left[name] > 0]
        return self.draw.choices(able, [left[name] for name in able])[0]

    def _aim(self, name: str, counts: Counter[str], articles: int, *held: str) -> Aim:
        """At any instant of the time that the phase takes; a kill of reading comes soon after so many articles."""
        span: float = 0.4 if name == "reading" else getattr(self.took, name)
        return Aim(name, self.draw.uniform(0.0, min(span, self.most)), articles, frozenset(held), counts)
