"""When an entity spoke, was spoken of and acted: columns over time, drawn by the server, each a link to its words."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kg.dates import is_date
from kg.serve.pages.lines import Lines

LEFT, WIDTH, LANE, GAP = (
    88,
    720,
    34,
    6,
)  # of the drawing, in its own units: names, columns, one lane and what is under it
MOST = 62  # columns; with more of them a coarser unit is taken
PLACED = 0.8  # of the dates have to be precise enough for a unit
UNITS = {"day": 10, "month": 7, "year": 4}  # characters of an ISO 8601 date


@dataclass(frozen=True, slots=True)
class Bar:
    """Three statements, drawn from (120, 8) to (130, 34)."""

    x: float
    y: float
    width: float
    height: float
    section: str


@dataclass(frozen=True, slots=True)
class Column:
    """In April 2025: said 12, about 3."""

    when: str
    x: float
    width: float
    counts: tuple[tuple[str, int], ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Columns by day, month or year, the lanes' names with their places, and the dates under the first and last."""

    unit: str
    first: str
    last: str
    columns: tuple[Column, ...]
    lanes: tuple[tuple[str, int, int], ...]  # section, where its lane ends, the most in one column
    height: int
    beside: int  # of no date, of a less precise one, or of one too far from the others

    @property
    def right(self) -> int:
        """Where the drawing ends."""
        return LEFT + WIDTH


def timeline(sections: Mapping[str, Lines]) -> Timeline | None:
    """What is drawn; None where all is of one day, or of none."""
    dated = {name: [(_known(day), number) for day, _, number in own.articles] for name, own in sections.items()}
    unit, bins = _unit(sorted(day for found in dated.values() for day, _ in found if day))
    if len(bins) < 2:
        return None
    counts: dict[str, Counter[str]] = {name: Counter() for name in dated}
    for name, found in dated.items():
        for day, number in found:
            counts[name][day[: UNITS[unit]]] += number
        counts[name] = Counter({when: counts[name][when] for when in bins if counts[name][when]})
    shown = [name for name in counts if counts[name]]
    lanes = tuple((name, (LANE + GAP) * (i + 1) - GAP, max(counts[name].values())) for i, name in enumerate(shown))
    step = WIDTH / len(bins)
    columns = []
    for index, when in enumerate(bins):
        own_counts = tuple((name, counts[name][when]) for name in shown if counts[name][when])
        if own_counts:
            x = LEFT + index * step
            bars = tuple(_bar(x, step, end, n / most, name) for name, end, most in lanes if (n := counts[name][when]))
            columns.append(Column(when, round(x, 2), round(step, 2), own_counts, bars))
    beside = sum(own.total for own in sections.values()) - sum(own.total() for own in counts.values())
    return Timeline(unit, bins[0], bins[-1], tuple(columns), lanes, (LANE + GAP) * len(lanes), beside)


def _bar(x: float, step: float, end: int, share: float, section: str) -> Bar:
    height = max(2.0, share * LANE)
    return Bar(round(x + step * 0.08, 2), round(end - height, 2), round(step * 0.84, 2), round(height, 2), section)


def _known(day: str) -> str:
    """As much of a date as the calendar has: 2025-04-06, 2025-04, 2025 or ''."""
    return next((day[:size] for size in UNITS.values() if len(day) >= size and is_date(day[:size])), "")


def _unit(days: list[str]) -> tuple[str, list[str]]:
    """The finest unit in which nearly all dates can be placed and there are not too many columns, and all of these."""
    for unit, size in UNITS.items():
        placed = [day[:size] for day in days if len(day) >= size]
        if placed and len(placed) >= PLACED * len(days):
            bins = _bins(placed[0], placed[-1], unit)
            if len(bins) <= MOST:
                return unit, bins
    return "year", _bins(days[0][:4], days[-1][:4], "year")[-MOST:] if days else []


def _bins(start: str, end: str, unit: str) -> list[str]:
    """Every day, month or year from the first to the last; of far too many only the first."""
    first, last = (datetime.date.fromisoformat((each + "-01-01")[:10]) for each in (start, end))
    if unit == "year":
        return [f"{year:04}" for year in range(first.year, last.year + 1)]
    if unit == "month":
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return [f"{n // 12:04}-{n % 12 + 1:02}" for n in months[: MOST + 1]]
    return [(first + datetime.timedelta(n)).isoformat() for n in range(min((last - first).days, MOST) + 1)]
