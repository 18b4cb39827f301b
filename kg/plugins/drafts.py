"""What an extractor gives back: spans of the document, which become records as our own findings do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.records import Kind, Modality, Plover

if TYPE_CHECKING:
    from spacy.tokens import Span


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """'Rutte' (source) 'said' (cue) 'the ball …' (content); manner, act and negation are read off these words."""

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class EventDraft:
    """'The deputies' (actor) 'approved' (action) 'the budget' (object); what is None is read off the action."""

    actor: Span
    action: Span
    recipient: Span | None = None
    object: Span | None = None
    lemma: str | None = None
    plover: Plover | None = None
    negated: bool | None = None
    modality: Modality | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class RoleDraft:
    """'Anna Meyer' (person) is 'finance minister' (office) of 'Freedonia' (organisation)."""

    person: Span
    office: Span
    organisation: Span | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class MentionDraft:
    """'Acme Widgets' is the name of an organisation."""

    span: Span
    kind: Kind


Draft = StatementDraft | EventDraft | RoleDraft | MentionDraft
