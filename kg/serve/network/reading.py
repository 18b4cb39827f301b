"""What a store says of who has to do with whom, tie by tie."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.dates import is_date
from kg.records import is_fact
from kg.shown import file_name
from kg.store.properties import KINDS as CLASSES
from kg.view.rows import kinds
from kg.vocab import KG, PREFIXES

FACT, CLAIMED, OTHER = 0, 1, 2  # the article's own word; only somebody's; denied, planned, not certain, long past
TONES = ("about", "to", "role", "deed", "cooperation", "conflict")  # kinds of ties, by the number they have in the file


class Node(NamedTuple):
    """Mark Rutte, a person, named 14 times."""

    iri: str
    label: str
    kind: str
    mentions: int


class Origin(NamedTuple):
    """An article of the Harbour Gazette on 2025-04-07, the day '' where it is not known."""

    iri: str
    outlet: str
    day: str


class Tie(NamedTuple):
    """In an article, an event says that one cooperates with another; a fact, with confidence 0.8."""

    source: str  # IRI
    target: str
    tone: int
    sure: int
    confidence: float
    article: str
    item: str  # IRI of the statement, event or role
    order: int


def nodes(engine: ox.Store) -> Iterator[Node]:
    """Everybody and everything that has a name."""
    last = None
    for iri, label, kind, mentions in _rows(engine, "entities"):
        if iri != last:
            last = iri
            yield Node(iri, label, CLASSES.get(kind, "thing"), int(mentions or 0))


def origins(engine: ox.Store) -> Iterator[Origin]:
    """Every article."""
    for iri, source, outlet, date in _rows(engine, "articles"):
        day = next((date[:size] for size in (10, 7, 4) if date and is_date(date[:size])), "")
        yield Origin(iri, outlet or file_name(source), day)


def ties(engine: ox.Store) -> Iterator[Tie]:
    """Every statement of somebody about or to somebody, every event between two, every office; none to oneself."""
    same: dict[str, str] = {}
    for one, other in _rows(engine, "merged"):
        same.setdefault(one, other)
    for tie in (*_words(engine), *_deeds(engine), *_offices(engine)):
        source, target = same.get(tie.source, tie.source), same.get(tie.target, tie.target)
        if source != target:
            yield tie._replace(source=source, target=target)


def _words(engine: ox.Store) -> Iterator[Tie]:
    for item, article, order, source, target, how, confidence, negated in _rows(engine, "statements"):
        tone = TONES.index("about" if how == f"{KG}about" else "to")
        yield Tie(source, target, tone, OTHER if _true(negated) else FACT, float(confidence), article, item, int(order))


def _deeds(engine: ox.Store) -> Iterator[Tie]:
    for row in _rows(engine, "events"):
        item, article, order, source, target, how, quad, confidence, negated, mood, said, stance = row
        kind = kinds().get(("quad", quad or ""), "neutral")  # towards the recipient; an object is only what it is about
        tone = TONES.index("deed" if kind == "neutral" or how == f"{KG}object" else kind)
        done = is_fact(_true(negated), mood, said=False, stance=_true(stance))
        sure = OTHER if not done else CLAIMED if said else FACT
        yield Tie(source, target, tone, sure, float(confidence), article, item, int(order))


def _offices(engine: ox.Store) -> Iterator[Tie]:
    for item, article, order, source, target in _rows(engine, "roles"):
        yield Tie(source, target, TONES.index("role"), FACT, 1.0, article, item, int(order))


def _true(value: str | None) -> bool:
    return value in ("true", "1")


@cache
def _query(name: str) -> str:
    return resources.files("kg.serve.network").joinpath(f"queries/{name}.rq").read_text("utf-8")


def _rows(engine: ox.Store, name: str) -> Iterator[list[Any]]:
    found: Any = engine.query(_query(name), prefixes=PREFIXES, use_default_graph_as_union=True)
    for row in found:
        yield [None if cell is None else cell.value for cell in row]
