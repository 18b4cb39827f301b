"""Statements and events as a page shows them: who, the words, where, and how the report means it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kg.records import Entity, Event, Participant, Resolution, Span, Statement
from kg.resolve.corrections import SAID_BY_A_PERSON
from kg.serve.pages.asking import Asking, node
from kg.serve.pages.marks import Piece, of_event, of_statement, pieces
from kg.shown import file_name
from kg.store import event_quads, statement_quads
from kg.store.properties import PARTIES
from kg.store.reading import Reading
from kg.view.evidence import phrase

NOBODY = "Somebody who is not named"
MANNERS = {"direct": "direct speech", "indirect": "in the report's words", "mixed": "partly quoted"}
VIA = {
    "name": "name",
    "alias": "other name",
    "metonym": "seat",
    "office": "office",
    "nominal": "description",
    "pronoun": "pronoun",
}
QUADS: dict[int | None, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
PLAIN = {"future": "planned", "hypothetical": "not certain", "historical": "background"}


@dataclass(frozen=True, slots=True)
class Origin:
    """The report 'Envoys meet' that Harbour Gazette published on 2025-04-07, read from reports/envoys.txt."""

    article: str
    outlet: str | None
    title: str | None
    date: str | None
    source: str

    @property
    def where(self) -> str:
        """The outlet, else the name of the file that it was read from."""
        return self.outlet or file_name(self.source)

    @property
    def name(self) -> str:
        """The headline, else the name of the file."""
        return self.title or file_name(self.source)


@dataclass(frozen=True, slots=True)
class Who:
    """'The NATO chief' is Mark Rutte, because …; `iri` is None where nobody could be told."""

    label: str
    iri: str | None = None
    words: str | None = None
    why: str | None = None
    how: str | None = None  # 'by the office, 0.90'
    code: str | None = None  # of a side: 'USA GOV'
    corrected: bool = False  # by a person; the words are then what the report has, and may mean somebody else


@dataclass(frozen=True, slots=True)
class Mark:
    """Planned, because of 'will'; of the kind unreal, as what did not happen."""

    name: str
    kind: Literal["unreal", "claimed", "plain"]
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """On 6 April 2025, in CBS News, Mark Rutte said 'The ball …'."""

    iri: str
    order: int
    origin: Origin
    speaker: Who
    words: str
    manner: str
    act: str
    cue: str | None
    confidence: float
    addressee: Who | None
    about: tuple[Who, ...]
    when: str | None
    marks: tuple[Mark, ...]
    sentence: tuple[Piece, ...]
    start: int  # where its words begin in the text
    added: str | None  # by a person, and when
    outlets: int  # that have it; 1 where no other was found


@dataclass(frozen=True, slots=True)
class Done:
    """On 6 April 2025, according to CBS News, the United States proposed a ceasefire."""

    iri: str
    order: int
    origin: Origin
    doers: tuple[Who, ...]
    phrase: str
    object: Who | None
    recipients: tuple[Who, ...]
    type: str | None
    confidence: float
    place: Who | None
    when: str | None
    marks: tuple[Mark, ...]
    sentence: tuple[Piece, ...]
    start: int
    said: str | None  # IRI of the statement that it stands in
    reading: str  # whether it counts as a fact, and what of it


def origin(g: Reading) -> Origin:
    """Where an article is from."""
    one = g.one
    return Origin(
        g.iri, one(g.iri, "schema:publisher"), one(g.iri, "schema:headline"),
        one(g.iri, "kg:publishedText") or one(g.iri, "schema:datePublished"), g.need(g.iri, "kg:source"),
    )  # fmt: skip


def said(asking: Asking, article: str, iri: str) -> Said:
    """A statement of an article."""
    g = asking.reading(article)
    x = statement_quads.read(g, iri)
    order = int(g.need(iri, "kg:order"))
    marks = [Mark("not said", "unreal")] * x.negated + [Mark("headline", "plain")] * x.headline
    marks += [Mark("added by a person", "plain", x.added)] if x.added else []
    return Said(
        iri, order, origin(g), speaker(x), " … ".join(span.text for span in x.content), MANNERS[x.manner], x.act,
        x.cue.text if x.cue else None, x.confidence, _resolved(x.addressee), tuple(map(_entity, x.about)),
        f"{x.when.value} (“{x.when.text}”)" if x.when else None, tuple(marks),
        _sentence(g, x.sentence, x, f"s{order}"), x.content[0].start if x.content else x.sentence.start, x.added,
        _outlets(asking, iri),
    )  # fmt: skip


def _outlets(asking: Asking, iri: str) -> int:
    told = [n for c in asking.subjects("prov:hadMember", node(iri)) for n in asking.values(node(c), "kg:outlets")]
    return max((int(n) for n in told if n.isdecimal()), default=1)


def done(asking: Asking, article: str, iri: str) -> Done:
    """An event of an article."""
    g = asking.reading(article)
    x = event_quads.read(g, iri)
    order = int(g.need(iri, "kg:order"))
    inside = g.one(iri, "kg:attributedTo")
    return Done(
        iri, order, origin(g), tuple(map(_side, x.doers)), phrase(x.lemma, x.modality, x.negated),
        _side(x.object) if x.object else None, tuple(map(_side, x.targets)), _type(x),
        x.confidence, _entity(x.where) if x.where else None, f"{x.when.value} (“{x.when.text}”)" if x.when else None,
        _marks(g, x, inside), _sentence(g, x.sentence, x, f"e{order}"), x.action.start, inside, reading(x),
    )  # fmt: skip


def reading(x: Event) -> str:
    """As what it counts."""
    if x.fact:
        stance = x.plover is not None and x.plover.stance
        return (
            "a fact: that it was refused, promised or threatened" if stance else "a fact that the report itself tells"
        )
    return "somebody's words" if x.attributed_to is not None else "no fact"


def _type(x: Event) -> str | None:
    if x.plover is None:
        return None
    mode = f", {x.plover.mode}" if x.plover.mode else ""
    quad = f", {QUADS[x.plover.quad]}" if x.plover.quad in QUADS else ""
    return f"{x.plover.type.lower()}{mode}{quad}"


def speaker(x: Statement) -> Who:
    """Who says it: by name where that could be told, else in the report's words."""
    words = x.source.text if x.source else None
    return _resolved(x.speaker, words) or Who(words or NOBODY, None, words)


