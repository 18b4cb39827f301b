"""What the quads of every kind of record are made with: one article's graph while it is written."""

from __future__ import annotations

from pyoxigraph import Literal

from kg.records import Entity, Extraction, Resolution, Span, When
from kg.store import iris
from kg.store.lines import Lines
from kg.store.properties import ASKED, CLASSES, TOLD
from kg.store.terms import dated
from kg.vocab import article_iri, expand


class Writing:
    """One article's graph that grows quad by quad."""

    def __init__(self, extraction: Extraction) -> None:
        self.x = extraction
        self.article = extraction.article
        self.key = self.article.key  # a digest of the whole text: made once, not once a span
        self.iri = article_iri(self.key)
        self.w = Lines(self.iri, ASKED)
        self.put, self.link = self.w.put, self.w.link
        self._spans: dict[Span, str] = {}  # what is written already → its node
        self._entities: set[Entity] = set()

    def begin(self, s: str, kind: str, index: int) -> None:
        """What every record found in an article has: class, article, place among its like."""
        self.link(s, "rdf:type", expand(kind))
        self.link(s, "kg:inArticle", self.iri)
        self.put(s, "kg:order", index)

    def numbered(self, kind: str, given: str) -> str:
        """The IRI of a statement or event; its own id stands beside where it is no digest."""
        iri = iris.numbered(kind, self.key, given)
        if not iris.is_digest(given):
            self.put(iri, "dcterms:identifier", given)
        return iri

    def mention(self, s: str, name: str, index: int | None) -> None:
        """A link to the mention at this index."""
        if index is not None:
            self.link(s, name, iris.mention_iri(self.key, index))

    def span(self, s: str, name: str, span: Span | None) -> None:
        """A link to the selector of a span."""
        if span is None:
            return
        known = self._spans.get(span)
        node = self._spans[span] = known or iris.span_iri(self.key, span)
        self.link(s, name, node)
        if known:
            return
        # No class: the ranges of the properties in kg.ttl tell it, and two quads a span were an eighth of all.
        self.put(node, "oa:start", span.start)
        self.put(node, "oa:end", span.end)
        self.put(node, "oa:exact", span.text)

    def entity(self, s: str, name: str, entity: Entity | None) -> None:
        """A link to an entity, and what this article's graph says of it."""
        if entity is None:
            return
        self.link(s, name, entity.iri)
        if entity in self._entities:
            return
        self._entities.add(entity)
        # Not rdf:type, rdfs:label and geo:lat, which stand once, in the knowledge layer: a query over the union of all
        # graphs would find them as often as there are articles.
        self.link(entity.iri, "kg:class", expand(CLASSES[entity.kind]))
        self.put(entity.iri, "kg:label", entity.label)
        self.put(entity.iri, "kg:wikidata", entity.wikidata)
        if entity.point is not None:
            self.put(entity.iri, "kg:latitude", float(entity.point[0]))
            self.put(entity.iri, "kg:longitude", float(entity.point[1]))

    def resolution(self, s: str, names: tuple[str, ...], resolution: Resolution | None, mention: int | None) -> None:
        """Who is meant, and how and why: in place, or at the mention where that says the same."""
        plain, via, why, score, named = names
        if named:
            self.mention(s, named, mention)
        if resolution is None:
            return
        self.entity(s, plain, resolution.entity)
        if named not in TOLD and mention is not None and self.x.mentions[mention].resolution == resolution:
            return
        self.put(s, via, resolution.via)
        self.put(s, why, resolution.why)
        self.put(s, score, resolution.score if resolution.score != 1.0 else None)

    def when(self, s: str, when: When | None) -> None:
        """A point in time and the words that give it."""
        if when is not None:
            date = dated(when.value)
            self.put(s, "kg:when", date if date.value == when.value else Literal(when.value))
            self.put(s, "kg:whenText", when.text)

    def sentence(self, s: str, span: Span) -> None:
        """The sentence that a statement or event stands in."""
        self.span(s, "kg:sentenceSpan", span)
        self.put(s, "kg:sentenceText", span.text)
