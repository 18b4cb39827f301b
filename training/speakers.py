"""Measure the speakers that `kg extract` names against labels made by hand (`speakers_dev.tsv`).

usage: python -m training.speakers PREDICTIONS.jsonl [--wrong]

PREDICTIONS.jsonl is what `kg extract` prints for PolNeAR's dev texts. A label is met by the statement whose source
overlaps it most; labels whose source nothing overlaps are counted apart, since the reader missed them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LABELS = Path(__file__).with_name("speakers_dev.tsv")
FORMS = ("name", "pronoun", "nominal")


@dataclass(frozen=True, slots=True)
class Label:
    """Characters 12–14 of an article are a pronoun that means Ana Sorel; `who` is empty where nobody is named."""

    article: str
    start: int
    end: int
    form: str
    part: str  # first, tune or held
    who: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A label with the speaker that was named for it: right, wrong, missed, open (nobody, rightly) or unread."""

    label: Label
    said: str
    named: str
    why: str


def labels() -> list[Label]:
    """The labelled sources."""
    lines = [x for x in LABELS.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    rows = [[*line.split("\t"), ""][:6] for line in lines[1:]]
    return [
        Label(article, int(start), int(end), form, part, frozenset(filter(None, who.split("|"))))
        for article, start, end, form, part, who in rows
    ]


def outcomes(lines: list[str]) -> Iterator[Outcome]:
    """What became of each label."""
    said: dict[str, list[Any]] = defaultdict(list)
    for row in map(json.loads, lines):
        said[row["article"]["source"].replace("\\", "/").rsplit("/", 1)[-1]] += row["statements"]
    for label in labels():
        over = [
            (min(label.end, s["source"]["end"]) - max(label.start, s["source"]["start"]), s)
            for s in said[label.article]
            if s["source"]
        ]
        size, best = max(over, key=lambda pair: pair[0], default=(0, {}))
        if size <= 0:
            yield Outcome(label, "unread", "", "")
            continue
        speaker = best["speaker"] or {}
        yield Outcome(label, _said(label, speaker.get("label", "")), speaker.get("label", ""), speaker.get("why", ""))


def _said(label: Label, named: str) -> str:
    if named:
        return "right" if named in label.who else "wrong"
    return "missed" if label.who else "open"


def figures(count: Counter[str]) -> str:
    """Right of those answered (wrong ones may name nobody), and answered of those that mean somebody named."""
    answered = count["right"] + count["wrong"]
    return (
        f"right {_percent(count['right'], answered)} of {answered} answered; "
        f"answered {_percent(count['answered'], count['named'])} of {count['named']} that mean somebody named; "
        f"left open {count['open']}, unread {count['unread']}"
    )


def tally(found: list[Outcome]) -> Counter[str]:
    """Counts of each outcome, of read labels that mean somebody (`named`), and of those that were answered."""
    count = Counter(outcome.said for outcome in found)
    somebody = [o for o in found if o.label.who and o.said != "unread"]
    count["named"] = len(somebody)
    count["answered"] = sum(o.said != "missed" for o in somebody)
    return count


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f}"


def main() -> None:
    """Print the figures by form and by part of the labels; with --wrong also each that is not right."""
    found = list(outcomes(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
    for part in ("first", "tune", "held", "all"):
        chosen = [o for o in found if part in {o.label.part, "all"}]
        for form in FORMS:
            print(f"{part:5} {form:8} {figures(tally([o for o in chosen if o.label.form == form]))}")
        both = [o for o in chosen if o.label.form != "name"]
        print(f"{part:5} pronouns and nominals: {figures(tally(both))}")
    for outcome in found if "--wrong" in sys.argv else []:
        if outcome.said in {"wrong", "missed"}:
            label = outcome.label
            where = f"{label.article}:{label.start}–{label.end}"
            print(outcome.said, label.part, label.form, where, sorted(label.who), outcome.named, outcome.why, sep=" | ")


if __name__ == "__main__":
    main()
