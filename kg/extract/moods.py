"""What is asked, ordered or ought to be by the form of its clause: 'did it leave?', 'leave!', 'that it leave'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import SUBJECTS, children, first

if TYPE_CHECKING:
    from kg.extract.token import Token

ROOT = frozenset(["root", "ROOT"])


def subjunctive(verb: Token) -> Because | None:
    """'it is essential that Norvania release Sorel', 'demanded that it leave'."""
    own = first(verb, *SUBJECTS)
    that = next((c for c in children(verb, "mark") if c.lower_ == "that"), None)
    if own is None or that is None or verb.dep_ not in {"ccomp", "csubj"} or verb.tag_ not in {"VB", "VBP"}:
        return None
    single = own.tag_ in {"NN", "NNP"} or own.lower_ in {"it", "he", "she"}
    if not single or first(verb, "aux", "cop") is not None or children(own, "conj") or verb.lower_ != verb.lemma_:
        return None
    return because("'{}': it ought to happen", that, verb)


def question(verb: Token) -> Token | None:
    """What asks: the question mark of its main clause, or the 'who' of 'who bombed Karsk is unclear'."""
    asked = next((c for c in children(verb, *SUBJECTS) if c.lower_ in {"who", "what"}), None)
    if asked is not None and verb.dep_ in {"csubj", "ccomp"}:
        return asked  # 'who bombed Karsk is unclear'
    while verb.dep_ in {"conj", "xcomp", "ccomp", "csubj"} and verb.head is not verb:
        verb = verb.head
    return next((t for t in verb.sent[-3:] if t.text == "?"), None) if verb.dep_ in ROOT else None


def imperative(verb: Token) -> bool:
    """Whether a verb gives an order: 'Leave the town'."""
    return verb.tag_ == "VB" and verb.dep_ in ROOT and not children(verb, *SUBJECTS, "aux", "mark")
