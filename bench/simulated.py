"""A million and a hundred million articles on machines that are not here, simulated event by event from measured costs.

    python bench/simulated.py --markdown bench/SIMULATED.md

A block of articles goes from the process that leads to a worker that is free, and from there, in a build, to the one
that writes. Nobody is ahead of the next by more than is bounded (back-pressure). Workers take longer for one block than
for another, some far longer, and are lost at a rate: then the block is done again when a new one has its reader. What
an article costs is read from the other tables (`bench/costs.py`); what is assumed stands below, and in the table.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, fields
from heapq import heapify, heapreplace
from math import inf
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.costs import Costs, costs, number  # noqa: E402
from kg.link.crew import MOST  # noqa: E402

BLOCK = 64  # articles
AHEAD = 3  # blocks a worker of a build may be ahead of the writer; as `kg.scale.workers` has it
SPREAD = 0.2  # assumed: of the time for a block, by the length of its articles
SLOW, SLOWER = 0.01, 3.0  # assumed: this share of the blocks takes so many times as long
LOST = 1 / 500  # assumed: losses of a worker on a cluster, an hour
GROUPED = 3.0  # assumed: linking by group-bys, times the processor time of one machine
SHARE = 0.85  # of the cores that linking keeps at work, assumed where it is not measured
RATES = (100_000, 500_000)  # assumed: quads a second of an external store
RESULTS, RAY, SCALE, QUERIES, LINKS = (
    f"[{name}.md]({name}.md)" for name in ("RESULTS", "RAY", "SCALE", "QUERIES", "LINKS")
)
HOUR, DAY = 3600, 86_400
SIZES = (1_000_000, 100_000_000)


@dataclass(frozen=True, slots=True)
class Farm:
    """64 workers, 0.2 s an article in each; the one that leads takes 4 ms, the one that writes 20 ms."""

    workers: int
    worker: float
    leader: float
    writer: float = 0.0
    lost: float = 0.0  # times an hour that a worker is lost
    start: float = 0.0  # seconds until a worker has its reader
    even: bool = False  # whether every block takes the same


@dataclass(frozen=True, slots=True)
class Course:
    """5,000 seconds, 40% of which the leading process was at work and 90% the writing one; 3 blocks were lost."""

    seconds: float
    leading: float
    writing: float
    lost: int


def course(farm: Farm, articles: int, block: int = BLOCK, seed: int = 1) -> Course:
    """What becomes of so many articles."""
    draw = random.Random(seed)
    free = [farm.start] * farm.workers  # when each worker is; a heap
    heapify(free)
    waiting: deque[float] = deque()  # when what was handed out is written
    room = AHEAD * farm.workers if farm.writer else 0
    led = written = 0.0
    lost, left = 0, -(-articles // block)
    blocks = left
    while left:
        least = waiting.popleft() if room and len(waiting) == room else 0.0
        begun = max(led, least if room else free[0])  # on a cluster the next block is read when somebody is free
        led = begun + block * farm.leader
        start = max(led, free[0])
        took = block * farm.worker * _times(farm, draw)
        ended = start + (draw.expovariate(farm.lost / HOUR) if farm.lost else inf)
        if ended < start + took:
            lost += 1
            heapreplace(free, ended + farm.start)
            continue
        heapreplace(free, start + took)
        left -= 1
        if farm.writer:
            written = max(written, start + took) + block * farm.writer
            waiting.append(written)
    seconds = max(*free, written)
    return Course(
        seconds, (blocks + lost) * block * farm.leader / seconds, blocks * block * farm.writer / seconds, lost
    )


def _times(farm: Farm, draw: random.Random) -> float:
    if farm.even:
        return 1.0
    return max(0.2, draw.gauss(1.0, SPREAD)) * (SLOWER if draw.random() < SLOW else 1.0)


def page(cost: Costs, ray: str) -> Iterator[str]:
    """The tables, line by line; `ray` is the text of RAY.md."""
    entering = max(0.0, cost.loading - cost.storing)
    write, linking = cost.quads / cost.bulk, cost.linking * cost.statements
    after = max(0.0, cost.storing - write - linking)  # knowledge, and what is beside
    share, seen = cost.linking_share or SHARE, f", as it did of two ({LINKS})" if cost.linking_share else ""
    yield f"Measured, in seconds of one core, for an article of {cost.words:,.0f} words and {cost.quads:,.0f} quads:"
    yield ""
    yield "| what | takes | from |"
    yield "|---|---|---|"
    held = "`kg load --jobs 1`, less what is left to the process with the store"
    pace = "pace of the bare encoder, times how much the whole takes"
    yield f"| read: annotated, extracted, resolved | {_ms(cost.reading)} | {RESULTS}: {pace} |"
    yield f"| its graph and card made of the records | {_ms(entering)} | {RAY}: {held} |"
    yield f"| written | {_ms(write)} | {SCALE}: quads a second of the bare load; {QUERIES}: quads of an article |"
    yield f"| linked | {_ms(linking)} | {LINKS}: a statement; {QUERIES}: statements of an article |"
    yield f"| derived, and what is beside | {_ms(after)} | {RAY}: the process with the store, less the two above |"
    yield f"| on Ray, in a worker: read, written to shards | {_ms(cost.ray_worker)} | {RAY} |"
    yield f"| … in the leading process: handed out | {_ms(cost.ray_leader)} | {RAY} |"
    yield f"| a reader starts | {cost.start:.0f} s | {RESULTS}: `kg extract seeds/` |"
    yield ""
    yield (
        f"Assumed: blocks of {BLOCK} articles, whose times are spread by {SPREAD:.0%}, {SLOW:.0%} of them {SLOWER:.0f} "
        f"times as long; on a cluster each worker is lost every {1 / LOST:.0f} hours; all cores are as quick as the "
        "one that was measured, and a large store takes a quad as quickly as a small one; linking has "
        f"{MOST} processes at the most on one machine, and keeps "
        f"{share:.0%} of the cores at work{seen}, on Ray too, where it takes {GROUPED:.0f} times as much by group-bys."
    )
    yield ""
    yield (
        "| machine | what | a million | a hundred million "
        "| … at work meanwhile: the leading process, the writing one | … blocks lost and done again |"
    )
    yield "|---|---|---|---|---|---|"
    build = {"worker": cost.reading + entering, "leader": cost.ray_leader, "writer": write, "start": cost.start}
    for name, workers in (("laptop, 4 workers", 4), ("server, 64 cores", 64)):
        yield _told(name, "`kg build`: read, store", Farm(workers, **build))
        yield _plain(name, "… derive the knowledge, and all else", after)
        yield _plain(name, "… link", linking / (min(workers, MOST) * share))
    for workers in (16, 40, 400):
        farm = Farm(workers, cost.ray_worker, cost.ray_leader, lost=LOST, start=cost.start)
        yield _told(f"Ray, {workers} workers", "`kg build --out`: shards", farm)
        yield _plain(f"Ray, {workers} workers", "… link by group-bys", linking * GROUPED / (workers * share))
    load = Farm(64, entering, cost.ray_leader, write, start=cost.start)
    yield _told("server, 64 cores", "`kg load` into the embedded store", load)
    for rate in RATES:
        yield _plain(f"external store, {rate:,} quads/s (assumed)", "load of the N-Quads", cost.quads / rate)
    yield ""
    yield f"Held against what was measured ({RAY}), every block alike and none lost:"
    yield ""
    yield "| what | simulated | measured |"
    yield "|---|---|---|"
    yield from _checked(cost, ray, entering, after + linking)


def _checked(cost: Costs, ray: str, entering: float, end: float) -> Iterator[str]:
    count = int(number(ray, r"([\d,]+) made articles") or 0)
    paces = [course(Farm(n, cost.ray_worker, cost.ray_leader, even=True), count, 4).seconds for n in (1, 2)]
    clock = number(ray, r"by the clock, readers loaded.*\| ([\d.]+) ×")
    yield f"| Ray, 1 → 2 workers | {paces[0] / paces[1]:.2f} × | {_held(clock, '×')} |"
    write, all_of = cost.quads / cost.bulk, cost.reading + entering + cost.ray_leader
    alone = cost.start + count * (all_of + write + end)
    farm = Farm(2, cost.reading + entering, cost.ray_leader, write, start=cost.start, even=True)
    shared = course(farm, count, 8).seconds + count * end
    first, second = (number(ray, rf"`kg build --jobs {n}`.*\| ([\d.]+) s") for n in (1, 2))
    yield f"| `kg build --jobs 1`, {count} articles | {alone:.0f} s | {_held(first, 's')} |"
    yield f"| `kg build --jobs 2` | {shared:.0f} s | {_held(second, 's')} |"
    both = number(ray, r"`kg build --jobs 1` → .*\| ([\d.]+) ×")
    yield f"| `kg build --jobs 1` → `--jobs 2` | {alone / shared:.2f} × | {_held(both, '×')} |"


def _held(value: float | None, unit: str) -> str:
    return f"{value:.2f} {unit}" if value is not None else "not measured by the clock"


def _told(name: str, what: str, farm: Farm) -> str:
    hours, days = (course(farm, size) for size in SIZES)
    writing = f"{days.writing:.0%}" if farm.writer else "–"
    lost = f"{days.lost:,} of {-(-SIZES[1] // BLOCK):,}" if farm.lost else "–"
    took = f"{_figure(hours.seconds / HOUR)} hours | {_figure(days.seconds / DAY)} days"
    return f"| {name} | {what} | {took} | {days.leading:.0%}, {writing} | {lost} |"


def _plain(name: str, what: str, each: float) -> str:
    hours, days = SIZES[0] * each / HOUR, SIZES[1] * each / DAY
    return f"| {name} | {what} | {_figure(hours)} hours | {_figure(days)} days | – | – |"


def _figure(value: float) -> str:
    return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def _ms(seconds: float | None) -> str:
    return f"{(seconds or 0) * 1000:,.0f} ms"


def main() -> None:
    """Simulate, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--markdown", type=Path, help="file to write the tables to as well")
    given = parser.parse_args()
    cost = costs(ROOT)
    may_lack = {"linking_share"}
    missing = [each.name for each in fields(cost) if each.name not in may_lack and getattr(cost, each.name) is None]
    if missing:
        sys.exit(f"the tables in bench/ do not tell: {', '.join(missing)}")
    ray = (ROOT / "bench" / "RAY.md").read_text(encoding="utf-8")
    lines = ["# Simulated", "", "Written by `python bench/simulated.py --markdown bench/SIMULATED.md`.", ""]
    for line in page(cost, ray):
        print(line, flush=True)
        lines.append(line)
    if given.markdown:
        given.markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
