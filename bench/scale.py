"""What an article costs as a corpus grows, in processor time, memory and disk: `bench/SCALE.md`.

    python bench/scale.py --articles 1000 10000 100000 --markdown bench/SCALE.md

Reading costs the same for the last article as for the first, and 100,000 take a day on a small machine. So the reader
reads a few short articles; the others have the same with other words (`bench/varied.py`), and go through the same
`kg.pipeline.build` in its one process: input, quads, store, knowledge layer, links, and the same build once more.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


from bench.varied import corpus, short, varied
from kg.records import Article, Extraction
from kg.scale import cores

HEAD = "| articles | quads | store | … a second | memory | derive, link | memory | an article | disk | build again |"


@dataclass(frozen=True, slots=True)
class Cost:
    """Of 1,000 articles: 170,000 quads, written in 2 seconds of processor with 300 MB of memory at the peak."""

    articles: int
    quads: int
    writing: float  # seconds of processor, but for the stand-in of the reader
    writing_peak: int  # bytes, at the most
    deriving: float  # knowledge layer and links
    deriving_peak: int
    disk: int
    again: float

    @property
    def each(self) -> float:
        """Seconds of processor for an article."""
        return (self.writing + self.deriving) / self.articles

    def row(self, most: int) -> str:
        """A row of the table; with more than `most` articles nothing was derived."""
        derived = f"{self.deriving:.1f} s | {self.deriving_peak / 1e6:,.0f} MB" if self.articles <= most else "— | —"
        return (
            f"| {self.articles:,} | {self.quads:,} | {self.writing:.1f} s | {self.quads / self.writing:,.0f} "
            f"| {self.writing_peak / 1e6:,.0f} MB | {derived} | {self.each * 1e3:.2f} ms "
            f"| {self.disk / 1e6:,.0f} MB | {self.again:.2f} s |"
        )


def measure(path: Path, known: Sequence[Extraction], number: int, link: bool) -> Cost:
    """Build a store of so many articles, twice; to be run in a process of its own, whose memory is looked at."""
    import kg.link.stage
    import kg.pipeline
    from kg.scale import entering, understanding

    find, stood_in, quads = varied(known), 0.0, 0
    renew, before = kg.link.stage.renew, dict[str, float]()

    def reading(model: str | None) -> Callable[[Sequence[Article]], list[Extraction]]:
        def function(batch: Sequence[Article]) -> list[Extraction]:
            nonlocal stood_in
            began = time.thread_time()
            found = [find(article) for article in batch]
            stood_in += time.thread_time() - began
            return found

        return function

    def counted(extraction: Extraction) -> Any:
        nonlocal quads
        done = ready(extraction)
        quads += done.count
        return done

    def renewed(store: Any) -> None:
        before.update(seconds=time.process_time(), peak=_peak())
        if link:
            renew(store)

    class Known:
        version = known[0].model

    ready, entering.ready = entering.ready, counted  # type: ignore[attr-defined]
    understanding.start_reading = reading  # type: ignore[assignment]
    kg.pipeline.reader = lambda model: Known  # type: ignore[attr-defined]
    kg.link.stage.renew = renewed  # type: ignore[assignment]
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        store, began = Path(folder) / "store", time.process_time()
        summary = kg.pipeline.build([str(path)], store=store, jobs=1, any_language=True)
        ended, peak = time.process_time(), _peak()
        assert summary.added + summary.unchanged == number, summary  # short texts may be alike by chance
        disk = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
        writing = before["seconds"] - began - stood_in
        deriving, writing_peak = ended - before["seconds"], int(before["peak"])
        anew = time.process_time()
        summary = kg.pipeline.build([str(path)], store=store, jobs=1, any_language=True)
        assert summary.unchanged == number, summary
        return Cost(
            number, quads, writing, writing_peak, deriving, peak, disk, time.process_time() - anew
        )  # fmt: skip


def writing(known: Sequence[Extraction]) -> str:
    """How the path from records to the store compares to the bare bulk load of the same quads, in turns."""
    import pyoxigraph as ox

    from kg.store.ready import ready

    best: dict[str, float] = {}
    quads = [quad for one in known for quad in ready(one).quads()]

    def ours(engine: ox.Store) -> None:
        made = b"".join(ready(one).trig for one in known)
        engine.bulk_load(made, format=ox.RdfFormat.TRIG, lenient=True)

    ways: dict[str, Callable[[ox.Store], None]] = {"ours": ours, "bare": lambda engine: engine.bulk_extend(quads)}
    for _ in range(5):
        for name, load in ways.items():
            with tempfile.TemporaryDirectory() as folder:
                engine, began = ox.Store(folder), time.process_time()
                load(engine)
                best[name] = min(best.get(name, 1e9), time.process_time() - began)
                del engine
    speeds = {name: f"{len(quads) / seconds:,.0f} quads/s" for name, seconds in best.items()}
    return (
        f"From records to the store {speeds['ours']}; the bare bulk load of the same {len(quads):,} quads, objects "
        f"that are there already, {speeds['bare']}: {best['ours'] / best['bare']:.2f} × as much (best of 5)."
    )


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def report(costs: Sequence[Cost], known: int, words: float, path: str, most: int) -> str:
    """The page."""
    machine = f"{cores()} cores, {platform.machine()}, Python {platform.python_version()}"
    first, last = costs[0], costs[-1]
    lines = [
        "# What an article costs as the corpus grows", "",
        "Written by `python bench/scale.py --markdown bench/SCALE.md`. Seconds are of processor, on one process.", "",
        f"Articles of {words:.0f} words; {known} were read, the others have what was found in these with other words "
        f"put in. {machine}; load {os.getloadavg()[1]:.0f} while this ran.", "",
        HEAD, "|" + "---|" * HEAD.count(" |"), *(cost.row(most) for cost in costs), "",
        f"*store*: reading the input, asking whether an article is there, quads and cards, the bulk load. Knowledge "
        f"and links were made up to {most:,} articles. *memory* is the most that the process ever had until then; "
        "*an article* is all of these together.", "",
        f"From {first.articles:,} to {last.articles:,} articles storing one costs "
        f"{last.writing / last.articles / (first.writing / first.articles):.2f} × as much, and memory while storing is "
        f"{last.writing_peak / first.writing_peak:.2f} ×.", "",
        path, "",
    ]  # fmt: skip
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--known", type=int, default=200, help="articles that are read")
    parser.add_argument("--length", type=int, default=15, help="words an article has at least, if it has as many")
    parser.add_argument("--link", type=int, default=10_000, help="derive and link up to so many articles")
    parser.add_argument("--folder", type=Path, help="where to build; a temporary one without it")
    parser.add_argument("--markdown", type=Path, help="file to write the table to as well")
    options = parser.parse_args()
    from kg.pipeline import extract_all

    costs: list[Cost] = []
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        rows = list(short(options.known, options.length))
        sample = Path(folder, "sample.jsonl")
        sample.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        known = list(extract_all([str(sample)], any_language=True))
        words = sum(len(x.article.text.split()) for x in known) / len(known)
        path_cost = writing(known)
        print(path_cost, HEAD, sep="\n", flush=True)
        for number in options.articles:
            path = Path(folder, "articles.jsonl")
            corpus(path, rows, number)
            with get_context("spawn").Pool(1) as pool:
                costs.append(pool.apply(measure, (path, known, number, number <= options.link)))
            print(costs[-1].row(options.link), flush=True)
    if options.markdown:
        options.markdown.write_text(report(costs, len(known), words, path_cost, options.link), encoding="utf-8")


if __name__ == "__main__":
    main()
