"""Words highlighted in place: stretches of a text that nest and overlap, cut into pieces that do neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.records import Event, Span, Statement


@dataclass(frozen=True, slots=True)
class Layer:
    """Characters 30–91 are the words of the statement s7."""

    start: int
    end: int
    name: str
    of: str


@dataclass(frozen=True, slots=True)
class Piece:
    """'in their court' is among the words of s7 and of s8."""

    text: str
    names: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


def pieces(text: str, start: int, end: int, layers: Iterable[Layer]) -> Iterator[Piece]:
    """The stretch of the text from `start` to `end`, in pieces that are under the same layers throughout."""
    opening: dict[int, list[Layer]] = defaultdict(list)
    closing: dict[int, list[Layer]] = defaultdict(list)
    for layer in layers:
        first, last = max(layer.start, start), min(layer.end, end)
        if first < last:
            opening[first].append(layer)
            closing[last].append(layer)
    active: dict[Layer, int] = {}
    at = start
    for place in sorted({*opening, *closing, end}):
        if at < place:
            yield Piece(text[at:place], _each(x.name for x in active), _each(x.of for x in active))
        for layer in closing[place]:
            active[layer] -= 1
            if not active[layer]:
                del active[layer]
        for layer in opening[place]:
            active[layer] = active.get(layer, 0) + 1
        at = place


def of_statement(x: Statement, name: str) -> Iterator[Layer]:
    """What a statement has marked: its words, who says them, and the words that say so."""
    yield from (Layer(span.start, span.end, "words", name) for span in x.content)
    yield from _layer(x.source, "by", name)
    yield from _layer(x.cue, "says", name)


def of_event(x: Event, name: str) -> Iterator[Layer]:
    """What an event has marked: what is done, by whom, to whom, with what."""
    yield from _layer(x.action, "act", name)
    yield from _layer(x.actor.span, "side", name)
    for side in (x.recipient, x.object):
        yield from _layer(side.span if side else None, "side", name)


def _layer(span: Span | None, kind: str, name: str) -> Iterator[Layer]:
    if span is not None:
        yield Layer(span.start, span.end, kind, name)


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
