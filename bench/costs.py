"""What an article costs, read from the measured tables of this folder; what a table does not tell is None.

Times in seconds of one core, memory and disk in MB.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Peak:
    """For 10,000 articles of 27 words 505 MB at the most, by SCALE.md."""

    number: float
    of: str
    memory: float
    file: str


@dataclass(frozen=True, slots=True)
class Costs:
    """An article of 533 words, 29 statements and 5,069 quads takes 0.134 s to read and 0.050 s to link."""

    words: float | None  # RESULTS.md
    reading: float | None
    worker_memory: float | None
    disk: float | None
    start: float | None  # seconds until a process has its reader
    quads: float | None  # QUERIES.md
    statements: float | None
    linking: float | None  # LINKS.md, the largest store measured
    linking_share: float | None  # of two cores, how much linking everything keeps at work
    linking_peaks: tuple[Peak, ...]  # of memory; SCALE.md, or LINKS.md where that has none
    deriving_peaks: tuple[Peak, ...]  # SCALE.md
    bulk: float | None  # SCALE.md: quads a second, bare
    written: float | None  # and with all that makes them of records
    ray_worker: float | None  # RAY.md
    ray_leader: float | None
    loading: float | None
    storing: float | None  # of loading, what is left to the process that holds the store


def costs(root: Path) -> Costs:
    """The costs as the tables under this folder tell them."""
    results, links, queries, scale, ray = (
        _text(root / "bench" / f"{name}.md") for name in ("RESULTS", "LINKS", "QUERIES", "SCALE", "RAY")
    )
    articles, words = number(results, r"([\d,]+) made articles"), number(results, r"articles, ([\d,]+) words")
    held, each = number(queries, r"quads: ([\d,]+) articles"), _over(words, articles)
    pace = number(results, r"the encoder alone.*\| ([\d,]+) words a second")
    slower = number(results, r"times the bare encoder \| ([\d.]+)")
    spent, wall = (
        _last(links, "processor time of a statement", r"([\d,]+) µs"),
        _last(links, "linking all of them", r"([\d.]+) s"),
    )
    sizes = _numbers(links, r"\| ([\d,]+) statements ")
    memory = _numbers(_row(links, "memory at the peak"), r"([\d,]+) MB")
    of_links = [Peak(size, "statements", most, "LINKS") for size, most in zip(sizes, memory, strict=False)]
    return Costs(
        words=each,
        reading=_times(_over(each, pace), slower),
        worker_memory=number(results, r"memory of a worker or of their leader at its peak \| ([\d,]+) MB"),
        disk=_over(number(results, r"store on disk \| ([\d,]+) MB"), articles),
        start=number(results, r"`kg extract seeds/`, start-up included \| ([\d.]+) s"),
        quads=_over(number(queries, r"([\d,]+) quads:"), held),
        statements=_over(number(queries, r"articles, ([\d,]+) statements"), held),
        linking=_over(spent, 1e6),
        linking_share=_over(_times(_over(spent, 1e6), sizes[-1] if sizes else None), _times(wall, 2)),
        linking_peaks=_peaks(scale, "link") or tuple(of_links),
        deriving_peaks=_peaks(scale, "derive"),
        bulk=number(scale, r"already, ([\d,]+) quads/s"),
        written=number(scale, r"records to the store ([\d,]+) quads/s"),
        ray_worker=_over(number(ray, r"an article in a worker.*\| ([\d.]+) ms"), 1000),
        ray_leader=_over(number(ray, r"in the leading process \|.*\| ([\d.]+) ms"), 1000),
        loading=_over(number(ray, r"`kg load --jobs 1`, knowledge.*\| ([\d.]+) ms"), 1000),
        storing=_over(number(ray, r"the process with the store \|.*\| ([\d.]+) ms"), 1000),
    )


def _peaks(scale: str, stage: str) -> tuple[Peak, ...]:
    """The memory that stands beside a stage in each row of SCALE.md that has one."""
    rows = [[*map(str.strip, line.strip("| ").split("|"))] for line in scale.splitlines() if line.startswith("| ")]
    if not rows or rows[0][0] != "articles" or stage not in rows[0]:
        return ()
    words, column = number(scale, r"Articles of ([\d,]+) words"), rows[0].index(stage) + 1
    of = f"articles of {words:.0f} words" if words else "articles"
    found = ((number(row[0], r"^([\d,]+)$"), number(row[column], r"([\d,]+) MB")) for row in rows[1:])
    return tuple(Peak(size, of, memory, "SCALE") for size, memory in found if size and memory)


def number(text: str, pattern: str) -> float | None:
    """The number that the pattern's one group finds."""
    found = _numbers(text, pattern)
    return found[0] if found else None


def _numbers(text: str, pattern: str) -> list[float]:
    return [float(found.replace(",", "")) for found in re.findall(pattern, text)]


def _row(text: str, name: str) -> str:
    return next((line for line in text.splitlines() if name in line and line.startswith("|")), "")


def _last(text: str, name: str, pattern: str) -> float | None:
    """What the last cell of a row says."""
    cells = _row(text, name).rstrip("| ").split("|")
    return number(cells[-1], pattern)


def _over(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def _times(one: float | None, other: float | None) -> float | None:
    return one * other if one is not None and other is not None else None


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
