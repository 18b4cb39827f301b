"""Shards by Ray actors on one machine, 1 worker and 2, and what taking them in costs, as a Markdown table.

    python bench/ray.py --markdown bench/RAY.md

By the clock: articles a second from when all readers are loaded until the last article, in blocks small enough that no
worker waits long for the other at the end. On a machine that others use as well the clock says little, so CPU time
stands beside it: what an article costs a worker after its first batch (which loads what is loaded on first use), shared
evenly between the workers, with all that the leading process does added as if nobody worked meanwhile.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # not this folder: `ray` is the library
os.environ["PYTHONPATH"] = str(ROOT)  # for the workers

from bench.articles import write  # noqa: E402
from kg.config import cores  # noqa: E402
from kg.errors import UnreadableInput  # noqa: E402
from kg.records import Article, Extraction  # noqa: E402
from kg.scale.blocks import Block  # noqa: E402
from kg.scale.loading import load  # noqa: E402
from kg.scale.places import Place  # noqa: E402
from kg.scale.ray_cluster import cluster  # noqa: E402
from kg.scale.ray_engine import spread  # noqa: E402
from kg.scale.sharding import here, shard  # noqa: E402
from kg.scale.shards import Written  # noqa: E402
from kg.scale.understanding import Understand, reader, start_reading  # noqa: E402

QUIET = 0.9  # of a core for each worker, or of the machine for a run, for the clock to tell anything


@dataclass(frozen=True, slots=True)
class Run:
    """7 articles a second, each worker with 99% of a core; one costs it 0.14 s of CPU, the leading process 0.004 s."""

    pace: float
    share: float
    worker: float
    leader: float


@dataclass(frozen=True, slots=True)
class Timed:
    """12.5 seconds by the clock, while nobody else had more than a tenth of the machine."""

    seconds: float
    quiet: bool


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


def measured(corpus: Path, folder: Path, workers: int, size: int) -> Run:
    """Writes the shards of a corpus."""
    log = folder / f"{workers}.log"

    def engine(todo: Iterable[Block], place: Place) -> Iterator[Written]:
        return spread(partial(timed, str(log)), todo, place, workers)

    with cluster(None, workers):
        reader(None)
        led = time.process_time()
        told = shard([str(corpus)], str(folder / str(workers)), engine, size=size)
        led = time.process_time() - led
    assert not told.failures
    noted: dict[str, list[tuple[int, float, float]]] = {}
    for line in log.read_text().splitlines():
        process, count, cpu, clock = line.split()
        noted.setdefault(process, []).append((int(count), float(cpu), float(clock)))
    assert len(noted) == workers
    begun, last = max(notes[0][2] for notes in noted.values()), max(notes[-1][2] for notes in noted.values())
    firsts = [max(note for note in notes if note[2] <= begun) for notes in noted.values()]
    before = sum(count for count, _, _ in firsts)
    busy = sum(notes[-1][1] for notes in noted.values()) - sum(cpu for _, cpu, _ in firsts)
    done = sum(notes[-1][0] - notes[1][0] for notes in noted.values())
    spent = sum(notes[-1][1] - notes[1][1] for notes in noted.values())
    share = busy / workers / (last - begun)
    return Run((told.articles - before) / (last - begun), share, spent / done, led / told.articles)


def taken_in(shards: Path, store: Path, jobs: int) -> tuple[Timed, float]:
    """What loading takes, by the clock, and seconds of CPU of this process."""
    cpu = time.process_time()
    told = clocked(lambda: load([str(shards)], store=store, jobs=jobs))
    return told, time.process_time() - cpu


def built(corpus: Path, store: Path, jobs: int) -> Timed:
    """What a build takes."""
    command = [sys.executable, "-m", "kg", "build", str(corpus), "--store", str(store), "--jobs", str(jobs)]
    return clocked(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))


def clocked(work: Callable[[], object]) -> Timed:
    """What some work takes, and whether others left it the machine meanwhile."""
    clock, busy, own = time.time(), _busy(), sum(os.times()[:4])
    work()
    seconds, others = time.time() - clock, _busy() - busy - (sum(os.times()[:4]) - own)
    return Timed(seconds, others <= (1 - QUIET) * cores() * seconds)


def _busy() -> float:
    """Seconds that all cores were at work so far, for anybody."""
    times = psutil.cpu_times()
    return float(sum(getattr(times, name, 0.0) for name in ("user", "nice", "system", "irq", "softirq", "steal")))


def table(number: int, size: int, folder: Path) -> Iterator[str]:
    """The lines of the table, as they are measured."""
    corpus = folder / "articles.jsonl"
    words = write(corpus, number)
    machine = f"{cores()} cores, {platform.machine()}, Python {platform.python_version()}"
    yield f"{number:,} made articles, {words:,} words; {machine}; load average {os.getloadavg()[0]:.1f} before."
    yield ""
    yield "| what | aim | measured |"
    yield "|---|---|---|"
    one, two = (measured(corpus, folder, workers, size) for workers in (1, 2))
    both = two.pace / one.pace
    quiet = min(one.share, two.share) >= QUIET
    yield f"| 1 → 2 workers on Ray, by the clock, readers loaded | ≥ 1.8 × | {_clock(both, '×', quiet)} |"
    yield f"| … of a core that each worker had meanwhile: one, two | all of it | {one.share:.0%}, {two.share:.0%} |"
    ideal = (one.worker + one.leader) / (two.worker / 2 + two.leader)
    yield f"| … by CPU time, the leading process counted as if nobody worked meanwhile | – | {ideal:.2f} × |"
    yield f"| an article in a worker: all its steps and both files | – | {_ms(one.worker)} |"
    yield f"| … of two workers | – | {_ms(two.worker)} |"
    yield f"| … in the leading process | – | {_ms(two.leader)} |"
    same = all(path.read_bytes() == (folder / "2" / path.name).read_bytes() for path in (folder / "1").iterdir())
    yield f"| the shards of both runs | the same | {'the same, byte for byte' if same else 'NOT THE SAME'} |"
    sizes = [sum(path.stat().st_size for path in (folder / "2").glob(f"*{end}")) for end in (".nq.gz", ".parquet")]
    packed = " and ".join(
        f"{size / number / 1000:.1f} kB of {kind}" for size, kind in zip(sizes, ("N-Quads", "Parquet"), strict=True)
    )
    yield f"| an article in the shards | – | {packed} |"
    started = time.process_time()
    again = shard([str(corpus)], str(folder / "2"), here(1, None), size=size)
    assert again.kept == number
    yield f"| a second run over the same articles | nothing read | {time.process_time() - started:.2f} s of CPU |"
    single, cpu = taken_in(folder / "2", folder / "alone", 1)
    yield f"| `kg load --jobs 1`, knowledge and links included | – | {_ms(cpu / number)} an article |"
    shared, led = taken_in(folder / "2", folder / "shared", 2)
    yield f"| … of these with `--jobs 2` the process with the store | – | {_ms(led / number)} an article |"
    both, quiet = single.seconds / shared.seconds, single.quiet and shared.quiet
    yield f"| `kg load --jobs 1` → `--jobs 2`, by the clock | – | {_clock(both, '×', quiet)} |"
    first, second = (built(corpus, folder / f"built{jobs}", jobs) for jobs in (1, 2))
    yield f"| `kg build --jobs 1`, by the clock, start included | – | {_clock(first.seconds, 's', first.quiet)} |"
    yield f"| `kg build --jobs 2` | – | {_clock(second.seconds, 's', second.quiet)} |"
    both, quiet = first.seconds / second.seconds, first.quiet and second.quiet
    yield f"| `kg build --jobs 1` → `--jobs 2` | – | {_clock(both, '×', quiet)} |"


def _clock(value: float, unit: str, quiet: bool) -> str:
    return f"{value:.2f} {unit}" if quiet else "not told: the machine was at other work"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms of CPU"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--size", type=int, default=4, help="articles of a block, roughly")
    parser.add_argument("--markdown", type=Path, help="file to write the table to as well")
    given = parser.parse_args()
    lines = ["# Several workers", "", "Written by `python bench/ray.py --markdown bench/RAY.md`.", ""]
    with tempfile.TemporaryDirectory() as folder:
        for line in table(given.articles, given.size, Path(folder)):
            print(line, flush=True)
            lines.append(line)
    if given.markdown:
        given.markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.exit(any("NOT THE SAME" in line for line in lines))


if __name__ == "__main__":
    main()
