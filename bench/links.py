"""What keeping links up to date costs: all of a store, and one more article.

python bench/links.py 10000 100000        # made statements in a store of their own, twenty to an article

What the reader makes of a text, the meaning of a statement included, is made too: that is part of reading, not of this.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from base64 import b85encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

import kg.link.said as read
from bench.clusters import made
from kg.config import cores
from kg.link.cards import Cards
from kg.link.entities.merging import derive
from kg.link.meaning import STEPS, WIDTH
from kg.link.records import Said
from kg.link.stage import FILE, link
from kg.records import Article, Entity, Extraction, Resolution, Span, Statement, digest
from kg.store import Store, open_store
from kg.store.batch import Batch
from kg.store.spoken import FILE as SPOKEN


def articles(size: int) -> Iterator[Extraction]:
    """Made statements as the statements of made articles."""
    reports = defaultdict[str, list[Said]](list)
    for said in made(size):
        reports[said.article].append(said)
    for number, some in enumerate(reports.values()):
        text, statements = f"Report {number}.\n", []
        for order, one in enumerate(some):
            start = len(text) + 1
            content = Span(start, start + len(one.text), one.text)
            sentence = Span(start - 1, content.end + 1, f'"{one.text}"')
            text += f"{sentence.text}\n"
            who = Resolution(Entity(one.speaker, one.label or "", "person"), "name", "named") if one.speaker else None
            given = digest(str(number), str(order))
            statements.append(
                Statement(given, one.manner, (content,), None, None, "say", False, 0.9, sentence, speaker=who)
            )
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        article = Article(str(number), f"{number}.txt", text, publisher=f"Outlet {number % 97}", published=day)
        yield Extraction(article, statements=tuple(statements), tool="made", model="made")


def measure(size: int) -> None:
    """Print the seconds for all articles but one, and for the last."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store", create=True) as store:
        told = articles(size)  # one by one: none is kept
        last = next(told)
        stored, _ = timed(lambda: add(store, told))
        derived, busy_derived = timed(lambda: derive(store))
        found = None

        def linked() -> None:
            nonlocal found
            found = link(store, derived=True)

        before = peak()
        whole, busy = timed(linked)
        assert found is not None
        clusters, most = found.clusters, peak()
        add(store, [last])
        anew, busy_anew = timed(lambda: derive(store))
        one, busy_one = timed(linked)
        files = {name: (Path(folder) / "store" / name).stat().st_size / 1e6 for name in (FILE, SPOKEN)}
    print(f"{size:,} statements in {found.articles:,} articles, {stored:.1f} s to store, {clusters:,} clusters")
    print(f"  all: {whole:.1f} s ({busy:.1f} s of processor, {busy / size * 1e6:.0f} µs a statement)")
    print(f"  one more article: {one:.2f} s ({busy_one:.2f} s of processor), {found.clusters} clusters formed anew")
    print(f"  knowledge derived beside it: {derived:.1f} s ({busy_derived:.1f} s of processor)")
    print(f"  … anew after one more article: {anew:.2f} s ({busy_anew:.2f} s of processor)")
    print(f"  files {', '.join(f'{name} {at:.0f} MB' for name, at in files.items())}")
    print(f"  memory {before[0]} MB before linking, {most[0]} MB with it, {most[1]} MB in the largest helper")
    print(f"  load of the machine {os.getloadavg()[1]:.1f} on {cores()} cores", flush=True)


def meant(_: str | None, text: str) -> str:
    """A made meaning: the sum of a vector for each word, so that wordings of a remark lie close."""
    total = sum((drawn(word) for word in text.split()), np.zeros(WIDTH))
    return b85encode(np.rint(total / np.linalg.norm(total) * STEPS).astype(np.int8).tobytes()).decode()


@lru_cache(maxsize=5_000)  # else they are most of the memory that is measured
def drawn(word: str) -> Any:
    """The vector of a made word."""
    return np.random.default_rng(crc32(word.encode())).standard_normal(WIDTH)


def peak() -> tuple[int, int]:
    """The most memory that this process, and any of those it started, ever had."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    own, others = (resource.getrusage(one).ru_maxrss // 1024 for one in who)
    return own, others


def add(store: Store, extractions: Iterable[Extraction]) -> None:
    """Store articles as a build does."""
    batch: Batch[Extraction] = Batch(store)
    cards = Cards(store.path)
    for extraction in extractions:
        for safe, _ in batch.add(extraction):
            cards.put(safe)
    for safe, _ in batch.flush():
        cards.put(safe)
    cards.close()


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of processor here and in those that were started and have ended."""
    began, cpu = time.perf_counter(), sum(os.times()[:4])
    work()
    return time.perf_counter() - began, sum(os.times()[:4]) - cpu


def main() -> None:
    """Measure each size."""
    vars(read)["meaning"] = meant
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    for size in parser.parse_args().sizes:
        measure(size)


if __name__ == "__main__":
    main()
