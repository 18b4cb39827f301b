"""Where it is not sure who did it or to whom: 'Norvania or Kestria bombed Karsk', 'suspected rebels attacked'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import children, first
from kg.tables import word_class

if TYPE_CHECKING:
    from kg.extract.token import Token

AGENTS = ("nsubj", "obl:agent")
NAMES = ("nsubj", "nsubj:pass", "obl:agent", "obj")


def unsure_who(verb: Token) -> Because | None:
    """Why nobody knows who did what a verb says, or which of several things was done."""
    if verb.pos_ != "VERB":
        return None
    for side in children(verb, *NAMES):
        for other in children(side, "conj"):
            either = _or(other) if not _another_name(other) else None
            if either is not None and (other.pos_ == "PROPN" or side.dep_ in AGENTS):
                return because("'{}': one of them", side, other)
    for agent in children(verb, *AGENTS):
        guess = next((c for c in children(agent, "amod") if c.lower_ in word_class("unreal-adjective")), None)
        known = any(c.lower_ not in {"a", "an"} for c in children(agent, "det", "nmod:poss"))
        if guess is not None and not known:  # what 'the suspected gunman' did is sure
            return because("'{}': not sure who", guess, agent)
    either = next((c for c in children(verb, "cc:preconj", "cc", "advmod") if c.lower_ == "either"), None)
    return because("'{}': one of two", either) if either is not None and first(verb, "conj") is not None else None


def _or(other: Token) -> Token | None:
    return next((c for c in children(other, "cc") if c.lower_ in {"or", "and/or"}), None)


def _another_name(other: Token) -> bool:
    """'Norvania, or the Republic of Norvania, attacked': one and the same."""
    mark = _or(other)
    apart = mark is not None and mark.i > 0 and mark.nbor(-1).text == ","
    end = other.right_edge.i + 1
    closed = end < len(other.doc) and "," in {other.doc[end].text, other.doc[end - 1].text}
    return apart and closed and first(other, "det") is not None
