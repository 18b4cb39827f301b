"""What happens only in a story or a rehearsal: 'in the film', 'in the exercise', 'the drill saw it bomb Karsk'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import ancestors, case, children, first, singulars
from kg.tables import word_class

if TYPE_CHECKING:
    from kg.extract.token import Token

INSIDE = frozenset({"in", "of", "during", "on", "under", "throughout"})
JOINED = frozenset({"conj", "xcomp", "ccomp", "advcl", "parataxis"})
MAKING = ("nmod:poss", "compound", "amod")  # 'in its war game'
PRESENT = frozenset({"VBZ", "VBP"})
OF = ("nmod", "acl", "acl:relcl", "amod", "nummod", "compound")  # what makes it a thing of this world
NOT_REAL = "in a '{}': not of this world"


def fiction(token: Token, *, harm: bool = False) -> Because | None:
    """Why an action need not be of this world; `harm`: it is an attack or a force, which an exercise only plays."""
    chain = [token]
    for head in ancestors(token):
        if chain[-1].dep_ not in JOINED and not (chain[-1].dep_ in {"nsubj", "obj", "nmod"} and token.pos_ == "NOUN"):
            break
        chain.append(head)
    for word in chain:
        for child in children(word, "obl", "nmod", "advcl", "obl:unmarked"):
            if case(child) in INSIDE and _played(child, word, harm=harm):
                return because(NOT_REAL, child)
    return _told_in(chain[-1]) or (_seen(token) if harm else None)


def _played(noun: Token, verb: Token, *, harm: bool) -> bool:
    names = _names(noun)
    bare = first(noun, *OF) is None
    if names & {"theory", "paper"} and len(list(noun.children)) == 1:
        return noun.nbor(1).lower_ not in {"and", "or"}  # 'on paper', but not 'in a paper', 'on paper and in practice'
    if names & word_class("make-believe"):
        return first(noun, "nummod") is None
    if bare and names & word_class("told-in-the-present"):
        return verb.tag_ in PRESENT  # who 'attacked in a dramatic episode' did attack
    return harm and bare and case(noun) != "during" and bool(names & word_class("rehearsal"))


def _names(noun: Token) -> set[str]:
    names = singulars(noun)
    names |= {f"{c.lower_} {name}" for c in children(noun, *MAKING) for name in names}
    return names | {f"{name} {c.lower_}" for c in children(noun, "flat", "fixed") for name in names}


def _told_in(clause: Token) -> Because | None:
    """'the novel, in which Norvania invades Kestria', 'a film about how it did'."""
    at = clause.left_edge.i
    if at and clause.doc[at].lower_ == "about" and _names(clause.doc[at - 1]) & word_class("make-believe"):
        return because(NOT_REAL, clause.doc[at - 1])
    noun = clause.head
    if clause.dep_ not in {"acl:relcl", "acl"} or not _names(noun) & word_class("make-believe"):
        return None
    inside = any(c.lower_ in {"which", "where"} and case(c) in {"in", ""} for c in children(clause, "obl", "advmod"))
    return because(NOT_REAL, noun) if inside else None


def _seen(token: Token) -> Because | None:
    """'the drill saw Norvania bomb Karsk'."""
    head = token.head
    own = first(head, "nsubj")
    if token.dep_ not in {"xcomp", "ccomp"} or head.lemma_ not in {"see", "have"} or own is None:
        return None
    played = word_class("rehearsal") | word_class("make-believe")
    return because(NOT_REAL, own) if _names(own) & played else None
