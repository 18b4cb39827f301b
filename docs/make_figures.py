"""Copies figures from the measured tables into README.md and the model card: python docs/make_figures.py.

`training/RESULTS.md` and `bench/RESULTS.md` are written by what measures (`make measure`, `make bench`), and
`training/RESULTS_open.md` where a reader without PolNeAR was trained and measured; nothing is typed by hand, and
`tests/test_figures.py` holds both documents against them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START = "<!-- figures:start (written by docs/make_figures.py; do not edit by hand) -->"
END = "<!-- figures:end -->"
# What a reader of README.md wants to know, as (row in training/RESULTS.md, words for it).
QUALITY = {
    ("PolNeAR dev", "found"): "statements found, news (PolNeAR dev)",
    ("PolNeAR dev", "linked"): "… and linked to the right source and cue",
    ("five reports", "found"): "statements found in five real reports that were labelled by hand",
    ("five reports", "speaker"): "… of these with the right speaker",
    ("EWT dev, gold words", "las"): "labelled attachment, EWT dev",
    ("GUM dev, gold words", "las"): "labelled attachment, GUM dev",
    ("names", "uner_ewt_dev exact"): "names, exact and typed, UNER EWT dev",
    ("events", "directed"): "who did it to whom, one marked pair a sentence (a mix of event corpora)",
    ("events", "false"): "false events in sentences that only say something",
}


CARD = Path("training") / "MODEL_CARD.md"
OPEN = Path("training") / "RESULTS_open.md"
OWN = "first trial"  # among the peers, but ours
AIMS = 5  # columns of the table of aims
# What bench/RESULTS.md must tell, as words of a row; all its rows are copied.
SPEED = ("kg --help", "kg extract", "words a second", "memory", "kg build", "kg query")
# Further files of bench/, each with what its first table is about.
MORE = {
    "CLUSTERS.md": "Statements that say the same, of labelled pairs",
    "LINKS.md": "What linking costs",
    "SERVE.md": "How quickly the server answers",
    "NETWORK.md": "How quickly the network is drawn",
    "FAULTS.md": "A build killed again and again",
    "SCALE.md": "What an article costs as the corpus grows",
    "RAY.md": "Two workers on Ray instead of one",
    "QUERIES.md": "The named questions in ten million quads",
}


class NotMeasured(Exception):
    """A file or a row of figures that is not there, and the command that makes it."""


def table(path: Path) -> list[list[str]]:
    """The rows of every table of a Markdown file, cells stripped; NotMeasured where there is no such file."""
    lines = [line for line in _lines(path) if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def block(root: Path = ROOT) -> str:
    """The part of README.md between its two markers, markers included; NotMeasured names what is missing."""
    results, bench = root / "training" / "RESULTS.md", root / "bench" / "RESULTS.md"
    measured = {(row[0], row[1]): row[2] for row in table(results) if len(row) == 3}
    for key in QUALITY:
        if key not in measured:
            raise NotMeasured(f"{results} has no row {' | '.join(key)}: run `make measure`")
    speed = [row for row in table(bench) if len(row) == 2 and row[0] != "what" and set(row[0]) != {"-"}]
    for words in SPEED:
        if not any(words in name for name, _ in speed):
            raise NotMeasured(f"{bench} has no row with {words!r}: run `make bench`")
    machine = next((line for line in _lines(bench) if "words;" in line), None)
    if machine is None:
        raise NotMeasured(f"{bench} has no line that names the machine: run `make bench`")
    lines = [START, "", "| how well | measured | others |", "|---|---|---|"]
    lines += [f"| {words} | {_short(measured[key])} | {peers(*key)} |" for key, words in QUALITY.items()]
    lines += ["", f"How fast, on {machine}", "", "| what | measured |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in speed]
    for name, words in MORE.items():
        if (root / "bench" / name).exists():
            lines += ["", f"{words} ([{name}](bench/{name})):", "", *_first_table(root / "bench" / name)]
    rest = "All figures: [training/RESULTS.md](training/RESULTS.md), [bench/RESULTS.md](bench/RESULTS.md)."
    return "\n".join([*lines, "", rest, "", END])


def _first_table(path: Path) -> list[str]:
    """The lines of the first table of a file, without rows that have no aim ('–' in their second cell)."""
    lines = _lines(path)
    start = next((at for at, line in enumerate(lines) if line.startswith("|")), len(lines))
    end = next((at for at in range(start, len(lines)) if not lines[at].startswith("|")), len(lines))
    return [line for line in lines[start:end] if line.split("|")[2].strip() != "–"]


def card(root: Path = ROOT) -> str:
    """The part of the model card between its two markers, markers included; NotMeasured names what is missing."""
    results = root / "training" / "RESULTS.md"
    rows = table(results)
    version = next((row[2] for row in rows if row[1:2] == ["version"]), None)
    aims = [row for row in rows if len(row) == AIMS]
    if version is None or not aims:
        raise NotMeasured(f"{results} has no version, or no table of aims: run `make measure`")
    lines = [START, "", f"Weights `{version}`; F1 or share in percent, speed and size as they are named.", ""]
    lines += [f"| {' | '.join(row)} |" for row in aims]
    lines += ["", "All figures: [RESULTS.md](RESULTS.md); whose the others' are: [peers.tsv](peers.tsv).", ""]
    return "\n".join([*lines, "### Without PolNeAR", "", *_without(root, aims), "", END])


def _without(root: Path, aims: list[list[str]]) -> list[str]:
    """The figures of a reader that learned without PolNeAR beside the shipped one's."""
    if not (root / OPEN).exists():
        return ["Not measured: no reader has been trained without it for this version."]
    rows = table(root / OPEN)
    version = next((row[2] for row in rows if row[1:2] == ["version"]), "")
    theirs = {row[0]: row[1] for row in rows if len(row) == AIMS}
    lines = [
        f"Weights `{version}`, trained by `config_open.toml`:",
        "",
        "| what | shipped | without PolNeAR |",
        "|---|---|---|",
    ]
    return [*lines, *(f"| {row[0]} | {row[1]} | {theirs.get(row[0], 'not measured')} |" for row in aims[2:])]


def peers(group: str, figure: str) -> str:
    """What others reach on the same set and figure, '–' where nobody is known to."""
    lines = (ROOT / "training" / "peers.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    others = (row for row in rows if row[:2] == [group, figure] and row[2] != OWN)
    return "; ".join(f"{row[2]} {row[3]}" for row in others) or "–"


def part(text: str, name: str = "README.md") -> str:
    """What stands between the markers of a document now, markers included."""
    found = re.search(rf"<!-- figures:start.*?-->.*?{re.escape(END)}", text, re.DOTALL)
    if found is None:
        raise NotMeasured(f"{name} has no place for figures: no comment 'figures:start', or no {END}")
    return found[0]


def _lines(path: Path) -> list[str]:
    if not path.exists():
        made = "make bench" if path.parent.name == "bench" else "make measure"
        raise NotMeasured(f"{path} is missing: run `{made}`")
    return path.read_text(encoding="utf-8").splitlines()


def _short(value: str) -> str:
    """'77.3 (P 80.4, R 73.9)' without its parts."""
    return re.sub(r" \(.*\)", "", value)


def main() -> None:
    """Put the blocks into README.md and the model card."""
    for path, made in ((ROOT / "README.md", block), (ROOT / CARD, card)):
        text = path.read_text(encoding="utf-8")
        try:
            path.write_text(text.replace(part(text, path.name), made()), encoding="utf-8")
        except NotMeasured as error:
            sys.exit(f"{path.name} is left as it is: {error}")


if __name__ == "__main__":
    main()
