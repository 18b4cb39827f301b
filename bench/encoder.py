"""What the encoder alone costs: the whole chain against nothing but the model's runs over the same windows.

    python bench/encoder.py --articles 40

Both in one process with one thread and in processor time, article by article in turn, so that a busy machine shifts
neither against the other.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.articles import write
from kg.records import Extraction


class Recorded:
    """A session that remembers what it was asked to run."""

    def __init__(self, session: Any) -> None:
        """Stand before `session`."""
        self.session = session
        self.inputs: list[dict[str, Any]] = []

    def run(self, outputs: list[str] | None, inputs: dict[str, Any]) -> Any:
        """Run and remember."""
        self.inputs.append(inputs)
        return self.session.run(outputs, inputs)


def encoder(corpus: Path, articles: int) -> tuple[float, float]:
    """Words a second of the bare encoder in one process, and how many times its time the whole chain takes."""
    from kg.contract import to_json
    from kg.read import read
    from kg.scale.understanding import reader, start_reading

    understand, weights = start_reading(None), reader(None).session
    session: Any = Recorded(weights.session)
    weights.session = session
    words, whole, bare = 0, 0.0, 0.0
    for number, article in enumerate(islice(read([str(corpus)]), articles)):
        session.inputs.clear()
        started = time.process_time()
        (found,) = understand([article])
        assert isinstance(found, Extraction)
        json.dumps(to_json(found), ensure_ascii=False)
        between = time.process_time()
        for inputs in session.inputs:
            session.session.run(None, inputs)
        if number:  # the first article pays for tables that are read once
            words += len(article.text.split())
            whole, bare = whole + between - started, bare + time.process_time() - between
    return words / bare, whole / bare


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "articles.jsonl")
        write(corpus, options.articles)
        speed, times = encoder(corpus, options.articles)
    print(f"bare encoder {speed:,.0f} words a second of one process; the whole chain takes {times:.2f} times as long")


if __name__ == "__main__":
    main()
