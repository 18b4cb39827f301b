"""Whether others left this machine to us meanwhile: without that the clock tells nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

import psutil

from kg.config import cores

OTHERS = 0.1  # of the machine, that all others together may have
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Watched(Generic[Made]):
    """It took 12.5 seconds by the clock, while nobody else had more than a tenth of the machine, and made this."""

    made: Made
    seconds: float
    quiet: bool


def watched(work: Callable[[], Made]) -> Watched[Made]:
    """Some work of this process and its descendants."""
    clock, others = time.monotonic(), _others()
    made = work()
    seconds = time.monotonic() - clock
    return Watched(made, seconds, _others() - others <= OTHERS * cores() * seconds)


def _others() -> float:
    """Seconds that all cores were at work so far, for anybody but us."""
    times = psutil.cpu_times()
    names = ("user", "nice", "system", "irq", "softirq", "steal")
    return float(sum(getattr(times, name, 0.0) for name in names)) - _ours()


def _ours() -> float:
    """Seconds of this process, its descendants and those of them that have ended."""
    total, own = 0.0, psutil.Process()
    for process in (own, *own.children(recursive=True)):
        with suppress(psutil.Error):
            total += sum(process.cpu_times()[:4])
    return total
