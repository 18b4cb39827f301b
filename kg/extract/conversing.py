"""With whom one talks while something is said: 'charged in an interview with CBS' does nothing to CBS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actions import deed
from kg.extract.grammar import case, children, singulars
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.token import Token

AT = frozenset({"in", "at", "on", "during", "after", "before"})
WITH = frozenset({"with", "to"})


def conversing(phrase: Token, verb: Token) -> bool:
    """Whether a phrase only says in which talk it was done: 'in a call', but not with 'met' or 'negotiated'."""
    return case(phrase) in AT and not singulars(phrase).isdisjoint(verb_class("conversing")) and not _meets(verb)


def talked_with(phrase: Token, verb: Token) -> bool:
    """Whether 'with CBS', hung on the verb, stands right behind 'in an interview' and belongs to that."""
    if case(phrase) not in WITH:
        return False
    at = phrase.left_edge.i - 1
    return any(talk.i == at and conversing(talk, verb) for talk in children(verb, "obl", "obl:arg", "nmod"))


def _meets(verb: Token) -> bool:
    """Whether a verb is one of meeting or talking, or something that those who talk do together."""
    lemma = verb.lemma_.lower()
    act = deed(verb)
    together = ("talking", "discussing", "mutual", "mutual-about")
    return (act is not None and act.type == "CONSULT") or any(lemma in verb_class(name) for name in together)
