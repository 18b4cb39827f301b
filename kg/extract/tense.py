"""Whether a deed is told as past or as still to come, so that 'on Friday' is the last Friday or the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import ancestors, case, children
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.days import Tense
    from kg.extract.token import Token

AHEAD = frozenset(
    ["will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d", "can", "ca", "could", "may", "might", "should", "must"]
)
NOT_YET = frozenset(["for", "before", "until"])  # 'prepared for Friday's talks'


def tense(token: Token) -> Tense:
    """Of a verb, or of the verb that an event noun hangs on; 'present' where the grammar leaves it open."""
    return _of_verb(token) if token.pos_ in {"VERB", "AUX"} else _of_noun(token)


def _of_verb(verb: Token) -> Tense:
    helpers = children(verb, "aux", "aux:pass", "cop")
    words = {helper.lower_ for helper in helpers}
    if words & AHEAD:
        return "past" if verb.tag_ == "VBN" and words & {"have", "'ve"} and not words & {"be"} else "future"
    if any(child.lower_ == "to" for child in children(verb, "mark", "aux")):
        return _of_infinitive(verb, helpers)
    if any(helper.lemma_ == "have" for helper in helpers):
        return "past"
    if any(helper.tag_ == "VBD" or helper.lower_ in {"was", "were", "did", "had"} for helper in helpers):
        return "past"
    if helpers:
        return "future" if verb.tag_ == "VBG" else "present"
    if verb.tag_ in {"VBD", "VBN"}:
        return "past"
    return _above(verb) if verb.tag_ == "VBG" else "present"


def _of_infinitive(verb: Token, helpers: list[Token]) -> Tense:
    """'agreed to meet' is to come, 'managed to meet' is not; 'was to have met' neither."""
    if any(helper.lemma_ == "have" for helper in helpers):
        return "past"
    head = verb.head
    if head is not verb and verb.dep_ in {"xcomp", "ccomp"} and head.lemma_.lower() in verb_class("achieving"):
        return tense(head) if head.pos_ in {"VERB", "AUX"} else "present"
    return "future"


def _of_noun(noun: Token) -> Tense:
    """An event noun is past where the verb above is, unless somebody waits or prepares for it."""
    if case(noun) in NOT_YET or noun.lower_ in {"plan", "plans"}:
        return "present"
    above = _above(noun)
    planned = any(head.lemma_.lower() in verb_class("planning") for head in ancestors(noun))
    return "present" if planned and above == "past" else above


def _above(token: Token) -> Tense:
    head = next((head for head in ancestors(token) if head.pos_ in {"VERB", "AUX"}), None)
    return _of_verb(head) if head is not None else "present"
