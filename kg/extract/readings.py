"""How an event is meant: done, denied, planned, imagined, long past, or only said; each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.hearsay import by_grammar, only_said
from kg.extract.modality import modality
from kg.extract.negation import negated
from kg.extract.places import Places
from kg.records import Modality, Reason, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Reading:
    """'has yet to strike', which Rubio claimed: negated, actual, attributed, each with its reason."""

    negated: bool
    modality: Modality
    attributed_to: str | None
    reasons: tuple[Reason, ...] = ()


def read(token: Token, action: Span, published: str | None, statements: Places[Statement]) -> Reading:
    """Read an action's polarity and modality, and say in which statement it stands."""
    real = modality(token, published)
    by = attributed_to(action, statements) or by_grammar(token, statements)
    if by is None and real == "actual" and only_said(token):
        real = "hypothetical"  # somebody said so, but the reader did not find who
    return Reading(negated(token), real, by)


def told(statements: Iterable[Statement]) -> Places[Statement]:
    """Statements by the places of their contents."""
    return Places((part.start, part.end, statement) for statement in statements for part in statement.content)


def attributed_to(action: Span, statements: Places[Statement]) -> str | None:
    """Id of the innermost statement whose content holds the action; a statement's own cue is not inside it."""
    near = statements.touching(action.start, action.end)
    holding = [s for s in near if any(c.covers(action) for c in s.content) and not (s.cue and s.cue.overlaps(action))]
    best = min(holding, key=lambda s: (sum(c.end - c.start for c in s.content), s.id), default=None)
    return best.id if best else None
