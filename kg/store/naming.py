"""Whom and what an article names, as its graph has it: with the words, places and offices that stand for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from pyoxigraph import Literal

from kg.store.terms import term

KINDS = {f"urn:kg:def:{kind.capitalize()}": kind for kind in ("person", "organisation")}

Held = tuple[str, str, str, str]  # office, body's IRI, its name, 'true' for a former one


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """In article A the words 'Secretary Rubio' mean the entity, at this mention."""

    article: str
    mention: str
    words: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What one article says of an entity."""

    iri: str
    names: list[tuple[str, str]]  # label and class
    mentions: int
    words: set[tuple[str, str]]  # that name it, each with its mention
    points: list[tuple[float, float]]
    judged: tuple[str, str] | None  # label and kind of a person or body
    genders: set[str]
    offices: list[Held]


def dated(engine: ox.Store, graph: Any) -> str:
    """When an article was published; '' where nobody says."""
    found: Any = engine.quads_for_pattern(None, term("schema:datePublished"), None, graph)
    return next((quad.object.value for quad in found), "")


def seen(engine: ox.Store, graph: Any) -> Iterator[Seen]:
    """The entities of an article: by lookups, which are a tenth of the work of one query."""

    def all_of(name: str, value: Any = None, subject: Any = None) -> Iterator[Any]:
        return engine.quads_for_pattern(subject, term(name), value, graph)

    def one(subject: Any, name: str) -> Any:
        return next((quad.object for quad in all_of(name, subject=subject)), None)

    labels, kinds, met = (defaultdict[Any, list[Any]](list) for _ in range(3))
    for found, name in ((labels, "kg:label"), (kinds, "kg:class")):
        for quad in all_of(name):
            found[quad.subject].append(quad.object.value)
    for quad in all_of("kg:refersTo"):
        met[quad.object].append(quad.subject)
    named = {quad.subject for quad in all_of("kg:form", Literal("name"))}
    named &= {quad.subject for via in ("name", "alias") for quad in all_of("kg:via", Literal(via))}
    points = defaultdict[Any, list[tuple[float, float]]](list)
    for quad in all_of("kg:latitude"):
        for other in all_of("kg:longitude", subject=quad.subject):
            points[quad.subject].append((float(quad.object.value), float(other.object.value)))
    offices = _offices(all_of, one)
    for entity in dict.fromkeys([*labels, *met]):
        words, genders = set[tuple[str, str]](), set[str]()
        for mention in met.get(entity, ()):
            own = [selector.object for selector in all_of("kg:selector", subject=mention)] if mention in named else []
            told = {words.object.value for selector in own for words in all_of("oa:exact", subject=selector)}
            words |= {(each, mention.value) for each in told}
            if any(each.split() for each in told):
                genders |= {gender.value} if (gender := one(mention, "kg:gender")) else set()
        names = [(label, kind) for label in labels.get(entity, ()) for kind in kinds.get(entity, ())]
        kind = min((KINDS[each] for each in kinds.get(entity, ()) if each in KINDS), default=None)
        judged = (min(labels[entity]), kind) if kind and labels.get(entity) else None
        mentions = len(set(met.get(entity, ())))
        yield Seen(entity.value, names, mentions, words, points[entity], judged, genders, offices[entity])


def _offices(all_of: Any, one: Any) -> dict[Any, list[Held]]:
    """Entity → the offices that it holds here."""
    found: dict[Any, list[Held]] = defaultdict(list)
    for role in all_of("kg:person"):
        node = role.subject
        if office := one(node, "kg:office"):
            body, former = one(node, "kg:organisation"), one(node, "kg:former")
            label = one(body, "kg:label") if body else None
            office, body, label, former = (part.value if part else "" for part in (office, body, label, former))
            found[role.object].append((office, body, label, former))
    return found
