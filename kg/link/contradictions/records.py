"""What the search for contradictions reads and what it finds: plain and frozen."""

from __future__ import annotations

from array import array
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from kg.records import Article, Entity, Span, digest

Kind = Literal["role", "event", "figure", "speaker", "disowned"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """In the report that CBS published on 2025-04-06, the words 'Senator Marco Rubio' at 1203–1222."""

    article: str  # its key
    source: str
    publisher: str | None
    published: str | None
    span: Span  # the words that differ
    sentence: Span  # where they stand
    ref: str | None = None  # id of the statement or event, where it is one

    @property
    def name(self) -> str:
        """The outlet, else where the article was read from."""
        return self.publisher or self.source


@dataclass(frozen=True, slots=True)
class Contradiction:
    """CBS calls Marco Rubio 'Senator', Caliber 'US Secretary of State' (0.9): the offices exclude each other."""

    kind: Kind
    about: str | None  # IRI of whom or what it is about
    label: str  # in words: 'Marco Rubio'
    one: Evidence
    other: Evidence
    what: str  # what differs, in one plain sentence
    score: float
    why: str
    also: tuple[Evidence, ...] = ()  # further places that say the same as one of the two

    @property
    def id(self) -> str:
        """Digest of the kind and both places."""
        places = (f"{e.article} {e.span.start} {e.span.end}" for e in (self.one, self.other))
        return digest("contradiction", self.kind, *sorted(places))


@dataclass(frozen=True, slots=True)
class News:
    """An article as far as it tells whether two speak of the same time: its date and how often which word stands."""

    key: str
    published: str | None
    words: array[int]  # a code for each word
    weights: array[float]  # in the same order; their squares sum to 1


@dataclass(frozen=True, slots=True)
class Fact:
    """One side of a possible contradiction: 'Rubio is senator', with its evidence; sides with one key are compared."""

    key: Hashable
    news: News
    evidence: Evidence
    value: Hashable  # what the kind needs to compare
    who: Entity | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two facts that do not go together, in words; `sides` is the same for every pair that clashes in the same way."""

    what: str
    score: float
    why: str
    sides: Hashable
    label: str = ""  # what it is about, where it is not about somebody


def evidence(article: Article, span: Span, sentence: Span, ref: str | None = None) -> Evidence:
    """A place in an article with what is needed to cite it."""
    return Evidence(article.key, article.source, article.publisher, article.published, span, sentence, ref)


def quoted(span: Span) -> str:
    """The words of a span on one line, in quotation marks."""
    return f"“{' '.join(span.text.split()).rstrip(',')}”"


def told(fact: Fact) -> str:
    """The sentence of a fact, in quotation marks."""
    return quoted(fact.evidence.sentence)
