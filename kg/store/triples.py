"""Records to quads and back: the one place where the records and the RDF of `ontology/kg.ttl` meet.

`from_quads(to_quads(x)) == x` for every extraction whose contents stand in text order and whose `about` is sorted by
IRI: RDF keeps sets. What only repeats the records for the reader's ease (`kg:quote`, `kg:sentenceText`, …) is written
and never read back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from urllib.parse import quote as url_quote
from urllib.parse import unquote

from pyoxigraph import Literal, Quad

from kg.records import (
    Article,
    Entity,
    Event,
    Extraction,
    Mention,
    Participant,
    Plover,
    Resolution,
    Role,
    Span,
    Statement,
    When,
)
from kg.store import iris
from kg.store.terms import Bag, Writer, datatype, dated
from kg.vocab import PLOVER, article_iri, expand

T = TypeVar("T")
CLASSES = {
    "person": "kg:Person", "organisation": "kg:Organisation", "country": "kg:Country", "place": "kg:Place",
    "nationality": "kg:Nationality", "event": "kg:NamedEvent", "agreement": "kg:Agreement", "weapon": "kg:Weapon",
    "money": "kg:Money", "percent": "kg:Percent", "date": "kg:Date", "quantity": "kg:Quantity", "thing": "kg:Thing",
}  # fmt: skip
_KINDS = {expand(name): kind for kind, name in CLASSES.items()}
# The five who-properties that a resolution can stand behind: plain link, then how and why it was resolved.
PARTIES = {
    party: (f"kg:{party}", f"kg:{party}Via", f"kg:{party}Why", f"kg:{party}Score", f"kg:{party}Mention")
    for party in ("speaker", "addressee", "actor", "recipient", "object")
}
# Of these, how and why is always said in place; of the others only where their mention does not say the same.
_TOLD = ("", "kg:speakerMention")
_MENTION = ("kg:refersTo", "kg:via", "kg:why", "kg:score", "")


def to_quads(extraction: Extraction) -> list[Quad]:
    """The quads of one article's named graph, each once, without blank nodes; ValueError for an IRI that is none."""
    return list(_Out(extraction).write())


def from_quads(quads: Iterable[Quad]) -> Extraction:
    """The extraction that one article's named graph holds; KeyError names a property that is missing."""
    return _In(quads).read()


