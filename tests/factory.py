"""Extractions made by hand, a line a record: spans are found in the text by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import config
from kg.records import (
    Article,
    Entity,
    Event,
    Extraction,
    Kind,
    Manner,
    Mention,
    Modality,
    Participant,
    Plover,
    Reason,
    Resolution,
    Role,
    Span,
    Statement,
    Via,
    When,
    digest,
)

WD = "http://www.wikidata.org/entity/"
Side = tuple[str, Entity | None]


def entity(label: str, kind: Kind, wikidata: str | None = None) -> Entity:
    iri = WD + wikidata if wikidata else f"urn:kg:{kind}:{digest(kind, label.casefold())}"
    return Entity(iri, label, kind, wikidata)


RUTTE = entity("Mark Rutte", "person", "Q57792")
RUBIO = entity("Marco Rubio", "person")
TRUMP = entity("Donald Trump", "person")
US = entity("United States", "country", "Q30")
RUSSIA = entity("Russia", "country", "Q159")
UKRAINE = entity("Ukraine", "country", "Q212")
NATO = entity("NATO", "organisation", "Q7184")
CEASEFIRE = entity("30-day ceasefire", "thing")


class Draft:
    """An article that grows record by record; `done()` is the extraction."""

    def __init__(
        self, text: str, *, source: str = "a.txt", publisher: str | None = None, published: str | None = None, title: str | None = None
    ) -> None:  # fmt: skip
        self.article = Article(digest(text)[:8], source, text, title, publisher, published)
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self.roles: list[Role] = []

    def span(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(start, start + len(words), words)

    def sentence(self, span: Span) -> Span:
        text = self.article.text
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        end = len(text) if end < 0 else end
        return Span(start, end, text[start:end])

    def mention(self, words: str, who: Entity | None = None, via: Via = "name", kind: Kind | None = None) -> int:
        span = self.span(words)
        resolution = Resolution(who, via, f"'{words}' is a {via}") if who else None
        self.mentions.append(
            Mention(span, kind or (who.kind if who else "person"), "name", span, 0, resolution=resolution)
        )
        return len(self.mentions) - 1

    def statement(
        self, content: str | Sequence[str], speaker: Entity | None = None, *, source: str | None = None, cue: str | None = None,
        about: Sequence[Entity] = (), addressee: Entity | None = None, negated: bool = False, act: str = "say",
        manner: Manner = "direct", headline: bool = False, via: Via = "name", when: str | None = None,
    ) -> str:  # fmt: skip
        spans = tuple(self.span(words) for words in ([content] if isinstance(content, str) else content))
        given = digest(self.article.key, str(spans[0].start), str(len(self.statements)))
        resolution = Resolution(speaker, via, f"'{source}' is a {via}") if speaker else None
        self.statements.append(
            Statement(
                given, manner, spans, self.span(source) if source else None, self.span(cue) if cue else None, act, negated, 0.9,
                self.sentence(spans[0]), headline, speaker=resolution, about=tuple(sorted(about, key=lambda e: e.iri)),
                addressee=Resolution(addressee, "name", "named") if addressee else None, when=When(when, when) if when else None,
            )
        )  # fmt: skip
        return given

    def event(
        self, actor: Side, action: str, lemma: str, *, recipient: Side | None = None,
        object: Side | None = None, negated: bool = False, modality: Modality = "actual",  # noqa: A002
        said: str | None = None, plover: Plover | None = None, when: str | None = None,
        actors: Sequence[Side] = (), recipients: Sequence[Side] = (), reasons: Sequence[Reason] = (),
    ) -> str:  # fmt: skip
        span = self.span(action)
        given = digest(self.article.key, "event", str(span.start), str(len(self.events)))
        sides = [self._side(side) for side in (actor, recipient, object)]
        assert sides[0] is not None
        self.events.append(
            Event(
                given, sides[0], span, lemma, sides[1], sides[2], plover, negated, modality, said, 0.8, self.sentence(span),
                when=When(when, when) if when else None, actors=tuple(map(self._member, actors)),
                recipients=tuple(map(self._member, recipients)), reasons=tuple(reasons),
            )
        )  # fmt: skip
        return given

    def _side(self, side: Side | None) -> Participant | None:
        return None if side is None else self._member(side)

    def _member(self, side: Side) -> Participant:
        words, who = side
        return Participant(self.span(words), None, Resolution(who, "name", f"'{words}' is a name") if who else None)

    def role(
        self,
        words: str,
        office: str,
        person: Entity | None,
        organisation: Entity | None = None,
        *,
        former: bool = False,
    ) -> None:
        self.mentions.append(Mention(self.span(words), "person", "name", self.span(words), 0))
        self.roles.append(Role(self.span(words), office, len(self.mentions) - 1, None, former, person, organisation))

    def done(self, *, tool: str = config.tool(), model: str = "reader-1") -> Extraction:
        return Extraction(
            self.article,
            tuple(self.mentions),
            tuple(self.statements),
            tuple(self.events),
            tuple(self.roles),
            (),
            tool,
            model,
        )


def plain(text: str = "NATO met.", *, source: str = "a.txt", **meta: str) -> Extraction:
    """An extraction with an article and one mention in it."""
    draft = Draft(text, source=source)
    draft.mention(text.split()[0], NATO)
    extraction = draft.done()
    return replace(extraction, article=replace(extraction.article, **meta)) if meta else extraction
