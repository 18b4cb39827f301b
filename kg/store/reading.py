"""What the records of every kind are read with: one article's graph, by subject."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from pyoxigraph import Quad

from kg.records import Entity, Resolution, Span, When
from kg.store.properties import KINDS, MENTION
from kg.store.terms import Bag


class Reading:
    """One article's graph and its text; KeyError where it holds no article."""

    def __init__(self, quads: Iterable[Quad] | Bag) -> None:
        self.b = quads if isinstance(quads, Bag) else Bag(quads)
        self.one, self.need = self.b.one, self.b.need
        articles = self.b.typed("kg:Article")
        if not articles:
            raise KeyError("the graph holds no kg:Article")
        self.iri = articles[0]
        self.text = self.need(self.iri, "kg:text")

    @cached_property
    def mentions(self) -> list[str]:
        """The nodes of the mentions in their order."""
        return self.listed("kg:Mention")

    @cached_property
    def statements(self) -> list[str]:
        """The nodes of the statements in their order."""
        return self.listed("kg:Statement")

    def listed(self, kind: str) -> list[str]:
        """The nodes of a class in their order."""
        return self.ordered(self.b.typed(kind))

    def ordered(self, nodes: Iterable[str]) -> list[str]:
        """Nodes by the place that they say they have."""
        return sorted(nodes, key=lambda iri: int(self.need(iri, "kg:order")))

    def id(self, s: str) -> str:
        """The id that a statement or event was given."""
        return self.one(s, "dcterms:identifier") or s.rsplit(":", 1)[1]

    def true(self, s: str, name: str) -> bool:
        """Whether a property is there and true."""
        return self.one(s, name) == "true"

    def range(self, given: str) -> Span:
        """The span of '12-22'."""
        start, end = map(int, given.split("-"))
        return Span(start, end, self.text[start:end])

    def spans(self, s: str, name: str) -> list[Span]:
        """The spans that a property points at, in text order."""
        need = self.need
        nodes = self.b.many(s, name)
        return sorted(Span(int(need(n, "oa:start")), int(need(n, "oa:end")), need(n, "oa:exact")) for n in nodes)

    def span(self, s: str, name: str) -> Span | None:
        """The span that a property points at, if it does."""
        return next(iter(self.spans(s, name)), None)

    def must(self, s: str, name: str) -> Span:
        """The span that a property points at; KeyError where there is none."""
        spans = self.spans(s, name)
        if not spans:
            raise KeyError(f"{s} has no {name}")
        return spans[0]

    def known(self, iri: str) -> Entity:
        """What this graph says of an entity."""
        classes = self.b.many(iri, "kg:class")
        kind: Any = next((KINDS[name] for name in classes if name in KINDS), "thing")
        latitude, longitude = self.one(iri, "kg:latitude"), self.one(iri, "kg:longitude")
        point = None if latitude is None or longitude is None else (float(latitude), float(longitude))
        return Entity(iri, self.need(iri, "kg:label"), kind, self.one(iri, "kg:wikidata"), point)

    def entity(self, s: str, name: str) -> Entity | None:
        """The entity that a property points at, if it does."""
        iri = self.one(s, name)
        return None if iri is None else self.known(iri)

    def mention(self, s: str, name: str) -> int | None:
        """The index of the mention that a property points at, if it does."""
        iri = self.one(s, name)
        order = None if iri is None else self.one(iri, "kg:order")
        return None if order is None else int(order)

    def resolution(self, s: str, names: tuple[str, ...]) -> Resolution | None:
        """Who is meant, with how and why from here, else from the mention."""
        entity = self.entity(s, names[0])
        if entity is None:
            return None
        via: Any = self.one(s, names[1])
        if via is None:
            return self.resolution(self.need(s, names[4]), MENTION)
        return Resolution(entity, via, self.need(s, names[2]), float(self.one(s, names[3]) or 1.0))

    def when(self, s: str) -> When | None:
        """A point in time and the words that give it."""
        value = self.one(s, "kg:when")
        return None if value is None else When(value, self.need(s, "kg:whenText"))