class _Out:
    def __init__(self, extraction: Extraction) -> None:
        self.x = extraction
        self.article = extraction.article
        self.key = self.article.key  # a digest of the whole text: made once, not once a span
        self.iri = article_iri(self.key)
        self.w = Writer(self.iri)

    def write(self) -> Iterable[Quad]:
        self._article()
        for index, mention in enumerate(self.x.mentions):
            self._mention(iris.mention_iri(self.key, index), index, mention)
        for index, statement in enumerate(self.x.statements):
            self._statement(self._numbered("statement", statement.id), index, statement)
        for index, event in enumerate(self.x.events):
            self._event(self._numbered("event", event.id), index, event)
        for index, role in enumerate(self.x.roles):
            self._role(iris.role_iri(self.key, role, index), index, role)
        return self.w.quads()

    def _article(self) -> None:
        a, s, put = self.article, self.iri, self.w.put
        self.w.link(s, "rdf:type", expand("kg:Article"))
        self.w.link(s, "rdf:type", expand("schema:NewsArticle"))
        put(s, "dcterms:identifier", a.id)
        put(s, "kg:source", a.source)
        put(s, "kg:sha256", a.sha256)
        put(s, "kg:text", a.text)
        put(s, "schema:headline", a.title)
        put(s, "schema:publisher", a.publisher)
        put(s, "schema:inLanguage", a.language)
        put(s, "schema:url", None if a.url is None else Literal(a.url, datatype=datatype("anyURI")))
        if a.published is not None:
            date = dated(a.published)
            put(s, "schema:datePublished", date)
            put(s, "kg:publishedText", a.published if date.value != a.published else None)
        put(s, "kg:sentences", " ".join(f"{span.start}-{span.end}" for span in self.x.sentences) or None)
        self._span(s, "kg:titleSpan", a.title_span)
        run = iris.run_iri(self.key, self.x.tool, self.x.model)
        self.w.link(s, "prov:wasGeneratedBy", run)
        self.w.link(run, "rdf:type", expand("kg:Run"))
        put(run, "kg:tool", self.x.tool)
        put(run, "kg:model", self.x.model)

    def _begin(self, s: str, kind: str, index: int) -> None:
        self.w.link(s, "rdf:type", expand(kind))
        self.w.link(s, "kg:inArticle", self.iri)
        self.w.put(s, "kg:order", index)

    def _numbered(self, kind: str, given: str) -> str:
        iri = iris.numbered(kind, self.key, given)
        if not iris.is_digest(given):
            self.w.put(iri, "dcterms:identifier", given)
        return iri

    def _span(self, s: str, name: str, span: Span | None) -> None:
        if span is None:
            return
        node = iris.span_iri(self.key, span)
        self.w.link(s, name, node)
        self.w.link(node, "rdf:type", expand("oa:TextPositionSelector"))
        self.w.link(node, "rdf:type", expand("oa:TextQuoteSelector"))
        self.w.put(node, "oa:start", span.start)
        self.w.put(node, "oa:end", span.end)
        self.w.put(node, "oa:exact", span.text)

    def _entity(self, s: str, name: str, entity: Entity | None) -> None:
        if entity is None:
            return
        self.w.link(s, name, entity.iri)
        # Not rdf:type and rdfs:label, which stand once, in the knowledge layer: a query over the union of all graphs
        # would find them as often as there are articles.
        self.w.link(entity.iri, "kg:class", expand(CLASSES[entity.kind]))
        self.w.put(entity.iri, "kg:label", entity.label)
        self.w.put(entity.iri, "kg:wikidata", entity.wikidata)

    def _resolution(self, s: str, names: tuple[str, ...], resolution: Resolution | None, mention: int | None) -> None:
        plain, via, why, score, named = names
        if named and mention is not None:
            self.w.link(s, named, iris.mention_iri(self.key, mention))
        if resolution is None:
            return
        self._entity(s, plain, resolution.entity)
        if named not in _TOLD and mention is not None and self.x.mentions[mention].resolution == resolution:
            return
        self.w.put(s, via, resolution.via)
        self.w.put(s, why, resolution.why)
        self.w.put(s, score, resolution.score if resolution.score != 1.0 else None)

    def _when(self, s: str, when: When | None) -> None:
        if when is not None:
            date = dated(when.value)
            self.w.put(s, "kg:when", date if date.value == when.value else Literal(when.value))
            self.w.put(s, "kg:whenText", when.text)

    def _sentence(self, s: str, span: Span) -> None:
        self._span(s, "kg:sentenceSpan", span)
        self.w.put(s, "kg:sentenceText", span.text)

    def _mention(self, s: str, index: int, m: Mention) -> None:
        self._begin(s, "kg:Mention", index)
        self._span(s, "kg:selector", m.span)
        self.w.put(s, "kg:head", f"{m.head.start}-{m.head.end}" if m.head != m.span else None)
        self.w.put(s, "kg:kind", m.kind)
        self.w.put(s, "kg:form", m.form)
        self.w.put(s, "kg:grammar", m.grammar if m.grammar != "other" else None)
        self.w.put(s, "kg:plural", m.plural or None)
        self.w.put(s, "kg:gender", m.gender)
        self.w.put(s, "kg:sentence", m.sentence)
        if m.quote is not None:
            self.w.link(s, "kg:inQuote", iris.numbered("statement", self.key, self.x.statements[m.quote].id))
        self._resolution(s, _MENTION, m.resolution, None)

    def _statement(self, s: str, index: int, x: Statement) -> None:
        self._begin(s, "kg:Statement", index)
        self.w.put(s, "kg:manner", x.manner)
        self.w.put(s, "kg:act", x.act)
        self.w.put(s, "kg:negated", x.negated)
        self.w.put(s, "kg:confidence", x.confidence)
        self.w.put(s, "kg:headline", x.headline or None)
        self.w.put(s, "kg:quote", " … ".join(span.text for span in x.content))
        for span in x.content:
            self._span(s, "kg:contentSpan", span)
        self._span(s, "kg:sourceSpan", x.source)
        self.w.put(s, "kg:sourceText", x.source.text if x.source else None)
        self._span(s, "kg:cueSpan", x.cue)
        self.w.put(s, "kg:cueText", x.cue.text if x.cue else None)
        self._sentence(s, x.sentence)
        self._resolution(s, PARTIES["speaker"], x.speaker, x.source_mention)
        self._resolution(s, PARTIES["addressee"], x.addressee, x.addressee_mention)
        for entity in x.about:
            self._entity(s, "kg:about", entity)
        self._when(s, x.when)

    def _participant(self, s: str, party: str, p: Participant | None) -> None:
        if p is not None:
            self._span(s, f"kg:{party}Span", p.span)
            self.w.put(s, f"kg:{party}Text", p.span.text)
            self._resolution(s, PARTIES[party], p.resolution, p.mention)

    def _event(self, s: str, index: int, x: Event) -> None:
        self._begin(s, "kg:Event", index)
        self.w.put(s, "kg:action", x.lemma)
        self._span(s, "kg:actionSpan", x.action)
        for party, participant in (("actor", x.actor), ("recipient", x.recipient), ("object", x.object)):
            self._participant(s, party, participant)
        if x.plover is not None:
            self.w.link(s, "kg:eventType", PLOVER + url_quote(x.plover.type, safe=""))
            self.w.put(s, "kg:mode", x.plover.mode)
            self.w.put(s, "kg:quad", x.plover.quad)
        self.w.put(s, "kg:negated", x.negated)
        self.w.put(s, "kg:modality", x.modality)
        self.w.put(s, "kg:confidence", x.confidence)
        if x.attributed_to is not None:
            self.w.link(s, "kg:attributedTo", iris.numbered("statement", self.key, x.attributed_to))
        self._sentence(s, x.sentence)
        self._when(s, x.when)
        if x.where_mention is not None:
            self.w.link(s, "kg:placeMention", iris.mention_iri(self.key, x.where_mention))
        self._entity(s, "kg:place", x.where)

    def _role(self, s: str, index: int, x: Role) -> None:
        self._begin(s, "kg:Role", index)
        self._span(s, "kg:selector", x.span)
        self.w.put(s, "kg:office", x.office)
        self.w.put(s, "kg:former", x.former)
        self.w.link(s, "kg:personMention", iris.mention_iri(self.key, x.person_mention))
        if x.organisation_mention is not None:
            self.w.link(s, "kg:organisationMention", iris.mention_iri(self.key, x.organisation_mention))
        self._entity(s, "kg:person", x.person)
        self._entity(s, "kg:organisation", x.organisation)


