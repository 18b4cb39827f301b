"""Who and what a text names, and whom or what in the world that means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.records.article import Span

Kind = Literal[
    "person", "organisation", "country", "place", "nationality", "event", "agreement", "weapon", "money", "percent",
    "date", "quantity", "thing",
]  # fmt: skip
Form = Literal["name", "nominal", "pronoun"]
Via = Literal["name", "alias", "metonym", "office", "nominal", "pronoun"]
Grammar = Literal["subject", "object", "possessive", "other"]


@dataclass(frozen=True, slots=True)
class Entity:
    """The thing in the world: Mark Rutte, a person, wd:Q57792."""

    iri: str
    label: str
    kind: Kind
    wikidata: str | None = None
    point: tuple[float, float] | None = None  # latitude and longitude of a place, in degrees

    def __hash__(self) -> int:
        return hash(self.iri)


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
