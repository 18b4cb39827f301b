"""An answer as a chart of bars, or as dots and lines: places and sizes, for the page to draw."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from kg.serve.pages.answer import Answered, Cell
from kg.serve.pages.asking import Asking, node
from kg.vocab import PREFIXES

BARS, DOTS = 40, 60  # what can still be told apart
LETTERS = 28  # of a label
LINE = 24  # pixels from bar to bar


@dataclass(frozen=True, slots=True)
class Bar:
    """Mark Rutte: 12, a bar of 340 of 600 pixels."""

    label: str
    value: str
    width: float
    left: float  # where it begins; below zero it grows to the left
    top: int


@dataclass(frozen=True, slots=True)
class Dot:
    """Mark Rutte, a dot at 30, 20."""

    label: str
    iri: str | None
    x: int
    y: int
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """From one dot to another, for 3 rows."""

    x1: int
    y1: int
    x2: int
    y2: int
    width: float
    told: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one column, or of how many rows there are of each value."""

    label: str
    value: str
    bars: tuple[Bar, ...]
    left_out: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Who is joined to whom."""

    one: str
    other: str
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    left_out: int
    box: tuple[int, int, int, int]


def chart(asking: Asking, given: Answered) -> Chart | None:
    """Bars for the first column of numbers; of dates without numbers how many rows there are a month."""
    numbers, names, dates = given.number_columns(), given.name_columns(), given.date_columns()
    if numbers and names:
        value = numbers[0]
        label = next((name for name in names if name not in dates), names[0])
        texts = _labels(asking, given.column(label))
        pairs = [(t, float(n or 0), n) for t, (_, n) in zip(texts, given.column(value), strict=True)]
    elif dates:
        label, value = dates[0], "rows"
        count = Counter(text[:7] for _, text in given.column(label) if text)
        pairs = [(month, float(n), str(n)) for month, n in sorted(count.items())]
    else:
        return None
    shown = pairs[:BARS]
    most, least = max([0.0, *(n for _, n, _ in shown)]), min([0.0, *(n for _, n, _ in shown)])
    scale = 560 / ((most - least) or 1.0)
    bars = tuple(
        Bar(_cut(t) or "—", n, round(abs(v) * scale, 1), round((min(v, 0) - least) * scale, 1), i * LINE)
        for i, (t, v, n) in enumerate(shown)
    )
    return Chart(label, value, bars, len(pairs) - len(shown), len(shown) * LINE)


def drawing(asking: Asking, given: Answered) -> Drawing | None:
    """Dots for what two columns name, those of most lines; a line for each two that share a row."""
    ends = given.ends()
    if ends is None:
        return None
    rows = [(a, b) for a, b in zip(*map(given.column, ends), strict=True) if a[1] and b[1] and a != b]
    degree = Counter(cell for pair in rows for cell in pair)
    kept = [cell for cell, _ in sorted(degree.items(), key=lambda item: (-item[1], item[0]))[:DOTS]]
    links = Counter((a, b) for a, b in rows if a in kept and b in kept)
    kept = [cell for cell in kept if any(cell in pair for pair in links)]
    if not kept:
        return None
    from kg.view.layout import layout

    label = dict(zip(kept, map(_cut, _labels(asking, kept)), strict=True))
    number = {cell: str(i) for i, cell in enumerate(kept)}
    undirected: Counter[tuple[str, str]] = Counter()
    for (a, b), n in links.items():
        undirected[number[a], number[b]] += n
    at = layout({number[cell]: (8.0 * len(label[cell]) + 16, 34.0) for cell in kept}, undirected)
    most = max(degree[cell] for cell in kept)
    size = {cell: round(5 + 9 * degree[cell] / most, 1) for cell in kept}
    dots = tuple(
        Dot(
            label[cell],
            cell[1] if cell[0] == "link" else None,
            *at[number[cell]],
            size[cell],
        )
        for cell in kept
    )
    lines = tuple(
        Line(
            *at[number[a]],
            *_before(at[number[a]], at[number[b]], size[b]),
            round(min(1 + 0.6 * n, 7), 1),
            f"{label[a]} → {label[b]}: {n}",
        )
        for (a, b), n in sorted(links.items())
    )
    xs, ys = [dot.x for dot in dots], [dot.y for dot in dots]
    box = (min(xs) - 120, min(ys) - 40, max(xs) - min(xs) + 240, max(ys) - min(ys) + 80)
    return Drawing(*ends, dots, lines, len(degree) - len(kept), box)


def _before(start: tuple[int, int], end: tuple[int, int], size: float) -> tuple[int, int]:
    """Where a line ends that goes to the rim of a dot and not into it."""
    far = math.dist(start, end) or 1.0
    part = max(far - size - 2, 0.0) / far
    return round(start[0] + (end[0] - start[0]) * part), round(start[1] + (end[1] - start[1]) * part)


def _labels(asking: Asking, cells: list[Cell]) -> list[str]:
    """What to write for cells: the name of what has one here, else a short IRI."""
    iris = sorted({text for kind, text in cells if kind == "link"})
    names = dict(asking.rows("labels", *map(node, iris))) if iris else {}
    return [names.get(text) or (_short(text) if kind in ("link", "iri") else text) for kind, text in cells]


def _short(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"
