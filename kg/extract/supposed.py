"""Attacks and deals that are only spoken of: 'an attack is feared', 'a deal is in sight', 'a deal would end it'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import case, children, first
from kg.extract.negation import negated
from kg.tables import verb_class, word_class

if TYPE_CHECKING:
    from kg.extract.token import Token

PARTICIPLES = frozenset({"VBN", "VBD"})
IN = frozenset({"in", "on", "under", "within", "at"})
OPEN = frozenset({"would", "could", "might", "'d", "’d"})


def only_supposed(noun: Token, head: Token) -> bool:
    """Whether what is told of an event noun, its subject, leaves open whether there is such a thing."""
    if first(head, "expl") is not None and head.lemma_ == "suppose":
        return True  # 'there was supposed to be a meeting'
    if first(head, "xcomp", "ccomp", "obj") is not None or negated(head):
        return False  # 'was suspected to be revenge', 'was denied by nobody'
    word = head.lower_
    if head.lemma_.lower() in verb_class("hanging"):
        return not known(noun)
    if word in word_class("not-there-yet"):
        return case(head) in IN
    if word not in word_class("only-supposed") and (word not in word_class("supposed-unless-known") or known(noun)):
        return False
    if head.tag_ in PARTICIPLES:
        return noun.dep_ == "nsubj:pass" or _bare(head)  # not 'the attack threatened the town'
    return first(head, "cop") is not None or _bare(head)


def supposed(noun: Token, verb: Token) -> Token | None:
    """The word that leaves it open: 'a deal between Norvania and Kestria would end the war', so there is none yet."""
    would = next((c for c in children(verb, "aux") if c.lower_ in OPEN), None)
    if would is None or known(noun) or verb.lemma_.lower() in verb_class("perceiving"):
        return None  # what 'could be heard' was there
    if any(c.lower_ in word_class("afterwards") for c in children(verb, "advmod")):
        return None  # 'would later prove deadly'
    return None if any(t.ent_type_ == "date" for t in noun.subtree) else would


def known(noun: Token) -> bool:
    """Whether a noun is spoken of as a thing already known: 'the attack', 'its attack'."""
    return any(c.lower_ not in {"a", "an"} for c in children(noun, "det", "nmod:poss"))


def _bare(head: Token) -> bool:
    """A headline leaves out the 'is': 'Attack on Kestria feared'."""
    return head.dep_ in {"root", "ROOT"} and first(head, "aux", "aux:pass", "cop", "obj") is None
