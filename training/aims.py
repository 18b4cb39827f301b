"""The measured figures against what is aimed at and what others reach: python -m training.aims RESULTS.md.

Writes the part of the file after its line '<!-- measured -->' again: the table of `aims.tsv` and `peers.tsv`, then all
figures. `training.measure` does so with new figures; run by itself it takes those in the file, after `make bench` say.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from kg.annotate.shipped import WEIGHTS

Row = tuple[str, str, str]  # set, figure, value
Cells = dict[str, str]
HERE = Path(__file__).resolve().parent
BENCH = HERE.parent / "bench" / "RESULTS.md"
MARK = "<!-- measured -->"
HEADER = ("set", "figure", "value")
# Figures of the bench: words of the row that begins the group, words of the row itself, our name for it.
SPEED = (
    ("kg extract --jobs 2", "words a second", "words a second"),
    ("", "bare encoder", "times the bare encoder"),
    ("", "memory of a worker", "memory of a worker"),
)


def table(name: str) -> list[Cells]:
    """The rows of a table beside this file, by column."""
    lines = [line for line in (HERE / name).read_text(encoding="utf8").splitlines() if line and line[0] != "#"]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def figures(text: str) -> list[Row]:
    """The three-column rows after the mark, header and rule left out."""
    cells = ([c.strip() for c in line.strip("|").split("|")] for line in text.split(MARK)[-1].splitlines())
    return [(c[0], c[1], c[2]) for c in cells if len(c) == 3 and tuple(c) != HEADER and set(c[0]) != {"-"}]


def package() -> list[Row]:
    """How large the weights are that are read."""
    size = sum(path.stat().st_size for path in WEIGHTS.iterdir() if path.is_file())
    return [("package", "weights", f"{size / 1e6:.1f}")]


def bench(path: Path = BENCH) -> Iterator[Row]:
    """The figures of `make bench` that something is aimed at; '… words a second' belongs to the row above it."""
    group = ""
    for line in path.read_text(encoding="utf8").splitlines() if path.exists() else []:
        cells = [c.strip() for c in line.strip("|").split("|")]
        if len(cells) != 2:
            continue
        group = group if cells[0].startswith("…") else cells[0]
        for head, tail, name in SPEED:
            if head in group and tail in cells[0]:
                yield "bench", name, cells[1]


def number(value: str) -> float | None:
    """The first number of a value: 78.6 of '78.6 (P 81.5, R 75.8)', 5191 of '5,191'."""
    found = re.search(r"\d[\d,]*(?:\.\d+)?", value)
    return float(found[0].replace(",", "")) if found else None


def reached(ours: float | None, aim: str) -> str:
    """Whether '≥ 82' or '≤ 40' is met: 'yes', 'no', or '' where nothing was measured."""
    sign, limit = aim[0], float(aim[1:].replace(",", ""))
    if ours is None:
        return ""
    return "yes" if (ours >= limit if sign == "≥" else ours <= limit) else "no"


def aims(rows: list[Row]) -> list[str]:
    """The table of aims, line by line."""
    measured = {(a, b): value for a, b, value in [*rows, *bench()]}
    peers: dict[tuple[str, str], list[str]] = {}
    for row in table("peers.tsv"):
        peers.setdefault((row["set"], row["figure"]), []).append(f"{row['who']} {row['value']}")
    lines = ["| what | ours | aim | reached | others |", "|---|---|---|---|---|"]
    for row in table("aims.tsv"):
        key = row["set"], row["figure"]
        ours = measured.get(key, "")
        shown = re.sub(r" \(P .*\)", "", ours) or "not measured"
        others = "; ".join(peers.get(key, [])) or "–"
        lines.append(f"| {row['what']} | {shown} | {row['aim']} | {reached(number(ours), row['aim'])} | {others} |")
    return lines


def others() -> list[str]:
    """The table of what others reach on PolNeAR's test part, line by line."""
    spans = {"exact_S": "source", "exact_C": "cue", "exact_Q": "content"}
    values: dict[str, Cells] = {}
    for row in table("peers.tsv"):
        if row["set"] == "PolNeAR test":
            values.setdefault(row["who"], {})[row["figure"]] = row["value"]
    lines = [f"| PolNeAR test, each span by itself | {' | '.join(spans.values())} |", "|---|---|---|---|"]
    return [*lines, *(f"| {who} | {' | '.join(own.get(k, '–') for k in spans)} |" for who, own in values.items())]


def rendered(rows: list[Row]) -> str:
    """All that stands after the mark."""
    plain = [f"| {' | '.join(cells)} |" for cells in (HEADER, ("---",) * 3, *rows)]
    lines = [MARK, "", "## Against what is aimed at", "", *aims(rows), "", *others(), ""]
    lines.append("Where the others' figures come from: [peers.tsv](peers.tsv).")
    return "\n".join([*lines, "", "## All figures", "", *plain]) + "\n"


def write(path: Path, rows: list[Row]) -> None:
    """Put the figures into a file after its mark, or into a new one."""
    before = path.read_text(encoding="utf8").split(MARK)[0] if path.exists() else ""
    path.write_text(before + rendered(rows), encoding="utf8")


def main() -> None:
    """Write the tables of a file again from the figures in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path, nargs="?", default=HERE / "RESULTS.md")
    path = parser.parse_args().results
    rows = [row for row in figures(path.read_text(encoding="utf8")) if row[0] != "package"]
    write(path, [*rows, *package()])


if __name__ == "__main__":
    main()
