"""The records that travel from stage to stage: plain, frozen, typed, and free of any library.

Offsets are 0-based code-point positions in `Article.text`, end exclusive; `Span.text` is exactly that slice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Kind = Literal[
    "person", "organisation", "country", "place", "nationality", "event", "agreement", "weapon", "money", "percent",
    "date", "quantity", "thing",
]  # fmt: skip
Form = Literal["name", "nominal", "pronoun"]
Via = Literal["name", "alias", "metonym", "office", "nominal", "pronoun"]
Manner = Literal["direct", "indirect", "mixed"]
Modality = Literal["actual", "future", "hypothetical", "historical"]
Grammar = Literal["subject", "object", "possessive", "other"]


def digest(*fields: str) -> str:
    """Twenty hexadecimal digits that name these fields in this order: SHA-256 over each with its length before it."""
    sha = hashlib.sha256()
    for text in fields:
        data = text.encode("utf-8", "surrogatepass")
        sha.update(len(data).to_bytes(8, "big") + data)
    return sha.hexdigest()[:20]


_digest = lru_cache(maxsize=4)(digest)  # of whole texts: asked for again for each statement and event of an article


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The words 'Mark Rutte' at characters 23–33 of an article."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """The report 'NATO chief demands …' that CBS News published on 2025-04-06, read from `reports/cbs.html`."""

    id: str  # the input's own id, else derived from the content
    source: str  # the path or URL it was read from; for a JSON line 'file.jsonl#id'
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO 8601 to the precision known: 2025, 2025-04, 2025-04-06, 2025-04-06T10:00:00Z
    url: str | None = None
    language: str | None = None
    title_span: Span | None = None  # where the title stands in `text`, when it does

    @property
    def sha256(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def key(self) -> str:
        """Digest of content and metadata, and so the tail of the article's IRI; not of where the file lies."""
        return _digest(self.text, self.title or "", self.publisher or "", self.published or "", self.url or "")


def outlet_of(publisher: str | None, article: str) -> str:
    """Who brings an article: its publisher, else the article itself, by its key."""
    return publisher or article


@dataclass(frozen=True, slots=True)
class Entity:
    """The thing in the world: Mark Rutte, a person, wd:Q57792."""

    iri: str
    label: str
    kind: Kind
    wikidata: str | None = None
    point: tuple[float, float] | None = None  # latitude and longitude of a place, in degrees


@dataclass(frozen=True, slots=True)
class Resolution:
    """'The NATO chief' means Mark Rutte, through his office, because he is named Secretary General at 0–33."""

    entity: Entity
    via: Via
    why: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """In sentence 4 the words 'The NATO chief' (a nominal, the subject, singular) name somebody."""

    span: Span
    kind: Kind
    form: Form
    head: Span  # the head word: 'chief' of 'The NATO chief', 'Rutte' of 'Mark Rutte'
    sentence: int  # index of the sentence in the article, from 0
    grammar: Grammar = "other"
    plural: bool = False
    gender: Literal["female", "male"] | None = None  # of the words themselves: he, she, Mr, Mrs, spokeswoman
    quote: int | None = None  # index in `Extraction.statements` of the direct quotation the mention stands in
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class When:
    """'on Wednesday' means 2026-02-11 (EDTF or ISO 8601 to the precision known)."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """In article A, Mark Rutte (source, 12–22) said (cue, 93–97) 'The ball …' (content, 30–91)."""

    id: str
    manner: Manner
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    act: str
    negated: bool
    confidence: float
    sentence: Span  # the sentence or sentences the statement stands in
    headline: bool = False
    source_mention: int | None = None  # index in `Extraction.mentions` of whom the source names
    speaker: Resolution | None = None
    addressee_mention: int | None = None
    addressee: Resolution | None = None
    about: tuple[Entity, ...] = ()
    when: When | None = None
    added: str | None = None  # 'a person added it on 2025-04-07'; None where the rules found it


@dataclass(frozen=True, slots=True)
class Participant:
    """'The US' as one side of an event; for event data its country (USA) and its sector (GOV)."""

    span: Span
    mention: int | None = None  # index in `Extraction.mentions`
    resolution: Resolution | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    sector: str | None = None  # PLOVER's code: GOV, MIL, REB, …


@dataclass(frozen=True, slots=True)
class Plover:
    """PLOVER's code for an action: type CONSULT, mode meet, quad class 1.

    `stance`: the type is of the refusal, promise or threat, which is plainly there, not of the deed itself: 'will not
    lift' is REJECT and a fact, while the event is negated, for nothing was lifted. Not where the stance has an event
    of its own, as the 'refused' of 'refused to lift' has.
    """

    type: str
    mode: str | None = None
    quad: int | None = None
    stance: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """The event counts as negated because of 'has yet to' at 40–50."""

    of: Literal["negated", "modality", "attributed_to"]
    why: str  # in words: "called off", "stands in what Rubio claimed", "in 2014, eleven years before the report"
    span: Span | None = None  # the words that decide, where there are any


def is_fact(negated: bool, modality: Modality, *, said: bool, stance: bool) -> bool:
    """Whether an event so read is a fact, the one definition that tables, pages, graphs and questions share.

    Nobody's words but the article's (`said`), and either the deed is actual and not negated, or the type is of a
    refusal, promise or threat (`stance`, see `Plover`) that is not historical. Whether PLOVER has a type for it is
    another matter.
    """
    if said:
        return False
    return modality != "historical" if stance else modality == "actual" and not negated


@dataclass(frozen=True, slots=True)
class Event:
    """In article A, the US (actor) has proposed (action, lemma 'propose') a full 30-day ceasefire (object).

    Where several act as one, 'France and Germany', `actor` is the whole phrase, resolved to nobody, and `actors` are
    its members; so for `recipient` and `recipients`.
    """

    id: str
    actor: Participant
    action: Span
    lemma: str
    recipient: Participant | None
    object: Participant | None
    plover: Plover | None
    negated: bool
    modality: Modality
    attributed_to: str | None  # id of the statement whose content it stands in
    confidence: float
    sentence: Span
    when: When | None = None
    where_mention: int | None = None
    where: Entity | None = None
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    reasons: tuple[Reason, ...] = ()  # why negated, not actual, attributed

    @property
    def fact(self) -> bool:
        """Whether the article itself reports it as a fact of its type, as event data count facts."""
        stance = self.plover is not None and self.plover.stance
        return is_fact(self.negated, self.modality, said=self.attributed_to is not None, stance=stance)

    @property
    def doers(self) -> tuple[Participant, ...]:
        """Each of those who act: the members where several do."""
        return self.actors or (self.actor,)

    @property
    def targets(self) -> tuple[Participant, ...]:
        """Each of those to whom it is done: the members where they are several, none where there is no recipient."""
        return self.recipients or ((self.recipient,) if self.recipient else ())


@dataclass(frozen=True, slots=True)
class Role:
    """In article A, Mark Rutte is called Secretary General of NATO at 0–33."""

    span: Span
    office: str  # as the article has it, without the organisation: 'Secretary General'
    person_mention: int
    organisation_mention: int | None = None
    former: bool = False
    person: Entity | None = None
    organisation: Entity | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one article, and by which version of the program and the reader."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    roles: tuple[Role, ...] = ()
    sentences: tuple[Span, ...] = ()
    tool: str = ""  # 'kg 0.1.0'
    model: str = ""  # 'reader-1-3f2a9c10'
    seconds: float = field(default=0.0, compare=False)
