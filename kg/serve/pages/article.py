"""An article's page: its text with what was found in it marked in place, and who speaks in the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.resolve.corrections import MARK
from kg.serve.pages.asking import Asking, node
from kg.serve.pages.items import Done, Said, done, origin, said
from kg.serve.pages.marks import Layer, Piece, of_event, of_statement, pieces
from kg.serve.pages.named import named
from kg.serve.pages.noted import noted
from kg.serve.pool import Refused
from kg.store import article_quads, event_quads, statement_quads
from kg.store.reading import Reading

PART = 60_000  # characters of a text on one page; longer ones are shown in parts
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, and what begins in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Said | Done, ...]
    title: bool
    start: int  # of its first character in the text


def gather(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    """What the page shows; Refused for an article that is not here."""
    iri = node(given["iri"])
    if not asking.engine.contains_named_graph(iri):
        raise Refused(404, f"there is no article {given['iri']} here")
    try:
        g = asking.reading(iri.value)
    except KeyError:
        raise Refused(404, f"{given['iri']} is no article") from None
    parts = list(_parts(g.text))
    page = min(given["page"], len(parts))
    start, end = parts[page - 1]
    article = article_quads.read(g)
    events = g.listed("kg:Event")
    layers: list[Layer] = []
    notes: list[Said | Done] = []
    for order, found in _within(g, g.statements, "kg:contentSpan", start, end):
        layers += of_statement(statement_quads.read(g, found), f"s{order}")
        notes.append(said(asking, iri.value, found))
    for order, found in _within(g, events, "kg:actionSpan", start, end):
        layers += of_event(event_quads.read(g, found), f"e{order}")
        notes.append(done(asking, iri.value, found))
    tool, model = article_quads.run(g)
    title = g.span(g.iri, "kg:titleSpan")
    corrections = noted(given.get("desk"), article.sha256, model, notes)
    return {
        "iri": iri.value, "origin": origin(g), "article": article, "sources": g.b.many(g.iri, "kg:source"),
        "tool": tool, "model": model, "page": page, "pages": len(parts), "statements": len(g.statements),
        "events": len(events),
        "paragraphs": list(_paragraphs(g.text, start, end, layers, notes, title.start if title else -1)),
        "named": named(g), "noted": corrections.listed, "pending": corrections.pending,
        "waits": corrections.waits or {}, "corrected": MARK in model,
    }  # fmt: skip


def part_of(g: Reading, place: int) -> int:
    """The part of a long text in which a character stands, from 1."""
    return next((i for i, (_, end) in enumerate(_parts(g.text), 1) if place < end), 1)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > PART:
        cut = text.rfind("\n", start + PART // 2, start + PART) + 1 or start + PART
        yield start, cut
        start = cut
    yield start, len(text)


def _within(g: Reading, nodes: list[str], place: str, start: int, end: int) -> list[tuple[int, str]]:
    """The records with their order whose words begin in this part of the text."""
    found = []
    for each in nodes:
        spans = g.spans(each, place) or g.spans(each, "kg:sentenceSpan")
        if spans and start <= spans[0].start < end:
            found.append((int(g.need(each, "kg:order")), each))
    return found


def _paragraphs(
    text: str, start: int, end: int, layers: list[Layer], notes: list[Said | Done], title: int
) -> Iterator[Paragraph]:
    waiting = sorted(notes, key=lambda note: (note.start, isinstance(note, Done), note.order))
    open_layers = sorted(layers, key=lambda layer: layer.start)
    for match in _PARAGRAPH.finditer(text, start, end):
        first, last = match.span()
        own = [layer for layer in open_layers if layer.start < last]
        open_layers = [layer for layer in open_layers if layer.end > last]
        here = [note for note in waiting if note.start < last]
        waiting = waiting[len(here) :]
        yield Paragraph(tuple(pieces(text, first, last, own)), tuple(here), first <= title < last, first)
