"""What nobody tells: 'did not confirm that Norvania left', 'neither confirmed nor denied that it left'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import children
from kg.extract.moods import asks_for
from kg.extract.negation import negated
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.token import Token


def untold(clause: Token, head: Token) -> bool:
    """Whether the verb above a clause is one of telling, and is denied: what it would tell may be so or not.

    Not 'did not say why Norvania left', which it did; nor 'did not deny that it left', if that is all.
    """
    if head.pos_ != "VERB" or not negated(head) or asks_for(clause) is not None:
        return False
    joined = [*children(head, "conj"), *([head.head] if head.dep_ == "conj" else [])]
    if head.lemma_.lower() == "deny":
        return any(_asserts(other) and negated(other) for other in joined)
    # of 'Hart confirmed and Bell did not confirm that …' Hart tells it
    return _asserts(head) and all(negated(other) for other in joined if _asserts(other))


def _asserts(verb: Token) -> bool:
    return verb.lemma_.lower() in verb_class("asserting")
