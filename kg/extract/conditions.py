"""What holds only under a condition, or whenever it happens: 'if Norvania attacks', 'as though', 'whenever'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import SUBJECTS, children, first
from kg.tables import verb_class, word_class

if TYPE_CHECKING:
    from kg.extract.token import Token

AHEAD = frozenset({"when", "before"})  # in the present tense: it has not happened yet, or happens again and again
MAY_BE = frozenset({"will", "'ll", "could", "may", "might", "can", "should", "must"})
AS_LONG = frozenset({"long", "soon"})
PRESENT = frozenset({"VBZ", "VBP"})
HOLDING = frozenset({"if", "unless", "once", "when", "whenever"})
UNDER = "holds only under a condition: '{}'"


def conditional(verb: Token) -> Because | None:
    """Why what a verb says holds only under a condition; None where it does not."""
    word = condition(verb)
    if word is not None:
        return because(UNDER, word, *children(word, "fixed"))
    return _time_and_again(verb) or _under(verb)


def condition(verb: Token) -> Token | None:
    """The word that makes a clause a condition."""
    for mark in children(verb, "mark", "advmod"):
        word = mark.lower_
        if word == "once" and mark.dep_ == "advmod":
            continue  # 'once bombed it'
        fixed = {c.lower_ for c in children(mark, "fixed")}
        if word in word_class("condition") or fixed & word_class("condition") or (word == "as" and "though" in fixed):
            return mark
        if word == "though" and mark.i and mark.nbor(-1).lower_ == "as":
            return mark
        if word == "that" and mark.i and mark.nbor(-1).lower_ in word_class("given"):
            return mark.nbor(-1)
    own = first(verb, *SUBJECTS)
    before = verb.doc[own.left_edge.i - 1] if own is not None and own.left_edge.i > verb.sent.start else None
    if before is not None and before.lower_ in word_class("given") and before.pos_ in {"VERB", "SCONJ"}:
        return before  # 'will sign provided Kestria lifts'
    return _inverted(verb)


def _inverted(verb: Token) -> Token | None:
    """'had Norvania signed, …'."""
    own = first(verb, *SUBJECTS)
    if own is None or verb.dep_ != "advcl":
        return None
    return next((c for c in children(verb, "aux") if c.lower_ in {"had", "were"} and c.i < own.i), None)


def _time_and_again(verb: Token) -> Because | None:
    """'when Norvania attacks', 'as long as it attacks', 'each time it attacks', all in the present; 'it is time …'."""
    if verb.dep_ in {"acl:relcl", "advcl:relcl"} and verb.head.lemma_ == "time" and first(verb.head, "cop") is not None:
        bare = first(verb.head, "det", "nummod") is None and not any(
            c.lower_ in {"first", "second", "third", "last"} for c in children(verb.head, "amod")
        )
        return because("'{}': it ought to happen", verb.head) if bare else None
    before = _before_what_may_be(verb)
    if before is not None:
        return before
    if verb.tag_ not in PRESENT or verb.head is verb:
        return None
    head = verb.head
    if verb.dep_ == "acl:relcl" and head.lemma_ == "time":
        word = next((c for c in children(head, "det") if c.lower_ in word_class("again")), None)
        return because("'{}': not once for sure", word, head) if word is not None else None
    if verb.dep_ != "advcl":
        return None
    if head.lower_ in AS_LONG:
        return because(UNDER, head)
    word = next((c for c in children(verb, "mark", "advmod") if c.lower_ in AHEAD), None)
    told = head.i < verb.i and _headline(verb)
    once = head.tag_ in {"VBD", "VBN"} or told  # 'dozens were killed when Norvania attacks' tells of one attack
    return because("'{}' and the present tense: not yet, or not once", word) if word is not None and not once else None


def _headline(verb: Token) -> bool:
    """Whether the sentence ends without a full stop: there the present tense tells what has happened."""
    words = [t for t in verb.sent if not t.is_space]
    return bool(words) and not words[-1].is_punct and len(words) > 1 and words[0].text[:1].isupper()


def _before_what_may_be(verb: Token) -> Because | None:
    """'there could be talks before Sorel leaves': whatever tag the verb has, it has not happened yet."""
    word = next((c for c in children(verb, "mark") if c.lower_ in {"before", "until"}), None)
    if word is None or verb.dep_ != "advcl":
        return None
    open_ = any(c.lower_ in MAY_BE for c in children(verb.head, "aux"))
    return because("'{}': not yet", word) if open_ and not children(verb.head, "aux:pass") else None


def _under(verb: Token) -> Because | None:
    """Why a main clause hangs on its condition: 'imposes sanctions unless …', 'bombed it, if Kestria is right'."""
    present = verb.tag_ in PRESENT
    for clause in children(verb, "advcl"):
        mark = next((c for c in children(clause, "mark", "advmod") if c.lower_ in HOLDING), None)
        if mark is None or (mark.i and mark.nbor(-1).lower_ in {"even", "as"}):
            continue
        whole = first(clause, *SUBJECTS) is not None or clause.tag_ == "VBN"  # not 'if only mildly'
        if mark.lower_ == "if" and whole and clause.lemma_.lower() in verb_class("trusted"):
            return because(UNDER, mark, clause)
        told = mark.lower_ == "when" and clause.i > verb.i and _headline(verb)
        if present and whole and clause.tag_ not in {"VBD", "VBG"} and not told:
            return because(UNDER, mark)
    return _whenever(verb) if present else None


def _whenever(verb: Token) -> Because | None:
    """'every time Norvania attacks, Kestria strikes', 'once Norvania signs', 'as soon as it signs'."""
    for child in children(verb, "obl:unmarked", "obl", "advmod"):
        if child.i > verb.i or child.sent.start != child.left_edge.i:
            continue
        time = child.lower_ in {"moment", "minute", "instant"} and first(child, "acl:relcl") is not None
        again = child.lower_ == "time" and any(c.lower_ in word_class("again") for c in children(child, "det"))
        once = any(c.lower_ == "once" for c in children(child, "case", "mark"))
        if time or again or once or (child.lower_ in AS_LONG and any(c.lower_ == "as" for c in child.children)):
            return because(UNDER, child.left_edge, child)
    return None
