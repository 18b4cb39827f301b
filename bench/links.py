"""What keeping links up to date costs: all of a store, and one more article.

python bench/links.py 10000 100000        # made statements in a store of their own, twenty to an article
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.clusters import made
from kg.link.cards import Cards
from kg.link.entities.merging import derive
from kg.link.records import Said
from kg.link.stage import FILE, link
from kg.records import Article, Entity, Extraction, Resolution, Span, Statement, digest
from kg.store import Store, open_store
from kg.store.batch import Batch


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
        derived, _ = timed(lambda: derive(store))
        found = None

        def linked() -> None:
            nonlocal found
            found = link(store, derived=True)

        whole, busy = timed(linked)
        assert found is not None
        clusters = found.clusters
        add(store, [last])
        one, busy_one = timed(linked)
        anew, _ = timed(lambda: derive(store))
        index = (Path(folder) / "store" / FILE).stat().st_size / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{size:,} statements in {found.articles:,} articles, {stored:.1f} s to store, {clusters:,} clusters")
    print(f"  all: {whole:.1f} s ({busy:.1f} s of processor, {busy / size * 1e6:.0f} µs a statement)")
    print(f"  one more article: {one:.2f} s ({busy_one:.2f} s of processor), {found.clusters} clusters formed anew")
    print(f"  knowledge derived beside it: {derived:.1f} s, anew after one more article {anew:.1f} s")
    print(f"  index {index:.0f} MB, {peak} MB of memory", flush=True)


def add(store: Store, extractions: Iterable[Extraction]) -> None:
    """Store articles as a build does."""
    batch, cards = Batch(store), Cards(store.path)
    for extraction in extractions:
        for safe, _ in batch.add(extraction):
            cards.put(safe)
    for safe, _ in batch.flush():
        cards.put(safe)
    cards.close()


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of processor."""
    began, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - began, time.process_time() - cpu


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    for size in parser.parse_args().sizes:
        measure(size)


if __name__ == "__main__":
    main()
