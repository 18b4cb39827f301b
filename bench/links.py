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
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.clusters import made
from kg.link.records import Said
from kg.link.stage import FILE, link
from kg.records import Article, Entity, Extraction, Resolution, Span, Statement, digest
from kg.store import open_store


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
        *most, last = articles(size)
        began = time.perf_counter()
        for extraction in most:
            store.add(extraction)
        stored = time.perf_counter() - began
        began, cpu = time.perf_counter(), time.process_time()
        found = link(store)
        whole, busy = time.perf_counter() - began, time.process_time() - cpu
        store.add(last)
        began, cpu_one = time.perf_counter(), time.process_time()
        again = link(store)
        one, busy_one = time.perf_counter() - began, time.process_time() - cpu_one
        index = (Path(folder) / "store" / FILE).stat().st_size / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{size:,} statements in {len(most):,} articles, {stored:.1f} s to store, {found.clusters:,} clusters")
    print(f"  all: {whole:.1f} s ({busy:.1f} s of processor, {busy / size * 1e6:.0f} µs a statement)")
    print(f"  one more article: {one:.2f} s ({busy_one:.2f} s of processor), {again.clusters} clusters formed anew")
    print(f"  index {index:.0f} MB, {peak} MB of memory", flush=True)


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    for size in parser.parse_args().sizes:
        measure(size)


if __name__ == "__main__":
    main()
