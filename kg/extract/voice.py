"""Whether a verb is passive, also where its 'was' is missing or the parser errs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import case, children, first
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.token import Token


def active_after_all(verb: Token) -> bool:
    """'Turkey has arrested him' is active, also where the parser takes its subject for that of a passive."""
    perfect = any(c.lemma_ == "have" for c in children(verb, "aux"))
    return perfect and first(verb, "aux:pass") is None and after_it(verb) is not None


def after_it(verb: Token) -> Token | None:
    """What stands after a verb as its object, or is read as a second subject."""
    return first(verb, "obj") or next((t for t in children(verb, "nsubj:pass") if t.i > verb.i), None)


def shares_passive(head: Token, verb: Token) -> bool:
    """Whether a verb on a par may share the passive of the first: 'was beaten and robbed'."""
    if first(head, "nsubj:pass") is not None:
        return True
    return first(head, "aux:pass") is not None and first(verb, "obj", "nsubj") is None


def shortened(verb: Token) -> bool:
    """'was cut off and patrolled by troops': a passive without its 'was'."""
    if verb.tag_ == "VBN" and first(verb, "aux") is None:
        by = verb.dep_ == "conj" and first(verb, "obj") is None and any(case(t) == "by" for t in children(verb, "obl"))
        if by or first(verb, "obl:agent") is not None:
            return True
    return _headline_passive(verb)


def _headline_passive(verb: Token) -> bool:
    """'Norvania urged to release Sorel', 'Norvania blamed for the attack'; such verbs are not without an object."""
    if (
        verb.tag_ not in {"VBN", "VBD"}
        or verb.dep_ not in {"root", "ROOT"}
        or children(verb, "aux", "obj", "iobj", "ccomp")
    ):
        return False
    below = [c for c in children(verb, "xcomp", "advcl", "obl", "obl:arg") if c.i > verb.i]
    words = {f"{verb.lemma_.lower()} {c.lower_}" for t in below for c in children(t, "mark", "case")}
    return bool(words & verb_class("headline-passive"))


def asked(verb: Token, head: Token) -> bool:
    """'Asked about the ruling, Sorel declined to answer', whatever tag the tagger gives."""
    return verb.i < head.i and verb.left_edge.i == verb.i and verb.lemma_ == "ask" and verb.tag_ in {"VBN", "VBD"}
