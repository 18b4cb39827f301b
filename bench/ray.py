"""Shards by Ray actors on one machine, 1 worker and 2, and what taking them in costs, as a Markdown table.

    python bench/ray.py --markdown bench/RAY.md

By the clock: articles a second from when each worker has done a batch (which loads what is loaded on first use) until
the last article, in blocks small enough that no worker waits long for the other at the end. One worker and two take
turns, and between them two processes do the same work without Ray (`bench/bound.py`): what this machine gives. On a
machine that others use as well the clock says little, so only turns count in which each worker had nine tenths of a
core, and CPU time stands beside it: what an article costs a worker after its first batch, shared evenly between the
workers, with all that the leading process does added as if nobody worked meanwhile.
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
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # not this folder: `ray` is the library
os.environ["PYTHONPATH"] = str(ROOT)  # for the workers

from bench.articles import write  # noqa: E402
from bench.bound import COUNTING, ENCODER, WORK, Pace, bound  # noqa: E402
from bench.paced import Run, measured, together  # noqa: E402
from bench.quiet import Watched, watched  # noqa: E402
from kg.config import cores  # noqa: E402
from kg.scale.loading import load  # noqa: E402
from kg.scale.ray_cluster import cluster  # noqa: E402
from kg.scale.sharding import here, shard  # noqa: E402
from kg.scale.understanding import reader  # noqa: E402

SECONDS = {WORK: 8.0, ENCODER: 4.0, COUNTING: 2.0}  # that processes without Ray are at work, each time
NOT_TOLD = "not told: the machine was at other work"
ENOUGH = 0.9  # of a core for each that works: then others did not take it
Made = TypeVar("Made")
Pair = tuple[tuple[Made, Made], bool]  # what one made and what two made, and whether each had its core


def in_turns(corpus: Path, folder: Path, size: int, turns: int) -> Iterator[str]:
    """The rows of what two workers do instead of one, and of what the machine would let them."""
    runs: list[Pair[Run]] = []
    alone: dict[str, list[Pair[Pace]]] = {kind: [] for kind in SECONDS}
    with bound(corpus, 2, size) as others, cluster(None, 2):
        reader(None)
        for turn in range(turns):
            pair = _both(lambda n, turn=turn: measured(corpus, folder / f"{n}-{turn}", n, size))  # type: ignore[misc]
            runs.append((pair, all(run.share >= ENOUGH for run in pair)))
            for kind, pairs in alone.items():
                paces = _both(lambda n, kind=kind: others.pace(kind, n, SECONDS[kind]))  # type: ignore[misc]
                pairs.append((paces, all(pace.pace * pace.each >= ENOUGH * n for n, pace in enumerate(paces, 1))))
    told = _quiet(runs)
    one, two = (together(each) for each in zip(*(told or [pair for pair, _ in runs]), strict=True))
    quiet, both = bool(told), two.pace / one.pace
    yield f"| 1 → 2 workers on Ray, by the clock, readers loaded and warm | ≥ 1.8 × | {_clock(both, '×', quiet)} |"
    yield f"| … of a core that each worker had meanwhile: one, two | all of it | {one.share:.0%}, {two.share:.0%} |"
    gains = sorted(second.pace / first.pace for first, second in told)
    span = f"{gains[0]:.2f} to {gains[-1]:.2f} ×" if gains else "none"
    yield f"| … in the {len(told)} of {turns} turns in which each worker had nine tenths of a core | – | {span} |"
    for kind, words in (
        (WORK, "what the machine gives: 1 → 2 processes that do the same, without Ray and without a leader"),
        (ENCODER, "1 → 2 processes that only run the encoder"),
        (COUNTING, "1 → 2 processes that only count, without memory: 2 × where each has a core of its own"),
    ):
        most = _gained(_quiet(alone[kind]))
        yield f"| {words} | the bound | {_clock(most, '×', bool(most))} |"
        if kind == WORK:
            part = f"{both / most:.0%}" if quiet and most else NOT_TOLD
            yield f"| of this bound two workers on Ray reach | all of it | {part} |"
    yield f"| the end of a run, when one of two has nothing left to do | – | {two.waited / two.seconds:.1%} of it |"
    ideal = (one.worker + one.leader) / (two.worker / 2 + two.leader)
    yield f"| … by CPU time, the leading process counted as if nobody worked meanwhile | – | {ideal:.2f} × |"
    yield f"| an article in a worker: all its steps and both files | – | {_ms(one.worker)} |"
    yield f"| … of two workers | – | {_ms(two.worker)} |"
    yield f"| … in the leading process | – | {_ms(two.leader)} |"
    first, second = (
        sum(pace.each for pace in each) / turns for each in zip(*(pair for pair, _ in alone[WORK]), strict=True)
    )
    yield f"| the same without Ray: in one process, in each of two | – | {first * 1000:.1f}, {_ms(second)} |"


def _both(work: Callable[[int], Made]) -> tuple[Made, Made]:
    """What one and what two do, one after the other."""
    return work(1), work(2)


def _quiet(pairs: Iterable[Pair[Made]]) -> list[tuple[Made, Made]]:
    return [pair for pair, quiet in pairs if quiet]


def _gained(pairs: Sequence[tuple[Pace, Pace]]) -> float:
    """How many times as much two processes do as one; 0 where no turn was quiet."""
    return sum(two.pace for _, two in pairs) / sum(one.pace for one, _ in pairs) if pairs else 0.0


def taken_in(shards: Path, store: Path, jobs: int) -> tuple[Watched[object], float]:
    """What loading takes, by the clock, and seconds of CPU of this process."""
    cpu = time.process_time()
    told = watched(lambda: load([str(shards)], store=store, jobs=jobs))
    return told, time.process_time() - cpu


def built(corpus: Path, store: Path, jobs: int) -> Watched[object]:
    """What a build takes."""
    command = [sys.executable, "-m", "kg", "build", str(corpus), "--store", str(store), "--jobs", str(jobs)]
    return watched(lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True))


def table(number: int, size: int, turns: int, folder: Path) -> Iterator[str]:
    """The lines of the table, as they are measured."""
    corpus = folder / "articles.jsonl"
    words = write(corpus, number)
    machine = f"{cores()} cores, {platform.machine()}, Python {platform.python_version()}"
    yield f"{number:,} made articles, {words:,} words; {machine}; load average {os.getloadavg()[0]:.1f} before."
    yield ""
    yield "| what | aim | measured |"
    yield "|---|---|---|"
    yield from in_turns(corpus, folder, size, turns)
    same = all(path.read_bytes() == (folder / "2-0" / path.name).read_bytes() for path in (folder / "1-0").iterdir())
    yield f"| the shards of both runs | the same | {'the same, byte for byte' if same else 'NOT THE SAME'} |"
    sizes = [sum(path.stat().st_size for path in (folder / "2-0").glob(f"*{end}")) for end in (".nq.gz", ".parquet")]
    packed = " and ".join(
        f"{size / number / 1000:.1f} kB of {kind}" for size, kind in zip(sizes, ("N-Quads", "Parquet"), strict=True)
    )
    yield f"| an article in the shards | – | {packed} |"
    started = time.process_time()
    again = shard([str(corpus)], str(folder / "2-0"), here(1, None), size=size)
    assert again.kept == number
    yield f"| a second run over the same articles | nothing read | {time.process_time() - started:.2f} s of CPU |"
    single, cpu = taken_in(folder / "2-0", folder / "alone", 1)
    yield f"| `kg load --jobs 1`, knowledge and links included | – | {_ms(cpu / number)} an article |"
    shared, led = taken_in(folder / "2-0", folder / "shared", 2)
    yield f"| … of these with `--jobs 2` the process with the store | – | {_ms(led / number)} an article |"
    both, quiet = single.seconds / shared.seconds, single.quiet and shared.quiet
    yield f"| `kg load --jobs 1` → `--jobs 2`, by the clock | – | {_clock(both, '×', quiet)} |"
    first, second = (built(corpus, folder / f"built{jobs}", jobs) for jobs in (1, 2))
    yield f"| `kg build --jobs 1`, by the clock, start included | – | {_clock(first.seconds, 's', first.quiet)} |"
    yield f"| `kg build --jobs 2` | – | {_clock(second.seconds, 's', second.quiet)} |"
    both, quiet = first.seconds / second.seconds, first.quiet and second.quiet
    yield f"| `kg build --jobs 1` → `--jobs 2` | – | {_clock(both, '×', quiet)} |"


def _clock(value: float, unit: str, quiet: bool) -> str:
    return f"{value:.2f} {unit}" if quiet else NOT_TOLD


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms of CPU"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=160)
    parser.add_argument("--size", type=int, default=4, help="articles of a block, roughly")
    parser.add_argument("--turns", type=int, default=5, help="of one worker and of two")
    parser.add_argument("--markdown", type=Path, help="file to write the table to as well")
    given = parser.parse_args()
    lines = ["# Several workers", "", "Written by `python bench/ray.py --markdown bench/RAY.md`.", ""]
    with tempfile.TemporaryDirectory() as folder:
        for line in table(given.articles, given.size, given.turns, Path(folder)):
            print(line, flush=True)
            lines.append(line)
    if given.markdown:
        given.markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.exit(any("NOT THE SAME" in line for line in lines))


if __name__ == "__main__":
    main()
