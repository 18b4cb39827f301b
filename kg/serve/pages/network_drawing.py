"""A still picture of a network: circles and lines with a few names, as SVG has them."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

from kg.serve.network.filters import Filters
from kg.serve.network.picture import Picture
from kg.serve.pages.templating import encoded, to

LETTER = 0.56  # mean width of a letter over its size
SHORT = 30  # letters of a name
MARGIN = 40.0
NAMED = 250  # nodes that get a name, where there is room


Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Name:
    """Where a name is written: from where, in which direction, and the room that it takes."""

    x: float
    y: float
    anchor: str
    frame: Box


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle at (x, y) of radius r; its name stands under, over or beside it unless there is no room."""

    x: float
    y: float
    r: float
    label: str
    full: str
    kind: str
    iri: str
    href: str
    name: Name | None
    size: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line with a head at its end, or at both."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str
    both: bool
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a picture of this size shows."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    strokes: tuple[Stroke, ...]


def drawing(found: Picture, asked: Filters, width: int = 1100, height: int = 640, *, page: str = "/network") -> Drawing:
    """The picture in this space; links lead to what is chosen there, or to entities' pages for page='/entity'."""
    nodes, given = found.nodes, asked.pairs()
    xs, ys = [n.x for n in nodes] or [0.0], [n.y for n in nodes] or [0.0]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = min((width - 2 * MARGIN - 60) / (wide or 1.0), (height - 2 * MARGIN - 20) / (high or 1.0), 260.0)
    heaviest = max((n.weight for n in nodes), default=0) or 1
    most = 22.0 if len(nodes) <= 60 else 14.0
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    radii = [round((0.25 + 0.75 * math.sqrt(n.weight / heaviest)) * most, 1) for n in nodes]
    at = [(width / 2 + (n.x - middle[0]) * scale, height / 2 + (n.y - middle[1]) * scale - 6) for n in nodes]
    strokes = []
    top = max(4, *(line.there + line.back for line in found.lines[:1])) if found.lines else 4
    for line in reversed(found.lines):  # the strongest last, above the others
        (x1, y1), (x2, y2) = at[line.a], at[line.b]
        a, b, number = nodes[line.a], nodes[line.b], line.there + line.back
        run = math.hypot(x2 - x1, y2 - y1) or 1.0
        thick = round(1 + 4 * (math.sqrt(number) - 1) / (math.sqrt(top) - 1), 1)
        ends = (radii[line.a] + (3 + thick if line.back else 0)) / run, (radii[line.b] + 3 + thick) / run
        if sum(ends) >= 1:
            ends = 0.0, 0.0
        sign = "and" if line.back else "→"
        title, href = f"{a.label} {sign} {b.label}: {number}", tie_at(given, a.iri, b.iri)
        strokes.append(
            Stroke(*_between(at[line.a], at[line.b], ends), thick, line.colour, bool(line.back), title, href)
        )
    named = min(len(nodes), NAMED)
    taken = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(at[:named], radii, strict=False)]
    dots = []
    for number, (node, (x, y), r) in enumerate(zip(nodes, at, radii, strict=True)):
        label, size = caption(node.label), round(11 + r / 5, 1)
        href = to("/entity", iri=node.iri) if page == "/entity" else node_at(given, node.iri)
        places = _beside(x, y, r, label, size) if number < named else []
        name = next((place for place in places if _free(place.frame, taken, width, height)), None)
        if name:
            taken.append(name.frame)
        dots.append(Dot(round(x, 1), round(y, 1), r, label, node.label, node.kind, node.iri, href, name, size))
    return Drawing(width, height, tuple(dots), tuple(strokes))


def _between(
    start: tuple[float, float], end: tuple[float, float], kept: tuple[float, float]
) -> tuple[float, float, float, float]:
    """A line without so much of it at its start and end."""
    (x1, y1), (x2, y2), (a, b) = start, end, kept
    dx, dy = x2 - x1, y2 - y1
    return round(x1 + dx * a, 1), round(y1 + dy * a, 1), round(x2 - dx * b, 1), round(y2 - dy * b, 1)


def caption(label: str) -> str:
    """A name fit to be drawn: no control or direction characters, not long."""
    plain = " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in label).split())
    return plain if len(plain) <= SHORT else plain[: SHORT - 1].rstrip() + "…"


def node_at(given: list[tuple[str, str]], iri: str) -> str:
    """The address of the network with somebody chosen."""
    return address([*given, ("node", iri)])


def tie_at(given: list[tuple[str, str]], one: str, other: str) -> str:
    """The address of the network with a tie chosen."""
    return address([*given, ("tie", one), ("tie", other)])


def address(given: list[tuple[str, str]], path: str = "/network") -> str:
    """The address of the network with these parameters, of which several may have one name."""
    return f"{path}?{encoded(given)}" if given else path


def _beside(x: float, y: float, r: float, label: str, size: float) -> list[Name]:
    """The places for a name, the best first."""
    wide = len(label) * size * LETTER
    under, over, level = y + r + size, y - r - 4, y + size / 3
    return [
        Name(round(at, 1), round(line, 1), anchor, (left, line - size, left + wide, line + 4))
        for at, line, anchor, left in (
            (x, under, "middle", x - wide / 2), (x, over, "middle", x - wide / 2),
            (x + r + 4, level, "start", x + r + 4), (x - r - 4, level, "end", x - r - 4 - wide),
        )
    ]  # fmt: skip


def _free(a: Box, taken: list[Box], width: float, height: float) -> bool:
    if a[0] < 0 or a[1] < 0 or a[2] > width or a[3] > height:
        return False
    return not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in taken)
