"""Writes the plan on paper into docs/scale.md from the measured tables: python docs/make_scale.py.

What a stage costs an article is read from bench/*.md; a million and a hundred million are that times so many, for the
stages whose cost grows with the articles alone. A figure that was not measured is named, never guessed.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START = "<!-- plan:start (written by docs/make_scale.py; do not edit by hand) -->"
END = "<!-- plan:end -->"
MILLION = 1_000_000
LEADER = 0.0045  # seconds for an article in the process that leads a Ray run: 4 to 5 ms, in the table above
WORKERS = (16, 40, 400)


def number(text: str, pattern: str) -> float | None:
    """The number that the pattern's one group finds."""
    found = re.search(pattern, text)
    return float(found[1].replace(",", "")) if found else None


def told(root: Path) -> dict[str, float | None]:
    """What the measured tables tell of one article of news length."""
    results = _text(root / "bench" / "RESULTS.md")
    links = _text(root / "bench" / "LINKS.md")
    queries = _text(root / "bench" / "QUERIES.md")
    articles, words = number(results, r"([\d,]+) made articles"), number(results, r"articles, ([\d,]+) words")
    pace = number(results, r"the encoder alone.*\| ([\d,]+) words a second")
    times = number(results, r"times the bare encoder \| ([\d.]+)")
    disk = number(results, r"store on disk \| ([\d,]+) MB")
    memory = number(results, r"memory of a worker or of their leader at its peak \| ([\d,]+) MB")
    found = re.findall(r"processor time of a statement.*?\|([^|]*)\|\s*$", links, re.MULTILINE)
    linking = number(found[0], r"([\d,]+) µs") if found else None
    stored, held = number(queries, r"([\d,]+) quads:"), number(queries, r"quads: ([\d,]+) articles")
    statements = number(queries, r"articles, ([\d,]+) statements")
    each = words / articles if words and articles else None
    return {
        "words": each,
        "reading": each / pace * times if each and pace and times else None,
        "disk": disk / articles if disk and articles else None,  # MB
        "worker": memory,  # MB
        "quads": stored / held if stored and held else None,
        "statements": statements / held if statements and held else None,
        "linking": linking / 1e6 if linking else None,  # seconds of a statement
        "growing": _growth(links),  # MB of a statement
    }


def _growth(links: str) -> float | None:
    """By how many MB linking's memory grows with a statement, between the smallest and the largest store measured."""
    sizes = [float(size.replace(",", "")) for size in re.findall(r"\| ([\d,]+) statements ", links)]
    row = re.search(r"memory at the peak.*", links)
    peaks = [float(mb.replace(",", "")) for mb in re.findall(r"\| ([\d,]+) MB", row[0])] if row else []
    if len(sizes) < 2 or len(sizes) != len(peaks):
        return None
    return (peaks[-1] - peaks[0]) / (sizes[-1] - sizes[0])


def plan(root: Path = ROOT) -> str:
    """The part of docs/scale.md between its two markers, markers included."""
    cost = told(root)
    reading, linking = cost["reading"], _times(cost["linking"], cost["statements"])
    lines = [
        START,
        "",
        f"An article of {_shown(cost['words'], 'words')}; a million and more are extrapolated, straight on.",
        "",
        "| stage | an article | a million | a hundred million | grows with |",
        "|---|---|---|---|---|",
        _row(
            "read … resolve: hours of one core", reading, 1 / 3600, "h", "the words; an article does not know of others"
        ),
        _row(
            "link: hours of one core",
            linking,
            1 / 3600,
            "h",
            "the statements; in crowds each meets its neighbours",
        ),
        _row("quads", cost["quads"], 1, "", "mentions, statements and events: three quads a span, a dozen a mention"),
        _row("store on disk, MB", cost["disk"], 1, "MB", "the quads"),
        "",
        _memory(cost),
        "",
        "| workers on Ray | days to read a hundred million | of these the leading process is at work |",
        "|---|---|---|",
        *(_workers(reading, count) for count in WORKERS),
        "",
        END,
    ]
    return "\n".join(lines)


def _row(what: str, one: float | None, factor: float, unit: str, why: str) -> str:
    if one is None:
        return f"| {what} | not measured | – | – | {why} |"
    first = f"{one * 1000:,.0f} ms" if unit == "h" else f"{one:,.1f}" if one < 100 else f"{one:,.0f}"
    return f"| {what} | {first} | {one * factor * MILLION:,.0f} | {one * factor * 100 * MILLION:,.0f} | {why} |"


def _memory(cost: dict[str, float | None]) -> str:
    worker = f"A worker that reads keeps to {_shown(cost['worker'], 'MB')} whatever the number."
    per = _times(cost["growing"], cost["statements"])
    if per is None:
        return f"{worker} What linking takes of memory for an article is not measured."
    whole = f"{per * MILLION / 1000:,.0f} GB for a million articles, if it goes on growing as it does"
    return f"{worker} Linking on one machine would take {whole}: beyond that it is a group-by."


def _workers(reading: float | None, count: int) -> str:
    if reading is None:
        return f"| {count} | not measured | – |"
    share = reading / count
    days = max(share, LEADER) * 100 * MILLION / 86_400
    busy = min(1.0, LEADER / share)
    bound = ", which is all that it can: give each part of the corpus a run of its own" if busy == 1 else ""
    return f"| {count} | {days:,.1f} | {busy:.0%}{bound} |"


def _times(one: float | None, other: float | None) -> float | None:
    return one * other if one is not None and other is not None else None


def _shown(value: float | None, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value is not None else f"(not measured) {unit}"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> None:
    """Write it."""
    path = ROOT / "docs" / "scale.md"
    text = path.read_text(encoding="utf-8")
    if START not in text:
        sys.exit(f"{path} has no {START}")
    head, _, rest = text.partition(START)
    path.write_text(head + plan() + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main()
