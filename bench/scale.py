"""What an article costs as a corpus grows, in processor time, memory and disk: `bench/SCALE.md`.

    python bench/scale.py --articles 1000 10000 100000 --markdown bench/SCALE.md

Reading costs the same for the last article as for the first, and 100,000 take a day on a small machine. So the reader
reads a few short articles; the others have the same with other words (`bench/varied.py`), and go through the same
`kg.pipeline.build` in its one process. Each stage has a process of its own (`bench/staged.py`): writing, knowledge
layer, links, and the same build once more.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


from bench.staged import Written, again, derive, link, load_bare, read, write
from bench.varied import corpus, short
from kg.records import Extraction
from kg.scale import cores

HEAD = (
    "| articles | quads | store | … a second | memory | cards | derive | memory | link | memory | an article "
    "| … and read | disk | build again |"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of 1,000 articles: 170,000 quads, stored in 2 seconds of processor with 300 MB of memory at the peak."""

    articles: int
    understood: float  # seconds of processor for an article, annotated, extracted and resolved
    written: Written
    deriving: tuple[float, int] | None  # seconds of processor, bytes at the most
    linking: tuple[float, int] | None
    disk: int
    again: float

    @property
    def each(self) -> float:
        """Seconds of processor for an article, all stages together that were measured, but for the reader."""
        stages = (stage[0] for stage in (self.deriving, self.linking) if stage)
        return (self.written.seconds + sum(stages)) / self.articles

    @property
    def whole(self) -> float:
        """The same with the reader."""
        return self.understood + self.each

    def row(self) -> str:
        """A row of the table."""
        w = self.written
        return (
            f"| {self.articles:,} | {w.quads:,} | {w.storing:.1f} s | {w.quads / w.storing:,.0f} | {_mega(w.peak)} "
            f"| {w.cards:.1f} s | {_stage(self.deriving)} | {_stage(self.linking)} | {self.each * 1e3:.2f} ms "
            f"| {self.whole * 1e3:.2f} ms | {_mega(self.disk)} | {self.again:.2f} s |"
        )


def measure(folder: Path, known: Sequence[Extraction], number: int, most: int, understood: float) -> Cost:
    """Build a store of so many articles, twice, each stage in a process of its own; links of `most` articles."""
    path, store = folder / "articles.jsonl", folder / "store"
    written: Written = _alone(write, path, store, known, number)
    deriving = linking = None
    if number <= most:
        deriving = _alone(derive, store)
        linking = _alone(link, store)
    seconds: float = _alone(again, path, store, known, number)
    disk = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
    return Cost(number, understood, written, deriving, linking, disk, seconds)


def _alone(function: Callable[..., Any], *given: Any) -> Any:
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(function, given)


def _mega(count: int) -> str:
    return f"{count / 1e6:,.0f} MB"


def _stage(stage: tuple[float, int] | None) -> str:
    return f"{stage[0]:.1f} s | {_mega(stage[1])}" if stage else "— | —"


def report(costs: Sequence[Cost], known: int, words: float, bare: str, most: int) -> str:
    """The page."""
    machine = f"{cores()} cores, {platform.machine()}, Python {platform.python_version()}"
    lines = [
        "# What an article costs as the corpus grows", "",
        f"Written by `python bench/scale.py {_given()}`. Seconds are of processor, on one process.", "",
        f"Articles of {words:.0f} words; {known} were read, the others have what was found in these with other words "
        f"put in. {machine}; load {os.getloadavg()[1]:.0f} while this ran.", "",
        HEAD, "|" + "---|" * HEAD.count(" |"), *(cost.row() for cost in costs), "",
        "*store*: asking whether an article is there, its quads, the bulk load and what the engine does beside it. "
        "*cards*: what linking will want to know of each article, by the encoder for the most part; reading the input "
        f"comes on top. Knowledge and links were made up to {most:,} articles. *memory* is the most that the process "
        "of that stage ever had; *an article* is all that was measured of it together, *… and read* the same with "
        f"the {costs[0].understood * 1e3:.1f} ms that the reader took for each of those that were read, once loaded: "
        "what `kg build` costs for an article.", "",
        *_growth(costs), "", bare, "",
    ]  # fmt: skip
    return "\n".join(lines)


def _given() -> str:
    """What was asked for, without where it was built and written."""
    words = re.sub(r" ?--(?:folder|markdown)[ =]\S+", "", " ".join(sys.argv[1:])).strip()
    return f"{words} --markdown bench/SCALE.md".strip()


def _growth(costs: Sequence[Cost]) -> list[str]:
    """How the last size compares to the first, and the largest that was linked."""
    found = []
    linked = [cost for cost in costs if cost.linking]
    for last in sorted({costs[-1].articles: costs[-1], **{c.articles: c for c in linked[-1:]}}.items()):
        first, cost = costs[0], last[1]
        if cost is first:
            continue
        ratios = {
            "writing one": (first.written.seconds / first.articles, cost.written.seconds / cost.articles),
            "memory while writing": (first.written.peak, cost.written.peak),
        }
        if cost.linking and first.linking and cost.deriving and first.deriving:
            ratios["all stages for one, as `kg build` has them"] = first.whole, cost.whole
            ratios["… without the reader"] = first.each, cost.each
            ratios["memory while deriving"] = first.deriving[1], cost.deriving[1]
            ratios["memory while linking"] = first.linking[1], cost.linking[1]
        told = ", ".join(f"{name} {after / before:.2f} ×" for name, (before, after) in ratios.items())
        found.append(f"From {first.articles:,} to {cost.articles:,} articles: {told}.")
    return found


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
        understood = _alone(read, sample)
        bare = _alone(load_bare, known, rows, Path(folder))
        print(bare, HEAD, sep="\n", flush=True)
        for number in options.articles:
            with tempfile.TemporaryDirectory(dir=folder) as own:
                corpus(Path(own, "articles.jsonl"), rows, number)
                costs.append(measure(Path(own), known, number, options.link, understood))
            print(costs[-1].row(), flush=True)
            if options.markdown:  # what is measured is not lost where a larger one fails
                page = report(costs, len(known), words, bare, options.link)
                options.markdown.write_text(page, encoding="utf-8")
    print(*_growth(costs), sep="\n")


if __name__ == "__main__":
    main()
