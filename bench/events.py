"""What finding events costs: the chain with it and without it, in processor time over the same read texts.

python bench/events.py --articles 60            on made articles, in which hardly a sentence is without an event
python bench/events.py --articles 40 FOLDER     on reports of your own
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.articles import write

TIMES = 5  # the least of so many runs counts


def share(corpus: Path, articles: int) -> float:
    """How much finding events adds to reading, extracting and resolving, as a share of what these take without it."""
    from kg.annotate import load_reader
    from kg.extract import extract
    from kg.read import read
    from kg.resolve import Gazetteer, resolve

    stage: Any = importlib.import_module("kg.extract.events")  # imported from there anew by each call
    reader, gazetteer = load_reader(), Gazetteer.load()
    texts = list(islice(read([str(corpus)]), articles))
    started = time.process_time()
    docs = list(reader.read(article.text for article in texts))
    reading = time.process_time() - started

    def run() -> None:
        for doc, article in zip(docs, texts, strict=True):
            resolve(extract(doc, article, model=reader.version), gazetteer)

    whole = _least(run)
    kept, stage.events = stage.events, lambda *given, **named: []
    try:
        without = _least(run)
    finally:
        stage.events = kept
    return (whole - without) / (reading + without)


def _least(run: Callable[[], None]) -> float:
    """Seconds of processor time of the quickest run; the first, which reads tables, is not counted."""
    run()
    times = []
    for _ in range(TIMES):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return min(times)


def main() -> None:
    """Print the share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("corpus", nargs="?", type=Path, help="files or a folder that kg extract reads")
    options = parser.parse_args()
    if options.corpus:
        print(f"finding events adds {share(options.corpus, options.articles):.1%}")
        return
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "articles.jsonl")
        write(corpus, options.articles)
        print(f"finding events adds {share(corpus, options.articles):.1%}")


if __name__ == "__main__":
    main()
