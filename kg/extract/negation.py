"""Whether a verb or noun is denied: not, never, no longer, neither … nor, has yet to, fail to, stop short of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import SUBJECTS, case, children, conjuncts, first, yet_to
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDS = frozenset(["not", "n't", "n’t", "never", "neither", "nor", "no", "hardly", "barely", "nowhere", "cannot"])
NOBODY = frozenset(["no", "nobody", "none", "neither", "nothing"])
NONE = frozenset(["no", "neither"])
BEFORE_PARTICIPLE = frozenset(
    ["", "from", "of"]
)  # 'avoid attacking', 'prevent from attacking', 'stop short of attacking'


def negated(verb: Token) -> bool:
    """Whether what the verb (or event noun) says did not happen."""
    return (
        yet_to(verb) is not None
        or _by_words(verb)
        or _by_arguments(verb)
        or _by_governor(verb)
        or _by_coordination(verb)
        or (verb.pos_ == "NOUN" and _by_fate(verb))
    )


def named_with(head: Token, token: Token) -> set[str]:
    """A verb with each small word between it and what it governs: 'rule', 'rule out', 'decide against'."""
    lemma = head.lemma_.lower()
    small = children(head, "compound:prt", "advmod", "obj") + children(token, "mark", "case")
    small += (
        [head.nbor(1)] if head.i + 1 < len(head.doc) else []
    )  # whatever the parser makes of 'fell through last week'
    return {lemma, *(f"{lemma} {word.lower_}" for word in small)}


def forgone(verb: Token) -> Token | None:
    """The verb that says that this one was not done: 'stopped short of accusing', 'kept B from doing'; else None."""
    head = verb.head
    if verb.tag_ != "VBG" or head is verb or first(verb, "aux", *SUBJECTS) is not None:
        return None
    marks = children(verb, "mark", "case")
    mark = marks[0].lower_ if marks else ""
    if verb.dep_ == "acl" and mark == "from" and head.dep_ in {"obj", "nsubj:pass"}:
        head = head.head
    elif verb.dep_ not in {"xcomp", "ccomp"} and not (verb.dep_ in {"advcl", "obl"} and (mark or _beside(verb))):
        return None
    if not mark and first(head, "obj") is not None:
        return None  # 'blocked the bridge spanning the river': the object's own
    names = named_with(head, verb)
    if mark not in BEFORE_PARTICIPLE:
        names.discard(head.lemma_.lower())
    return head if names & verb_class("forgoing") else None


def _beside(verb: Token) -> bool:
    """Whether only a particle stands between a verb and the one above: 'ruled out attacking'."""
    between = verb.doc[verb.head.i + 1 : verb.i]
    return verb.head.i < verb.i and all(t.head == verb.head and t.dep_ in {"compound:prt", "advmod"} for t in between)


def _by_words(verb: Token) -> bool:
    for child in verb.children:
        following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
        if child.dep_ in {"advmod", "cc", "cc:preconj", "det", "mark", "case", "aux"}:
            # 'not only A but B' says that it did happen, and the 'never' of 'vowed never to yield' belongs below
            below = child.i > verb.i and following == "to"
            if child.lower_ in WORDS and not below and following not in verb_class("harmless-not"):
                return True
            if child.lower_ == "longer" and any(c.lower_ in {"no", "not"} for c in child.children):
                return True
            if child.i < verb.i and f"{child.lower_} {following}" in verb_class("in-place"):
                return True  # 'instead of attacking'
        if child.dep_ in {"mark", "case"} and child.lower_ == "without":
            return True
        none = child.dep_ == "obl" and any(c.lower_ in NONE for c in children(child, "det"))
        if none and child.lemma_.lower() in verb_class("never-at"):
            return True  # 'under no circumstances'
    return False


def _by_arguments(verb: Token) -> bool:
    return any(_nobody(child) for child in children(verb, *SUBJECTS, "obj", "obl:agent")) or any(
        _nobody(child) for child in children(verb, "obl") if case(child) == "by"
    )


def _nobody(nominal: Token) -> bool:
    """'nobody', 'no minister', 'neither A nor B'."""
    if nominal.lower_ in NOBODY or any(d.lower_ in NONE for d in children(nominal, "det", "cc:preconj")):
        return True
    return any(c.lower_ == "nor" for item in conjuncts(nominal) for c in children(item, "cc"))


def _by_governor(verb: Token) -> bool:
    """'failed to agree', 'ruled out attacking', and 'has not agreed to lift' for the lifting."""
    above = forgone(verb)
    if above is not None:
        return not negated(above)
    head = verb.head
    if verb.dep_ != "xcomp" or head is verb:
        return False
    to = first(verb, "mark")
    if to is None or to.lower_ != "to":
        begun = verb.tag_ == "VBG" and head.lemma_ in verb_class("achieving")
        return begun and (_by_words(head) or yet_to(head) is not None)  # 'did not start bombing'
    if any(c.lower_ in WORDS and head.i < c.i < verb.i for c in children(head, "advmod")):
        return True  # 'vowed never to yield'
    if head.lemma_ in verb_class("failing"):
        return not _by_words(head)
    return _by_words(head) and head.lemma_ != "hesitate"


def _by_coordination(verb: Token) -> bool:
    """'did not meet or praise', 'neither A nor B met or praised': the second verb is denied with the first."""
    head = verb.head
    if verb.dep_ != "conj" or head is verb or verb.pos_ != "VERB" or children(verb, "aux", *SUBJECTS):
        return False
    joined = {c.lower_ for c in children(verb, "cc")}
    if joined & {"but", "yet"}:
        return False
    shared = verb.tag_ == head.tag_ and first(head, "aux", "aux:pass") is not None
    if _by_words(head) and (shared or joined & {"or", "nor"}):
        return True
    return any(_nobody(child) for child in children(head, *SUBJECTS))


def _by_fate(noun: Token) -> bool:
    """'a visit was called off', 'a deal fell through', 'the talks did not take place', 'a foiled attack'."""
    if any(c.lower_ in verb_class("undoing-adjective") for c in children(noun, "amod")):
        return True
    verb = noun.head
    if verb is noun or verb.pos_ not in {"VERB", "AUX"}:
        return False
    names = named_with(verb, noun)
    if noun.dep_ in {"obj", "nsubj:pass"} and names & verb_class("undoing"):
        return not negated(verb)
    if noun.dep_ == "obj":
        return verb.lemma_ in verb_class("light") and negated(verb)
    if noun.dep_ != "nsubj":
        return False
    if names & verb_class("coming-to-nothing"):
        return not negated(verb)
    below = first(verb, "xcomp")
    if verb.lemma_ in verb_class("failing") and below is not None:
        return bool(named_with(below, noun) & verb_class("happening")) and not negated(verb)
    return bool(names & verb_class("happening")) and (_by_words(verb) or yet_to(verb) is not None)
