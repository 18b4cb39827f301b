"""Shards by Ray actors on one machine, 1 worker and 2, and what loading them costs, as a Markdown table.

    python bench/ray.py --articles 80

On a machine that others use as well the clock says little, so CPU time stands beside it: what an article costs a worker
after its first batch (which loads what is loaded on first use), shared evenly between the workers, with all that the
leading process does (reading, handing out) added as if nobody worked meanwhile.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # not this folder: `ray` is the library
os.environ["PYTHONPATH"] = str(ROOT)  # for the workers

from bench.articles import write  # noqa: E402
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


def measured(corpus: Path, folder: Path, workers: int, size: int) -> tuple[float, float, float, float]:
    """Seconds by the clock with and without the start; CPU seconds of an article in a worker, and of the leader."""
    log = folder / f"{workers}.log"

    def engine(todo: Iterable[Block], place: Place) -> Iterator[Written]:
        return spread(partial(timed, str(log)), todo, place, workers)

    started = time.time()
    with cluster(None, workers):
        reader(None)
        led = time.process_time()
        told = shard([str(corpus)], str(folder / str(workers)), engine, size=size)
        led = time.process_time() - led
    ended = time.time()
    assert not told.failures
    noted: dict[str, list[tuple[int, float, float]]] = {}
    for line in log.read_text().splitlines():
        process, count, cpu, clock = line.split()
        noted.setdefault(process, []).append((int(count), float(cpu), float(clock)))
    last = max(clock for notes in noted.values() for _, _, clock in notes)
    begun = max(notes[0][2] for notes in noted.values())
    done = sum(notes[-1][0] - notes[1][0] for notes in noted.values())
    spent = sum(notes[-1][1] - notes[1][1] for notes in noted.values())
    return ended - started, last - begun, spent / done, led / told.articles


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=80)
    parser.add_argument("--size", type=int, default=4, help="articles of a block, roughly")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place, corpus = Path(folder), Path(folder, "articles.jsonl")
        write(corpus, given.articles)
        found = {workers: measured(corpus, place, workers, given.size) for workers in (1, 2)}
        print("| workers | seconds, all | … readers loaded | CPU ms an article, worker | … leading process |")
        print("|---|---|---|---|---|")
        for workers, numbers in found.items():
            shown = (*(f"{number:.1f}" for number in numbers[:2]), *(f"{number * 1000:.1f}" for number in numbers[2:]))
            print(f"| {workers} | {' | '.join(shown)} |")
        (_, wall, busy, led), (_, wall2, busy2, led2) = found[1], found[2]
        print(
            f"\n1 → 2 workers: {wall / wall2:.2f} × by the clock, {(busy + led) / (busy2 / 2 + led2):.2f} × by CPU time"
        )
        same = all(path.read_bytes() == (place / "2" / path.name).read_bytes() for path in (place / "1").iterdir())
        print(f"the shards of both are the same, byte for byte: {'yes' if same else 'NO'}")
        started = time.process_time()
        again = shard([str(corpus)], str(place / "2"), here(1, None), size=given.size)
        spent = time.process_time() - started
        print(f"a second run: {again.kept} of {given.articles} articles there, {spent:.2f} s of CPU")
        started = time.process_time()
        load([str(place / "2")], store=place / "store")
        spent = (time.process_time() - started) / given.articles
        print(f"kg load, knowledge and links included: {spent * 1000:.1f} ms of CPU an article")
        for end in (".nq.gz", ".parquet"):
            size = sum(path.stat().st_size for path in (place / "2").glob(f"*{end}"))
            print(f"an article takes {size / given.articles / 1000:.1f} kB of {end}")
        sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
