"""What happens only in a story, a rehearsal or a supposed case: 'in the film', 'in the exercise', 'in a scenario'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import ancestors, case, children, first
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token

INSIDE = frozenset({"in", "of", "during", "on", "under", "throughout"})
JOINED = frozenset({"conj", "xcomp", "ccomp", "advcl", "parataxis"})
MAKING = ("nmod:poss", "compound", "amod")  # 'in its war game'


def fiction(token: Token, *, harm: bool = False) -> Because | None:
    """Why an action need not be of this world; `harm`: it is an attack or a force, which an exercise only plays."""
    chain = [token]
    for head in ancestors(token):
        if chain[-1].dep_ not in JOINED and not (chain[-1].dep_ in {"nsubj", "obj", "nmod"} and token.pos_ == "NOUN"):
            break
        chain.append(head)
    for word in chain:
        for child in children(word, "obl", "nmod", "advcl", "obl:unmarked"):
            if case(child) in INSIDE and _played(child, harm=harm):
                return because("in a '{}': not of this world", child)
    return None


def _played(noun: Token, *, harm: bool) -> bool:
    names = {noun.lemma_.lower(), noun.lemma_.lower().removesuffix("s")}
    names |= {f"{c.lower_} {name}" for c in children(noun, *MAKING) for name in names}
    names |= {f"{name} {c.lower_}" for c in children(noun, "flat", "fixed") for name in names}
    if names & {"theory", "paper"} and len(list(noun.children)) == 1:
        return True  # 'on paper', but not 'in a paper'
    if names & verb_class("make-believe"):
        return first(noun, "nummod") is None
    return harm and bool(names & verb_class("rehearsal"))
