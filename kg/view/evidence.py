"""The statements and events of a store as pieces of evidence, each with its words, its sentence and its origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from kg.records import Modality
from kg.store.past import past_words

Relation = Literal["said", "did"]
Tone = Literal["cooperation", "conflict", "neutral"]
_MAY = {"future": "will", "hypothetical": "may"}


class Rows(Protocol):
    """What a query gives: rows of plain values, in the order of the query's variables."""

    @property
    def rows(self) -> Sequence[Sequence[Any]]:
        """One sequence of values a row; None where a variable is unbound."""
        ...


class Store(Protocol):
    """All that the view needs of a store: it answers SPARQL."""

    def query(self, sparql: str) -> Rows:
        """The rows of a SELECT query."""
        ...


@dataclass(frozen=True, slots=True)
class Origin:
    """The report 'Envoys meet' that Harbour Gazette published on 2025-04-07, read from reports/envoys.txt."""

    article: str  # IRI
    source: str
    outlet: str | None = None
    title: str | None = None
    date: str | None = None  # ISO 8601 to the precision known
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """In Harbour Gazette, 'Rutte praised Ukraine for its readiness.' has (26–39) what Mark Rutte said of it."""

    id: str  # IRI of the statement or event
    relation: Relation
    origin: Origin
    actor: str | None  # IRI of who spoke or acted; None when nobody could be named
    actor_words: str | None  # how the article names them
    others: tuple[str, ...]  # IRIs of whom it is about, or to whom or what it was done
    action: str  # the kind of speech act, or the lemma of what was done: accuse, propose
    recipient: str | None  # IRI of the one of the others to whom it was done
    object: str | None  # the words of what was proposed, signed, destroyed
    sentence: str
    spans: tuple[tuple[int, int], ...]  # the words that matter, as offsets in `sentence`
    kind: Tone
    negated: bool = False
    modality: Modality = "actual"
    attributed: str | None = None  # IRI of the statement in which the event stands
    cue: str | None = None  # the words that mark the statement or name what was done: 'told reporters', 'proposed'
    manner: str | None = None  # direct, indirect or mixed
    target: str | None = None  # IRI of the one of the others that a speech act such as praise is aimed at
    fellows: tuple[str, ...] = ()  # IRIs of those who acted with the actor

    @property
    def actors(self) -> tuple[str, ...]:
        """IRIs of all who spoke or acted; none when nobody could be named."""
        return (self.actor, *self.fellows) if self.actor else ()

    @property
    def words(self) -> str:
        """The exact words, those of an interrupted quotation joined by ' … '; the sentence where none are known."""
        return " … ".join(self.sentence[start:end] for start, end in self.spans) or self.sentence

    @property
    def phrase(self) -> str:
        """What was done, with how certain it is: 'proposed', 'did not agree', 'may send', 'will not host'."""
        return phrase(self.action, self.modality, self.negated)

    @property
    def unreal(self) -> bool:
        """Whether the article says that it did not, may or will happen."""
        return self.negated or self.modality in _MAY


def phrase(action: str, modality: Modality, negated: bool) -> str:
    """What was done, with how certain it is: 'proposed', 'did not agree', 'may send', 'will not host'."""
    if modality in _MAY or negated:
        return f"{_MAY.get(modality, 'did')} {'not ' if negated else ''}{action}"
    return " ".join(past_words(action)) or action
