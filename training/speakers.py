"""Measure the speakers that `kg extract` names against labels made by hand (`speakers_dev.tsv`).

usage: python -m training.speakers PREDICTIONS.jsonl

PREDICTIONS.jsonl is what `kg extract` prints for PolNeAR's dev texts. A label is met by the statement whose source
overlaps it most; labels whose source nothing overlaps are counted apart, since the reader missed them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

LABELS = Path(__file__).with_name("speakers_dev.tsv")


def labels() -> list[tuple[str, int, int, str]]:
    """Article, start, end and speaker ('' for nobody) of each labelled source."""
    lines = [x for x in LABELS.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    rows = [[*line.split("\t"), ""][:4] for line in lines[1:]]
    return [(name, int(start), int(end), who) for name, start, end, who in rows]


def measure(lines: list[str]) -> Counter[str]:
    """Counts of right, wrong, missed, rightly open and unread sources."""
    said = defaultdict(list)
    for row in map(json.loads, lines):
        said[row["article"]["source"].replace("\\", "/").rsplit("/", 1)[-1]] += row["statements"]
    count: Counter[str] = Counter()
    for article, start, end, who in labels():
        over = [
            (min(end, s["source"]["end"]) - max(start, s["source"]["start"]), s) for s in said[article] if s["source"]
        ]
        best = max(over, key=lambda pair: pair[0], default=(0, None))
        if best[0] <= 0 or best[1] is None:
            count["unread"] += 1
            continue
        named = (best[1]["speaker"] or {}).get("label", "")
        count[
            "right" if who and named == who else "open" if not who and not named else "wrong" if named else "missed"
        ] += 1
    return count


def main() -> None:
    """Print the counts, precision and recall."""
    count = measure(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    named, there = count["right"] + count["wrong"], count["right"] + count["wrong"] + count["missed"]
    precision, recall = 100 * count["right"] / max(1, named), 100 * count["right"] / max(1, there)
    print(dict(count))
    print(f"precision {precision:.1f}  recall {recall:.1f}")


if __name__ == "__main__":
    main()
