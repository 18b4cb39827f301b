"""Copies the figures that matter most from the measured tables into README.md: python docs/make_figures.py.

`training/RESULTS.md` and `bench/RESULTS.md` are written by what measures (`make measure`, `make bench`); nothing is
typed by hand, and a test holds README.md against them.
"""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START = "<!-- figures:start (written by docs/make_figures.py; do not edit by hand) -->"
END = "<!-- figures:end -->"
# What a reader of README.md wants to know, as (row in training/RESULTS.md, words for it).
QUALITY = {
    ("PolNeAR dev", "found"): "statements found, news (PolNeAR dev; people agree with each other at 79)",
    ("PolNeAR dev", "linked"): "… and linked to the right source and cue (people: 74)",
    ("five reports", "found"): "statements found in five real reports that were labelled by hand, of 101",
    ("five reports", "speaker"): "… of these with the right speaker",
    ("EWT dev, gold words", "las"): "labelled attachment, EWT dev",
    ("GUM dev, gold words", "las"): "labelled attachment, GUM dev",
    ("names", "uner_ewt_dev exact"): "names, exact and typed, UNER EWT dev",
    ("events", "directed"): "who did it to whom, one marked pair a sentence (a mix of event corpora)",
    ("events", "false"): "false events in sentences that only say something",
}


def table(path: Path) -> list[list[str]]:
    """The rows of every table of a Markdown file, cells stripped."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def block() -> str:
    """The part of README.md between its two markers, markers included."""
    measured = {(row[0], row[1]): row[2] for row in table(ROOT / "training" / "RESULTS.md") if len(row) == 3}
    lines = [START, "", "| how well | measured |", "|---|---|"]
    lines += [f"| {words} | {_short(measured[key])} |" for key, words in QUALITY.items() if key in measured]
    bench = ROOT / "bench" / "RESULTS.md"
    machine = next(line for line in bench.read_text(encoding="utf-8").splitlines() if "words;" in line)
    lines += ["", f"How fast, on {machine}", "", "| what | measured |", "|---|---|"]
    lines += [f"| {row[0]} | {row[1]} |" for row in table(bench)[2:] if len(row) == 2]
    rest = "All figures: [training/RESULTS.md](training/RESULTS.md), [bench/RESULTS.md](bench/RESULTS.md)."
    return "\n".join([*lines, "", rest, "", END])


def _short(value: str) -> str:
    """'77.3 (P 80.4, R 73.9)' without its parts."""
    return re.sub(r" \(.*\)", "", value)


def main() -> None:
    """Put the block into README.md."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, after = re.split(r"<!-- figures:start.*?-->", text)[0], text.split(END)[1]
    readme.write_text(before + block() + after, encoding="utf-8")


if __name__ == "__main__":
    main()
