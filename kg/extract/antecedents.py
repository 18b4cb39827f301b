"""Whom the subject of a reported clause means, where grammar says so: 'Norvania says it will strike'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.grammar import ancestors, conjuncts, first
from kg.extract.mentions import FEMALE, MALE
from kg.extract.subjects import own_subject
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

BODIES = frozenset({"organisation", "country", "place"})
DUTY = frozenset({"must", "should", "ought"})


def meant(doer: Token, verb: Token, mentions: Mentions) -> Token:
    """The speaker whom the pronoun subject of his or its own words stands for; else the token itself.

    Only where the speaker is the subject of the verb that governs the clause, agrees with the pronoun, and no hearer
    or duty comes between: 'told Kestria it must leave' does not say who must.
    """
    if doer.pos_ != "PRON" or doer.lower_ not in {"it", "they", "he", "she"} or conjuncts(doer)[1:]:
        return doer
    governor = _governor(doer.head)
    speaker = own_subject(governor, governor) if governor is not None else None
    if governor is None or speaker is None or speaker.i > doer.i or first(governor, "obj", "iobj") is not None:
        return doer
    if any(c.lower_ in DUTY for c in verb.children if c.dep_ == "aux"):
        return doer
    return speaker if _agrees(doer, speaker, mentions) else doer


def _governor(verb: Token) -> Token | None:
    """The verb of speaking or deciding whose complement this clause is."""
    for head in ancestors(verb):
        if verb.dep_ == "ccomp":
            said = head.pos_ == "VERB" and (head.lemma_.lower(), "verb") in lexicon()
            return head if said or head.lemma_.lower() in verb_class("planning") else None
        if verb.dep_ not in {"conj", "xcomp"}:
            return None
        verb = head
    return None


def _agrees(pronoun: Token, speaker: Token, mentions: Mentions) -> bool:
    """Whether a pronoun fits a speaker in number, kind and gender."""
    if speaker.pos_ not in {"NOUN", "PROPN"}:
        return False
    mention = mentions.all[mentions.of(speaker)]
    several = len(conjuncts(speaker)) > 1 or mention.plural
    if pronoun.lower_ == "they":
        return several
    if several and mention.form != "name":
        return False
    if pronoun.lower_ == "it":
        return mention.kind in BODIES
    opposite = "male" if pronoun.lower_ in FEMALE else "female" if pronoun.lower_ in MALE else None
    return mention.kind == "person" and mention.gender != opposite
