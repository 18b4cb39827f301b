"""What is asked, ordered or ought to be by the form of its clause: 'did it leave?', 'leave!', 'that it leave'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import SUBJECTS, children, first

if TYPE_CHECKING:
    from kg.extract.token import Token

ROOT = frozenset(["root", "ROOT"])
QUOTES = frozenset({'"', "”", "’", "'", "''", "»"})
ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
ASKED = frozenset({"ccomp", "parataxis"})  # of a question that is quoted, or stands behind the name of who asks


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
        own = _own_mark(verb)
        if own is not None:
            return own  # '"Did Norvania bomb Karsk?" he asked'
        verb = verb.head
    if verb.dep_ in ROOT:
        return next((t for t in verb.sent[-3:] if t.text == "?"), None)
    return _own_mark(verb)


def asks_for(clause: Token) -> Token | None:
    """The 'why' of 'why Norvania bombed Karsk', before any verb: that it did is taken for granted."""
    own = next((c for c in children(clause, "advmod") if c.tag_ == "WRB" and c.i < clause.i), None)
    if own is not None:
        return own
    for token in clause.doc[clause.left_edge.i : clause.i + 1]:
        if token.pos_ in {"AUX", "VERB"}:
            return None
        if token.tag_ in ASKING:
            return token
    return None


def _own_mark(verb: Token) -> Token | None:
    """The question mark at the end of a clause that asks whether something is so, within a sentence."""
    subject = first(verb, *SUBJECTS)
    helper = first(verb, "aux", "aux:pass", "cop")
    inverted = subject is not None and helper is not None and helper.i < subject.i
    if not (inverted or verb.dep_ in ASKED) or asks_for(verb) is not None:
        return None
    end = min(verb.right_edge.i + 3, verb.sent.end)
    for token in verb.doc[max(verb.i, verb.right_edge.i - 1) : end]:
        if token.text == "?":
            return token
        if token.i > verb.right_edge.i and token.text not in QUOTES:
            break
    return None


def imperative(verb: Token) -> bool:
    """Whether a verb gives an order: 'Leave the town'."""
    return verb.tag_ == "VB" and verb.dep_ in ROOT and not children(verb, *SUBJECTS, "aux", "mark")