def _marks(g: Reading, x: Event, inside: str | None) -> tuple[Mark, ...]:
    why: dict[str, list[str]] = {}
    for reason in x.reasons:
        why.setdefault(reason.of, []).append(reason.why)
    told = {of: "; ".join(each) for of, each in why.items()}
    found = []
    if x.negated:
        found.append(Mark("denied", "unreal", told.get("negated")))
    if x.modality in PLAIN:
        kind: Literal["unreal", "plain"] = "plain" if x.modality == "historical" else "unreal"
        found.append(Mark(PLAIN[x.modality], kind, told.get("modality")))
    if inside is not None:
        found.append(Mark(f"according to {_claims(g, inside)}", "claimed", told.get("attributed_to")))
    return tuple(found)


def _claims(g: Reading, s: str) -> str:
    """Who says it, by name where that could be told; only this is read of a statement that may be long."""
    by = g.resolution(s, PARTIES["speaker"])
    return (
        by.entity.label
        if by
        else g.one(s, "kg:sourceText") or ("somebody" if g.one(s, "kg:manner") is None else NOBODY)
    )


def _sentence(g: Reading, sentence: Span, x: Statement | Event, name: str) -> tuple[Piece, ...]:
    layers = of_statement(x, name) if isinstance(x, Statement) else of_event(x, name)
    return tuple(pieces(g.text, sentence.start, sentence.end, layers))


def _side(p: Participant) -> Who:
    who = _resolved(p.resolution, p.span.text) or Who(p.span.text, None, p.span.text)
    return replace(who, code=" ".join(filter(None, (p.country, p.sector))) or None)


def _resolved(resolution: Resolution | None, words: str | None = None) -> Who | None:
    if resolution is None:
        return None
    judged = not resolution.why.startswith(SAID_BY_A_PERSON)
    how = f"by the {VIA[resolution.via]}, {resolution.score:.2f}" if judged else None
    return Who(resolution.entity.label, resolution.entity.iri, words, resolution.why, how, corrected=not judged)


def _entity(entity: Entity) -> Who:
    return Who(entity.label, entity.iri)
