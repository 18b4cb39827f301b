"""How an event is meant: done, denied, planned, imagined, long past, or only said; each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.actions import deed, noun_action
from kg.extract.commanded import commanded
from kg.extract.either import unsure_who
from kg.extract.fiction import fiction
from kg.extract.hearsay import by_grammar, disputed, is_aside, only_said
from kg.extract.modality import mode
from kg.extract.negation import denial
from kg.extract.places import Places
from kg.extract.presupposed import presupposed
from kg.extract.quoted_words import quoted_words
from kg.extract.retold import retold
from kg.extract.scheduled import dated_ahead
from kg.records import Modality, Plover, Reason, Span, Statement, When

if TYPE_CHECKING:
    from kg.extract.token import Token


HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
MARKS = ":—–-"  # may stand for a cue, in a headline or a conversation


@dataclass(frozen=True, slots=True)
class Reading:
    """'has yet to strike', which Rubio claimed: negated, actual, attributed, each with its reason."""

    negated: bool
    modality: Modality
    attributed_to: str | None
    reasons: tuple[Reason, ...] = ()


def read(
    token: Token,
    action: Span,
    published: str | None,
    statements: Places[Statement],
    when: When | None = None,
    plover: Plover | None = None,
) -> Reading:
    """Read an action's polarity and modality, and say in which statement it stands.

    `when` is the time that is told, `plover` the type that the action was found to have.
    """
    denied = denial(token)
    real, why = mode(token, published)
    by = attributed_to(action, statements) or by_grammar(token, statements)
    if by is not None and (is_aside(token, by) or presupposed(token, by)):
        by = None
    elif by is None and real == "actual":
        why = only_said(token) or quoted_words(token) or retold(token)  # the reader did not find who said so
        harm = _harms(token, plover)
        why = why or unsure_who(token) or fiction(token, harm=harm) or (commanded(token) if harm else None)
        real = "hypothetical" if why is not None else real
    ahead = dated_ahead(token, when, published) if real == "actual" else None
    if ahead is not None:
        real, why = "future", ahead
    if denied is None and by is not None and by.act == "deny" and not by.negated:
        denied = disputed(token, by)
    reasons = [
        *([denied.reason("negated")] if denied is not None else []),
        *([why.reason("modality")] if why is not None else []),
        *([_words_of(by)] if by is not None else []),
    ]
    return Reading(denied is not None, real, by.id if by else None, tuple(reasons))


def told(statements: Iterable[Statement]) -> Places[Statement]:
    """Statements by the places of their contents."""
    return Places((part.start, part.end, statement) for statement in statements for part in statement.content)


def attributed_to(action: Span, statements: Places[Statement]) -> Statement | None:
    """The innermost statement whose content holds the action; a statement's own cue is not inside it."""
    near = statements.touching(action.start, action.end)
    holding = [s for s in near if any(c.covers(action) for c in s.content) and not (s.cue and s.cue.overlaps(action))]
    return min(holding, key=lambda s: (sum(c.end - c.start for c in s.content), s.id), default=None)


def _harms(token: Token, plover: Plover | None) -> bool:
    """Whether an action is one that an exercise only plays."""
    if plover is not None and not plover.stance and plover.type in HARM:
        return True
    code = noun_action(token) if token.pos_ == "NOUN" else deed(token)
    return code is not None and code.type in HARM


def _words_of(statement: Statement) -> Reason:
    """Why an action is attributed: whose words it stands in, and the cue that says so."""
    whose = f"'{statement.source.text}'" if statement.source else "somebody"
    cue = statement.cue if statement.cue and statement.cue.text.strip(MARKS) else None
    how = f": '{cue.text}'" if cue else ""
    return Reason("attributed_to", f"stands in the words of {whose}{how}", cue or statement.source)