class _In:
    def __init__(self, quads: Iterable[Quad]) -> None:
        self.b = Bag(quads)
        articles = self.b.typed("kg:Article")
        if not articles:
            raise KeyError("the graph holds no kg:Article")
        self.iri = articles[0]
        self.mentions = self._listed("kg:Mention")
        self.statements = self._listed("kg:Statement")
        self.places = {iri: index for index, iri in enumerate(self.mentions)}

    def _listed(self, kind: str) -> list[str]:
        return sorted(self.b.typed(kind), key=lambda iri: int(self.b.need(iri, "kg:order")))

    def read(self) -> Extraction:
        self.article = self._article()
        sentences = [self._range(item) for item in (self.b.one(self.iri, "kg:sentences") or "").split()]
        run = self.b.need(self.iri, "prov:wasGeneratedBy")
        return Extraction(
            self.article,
            self._all(self.mentions, self._mention),
            self._all(self.statements, self._statement),
            self._all(self._listed("kg:Event"), self._event),
            self._all(self._listed("kg:Role"), self._role),
            tuple(sentences),
            tool=self.b.need(run, "kg:tool"),
            model=self.b.need(run, "kg:model"),
        )

    @staticmethod
    def _all(nodes: list[str], read: Callable[[str], T]) -> tuple[T, ...]:
        return tuple(read(node) for node in nodes)

    def _article(self) -> Article:
        s, one = self.iri, self.b.one
        self.text = self.b.need(s, "kg:text")
        return Article(
            self.b.need(s, "dcterms:identifier"), self.b.need(s, "kg:source"), self.text, one(s, "schema:headline"),
            one(s, "schema:publisher"), one(s, "kg:publishedText") or one(s, "schema:datePublished"),
            one(s, "schema:url"),
            one(s, "schema:inLanguage"), self._span(s, "kg:titleSpan"),
        )  # fmt: skip

    def _id(self, s: str) -> str:
        return self.b.one(s, "dcterms:identifier") or s.rsplit(":", 1)[1]

    def _range(self, given: str) -> Span:
        start, end = map(int, given.split("-"))
        return Span(start, end, self.text[start:end])

    def _spans(self, s: str, name: str) -> list[Span]:
        need = self.b.need
        nodes = self.b.many(s, name)
        return sorted(Span(int(need(n, "oa:start")), int(need(n, "oa:end")), need(n, "oa:exact")) for n in nodes)

    def _span(self, s: str, name: str) -> Span | None:
        return next(iter(self._spans(s, name)), None)

    def _must(self, s: str, name: str) -> Span:
        spans = self._spans(s, name)
        if not spans:
            raise KeyError(f"{s} has no {name}")
        return spans[0]

    def _known(self, iri: str) -> Entity:
        classes = self.b.many(iri, "kg:class")
        kind: Any = next((_KINDS[name] for name in classes if name in _KINDS), "thing")
        return Entity(iri, self.b.need(iri, "kg:label"), kind, self.b.one(iri, "kg:wikidata"))

    def _entity(self, s: str, name: str) -> Entity | None:
        iri = self.b.one(s, name)
        return None if iri is None else self._known(iri)

    def _place(self, s: str, name: str) -> int | None:
        iri = self.b.one(s, name)
        return None if iri is None else self.places.get(iri)

    def _resolution(self, s: str, names: tuple[str, ...]) -> Resolution | None:
        entity = self._entity(s, names[0])
        if entity is None:
            return None
        via: Any = self.b.one(s, names[1])
        if via is None:
            return self._mention(self.b.need(s, names[4])).resolution
        return Resolution(entity, via, self.b.need(s, names[2]), float(self.b.one(s, names[3]) or 1.0))

    def _when(self, s: str) -> When | None:
        value = self.b.one(s, "kg:when")
        return None if value is None else When(value, self.b.need(s, "kg:whenText"))

    def _mention(self, s: str) -> Mention:
        one = self.b.one
        span, head, quote = self._must(s, "kg:selector"), one(s, "kg:head"), one(s, "kg:inQuote")
        kind: Any = self.b.need(s, "kg:kind")
        form: Any = self.b.need(s, "kg:form")
        grammar: Any = one(s, "kg:grammar") or "other"
        gender: Any = one(s, "kg:gender")
        return Mention(
            span, kind, form, self._range(head) if head else span, int(self.b.need(s, "kg:sentence")), grammar,
            one(s, "kg:plural") == "true", gender, None if quote is None else self.statements.index(quote),
            self._resolution(s, _MENTION),
        )  # fmt: skip

    def _statement(self, s: str) -> Statement:
        manner: Any = self.b.need(s, "kg:manner")
        return Statement(
            self._id(s), manner, tuple(self._spans(s, "kg:contentSpan")), self._span(s, "kg:sourceSpan"),
            self._span(s, "kg:cueSpan"), self.b.need(s, "kg:act"), self.b.one(s, "kg:negated") == "true",
            float(self.b.need(s, "kg:confidence")), self._must(s, "kg:sentenceSpan"),
            self.b.one(s, "kg:headline") == "true",
            self._place(s, "kg:speakerMention"), self._resolution(s, PARTIES["speaker"]),
            self._place(s, "kg:addresseeMention"), self._resolution(s, PARTIES["addressee"]),
            tuple(self._known(iri) for iri in self.b.many(s, "kg:about")), self._when(s),
        )  # fmt: skip

    def _participant(self, s: str, party: str) -> Participant | None:
        span = self._span(s, f"kg:{party}Span")
        names = PARTIES[party]
        return None if span is None else Participant(span, self._place(s, names[4]), self._resolution(s, names))

    def _event(self, s: str) -> Event:
        kind, quad = self.b.one(s, "kg:eventType"), self.b.one(s, "kg:quad")
        plover = None
        if kind is not None:
            plover = Plover(
                unquote(kind.removeprefix(PLOVER)), self.b.one(s, "kg:mode"), None if quad is None else int(quad)
            )
        actor = self._participant(s, "actor")
        if actor is None:
            raise KeyError(f"{s} has no kg:actorSpan")
        said = self.b.one(s, "kg:attributedTo")
        modality: Any = self.b.need(s, "kg:modality")
        return Event(
            self._id(s), actor, self._must(s, "kg:actionSpan"), self.b.need(s, "kg:action"),
            self._participant(s, "recipient"), self._participant(s, "object"), plover,
            self.b.one(s, "kg:negated") == "true", modality, None if said is None else self._id(said),
            float(self.b.need(s, "kg:confidence")), self._must(s, "kg:sentenceSpan"), self._when(s),
            self._place(s, "kg:placeMention"), self._entity(s, "kg:place"),
        )  # fmt: skip

    def _role(self, s: str) -> Role:
        person = self._place(s, "kg:personMention")
        return Role(
            self._must(s, "kg:selector"), self.b.need(s, "kg:office"), -1 if person is None else person,
            self._place(s, "kg:organisationMention"), self.b.one(s, "kg:former") == "true",
            self._entity(s, "kg:person"), self._entity(s, "kg:organisation"),
        )  # fmt: skip
