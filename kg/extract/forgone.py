"""What was given up, ruled out or kept from being done: 'stopped short of accusing', 'ruled out attacking'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import SUBJECTS, children, conjuncts, first
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.token import Token

BEFORE_PARTICIPLE = frozenset(
    ["", "from", "of"]
)  # 'avoid attacking', 'prevent from attacking', 'stop short of attacking'


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
    if not is_gerund(verb) or head is verb or first(verb, "aux", *SUBJECTS) is not None:
        return None
    marks = children(verb, "mark", "case")
    mark = marks[0].lower_ if marks else ""
    if verb.dep_ == "acl" and mark == "from" and head.dep_ in {"obj", "nsubj:pass"}:
        head = head.head
    elif verb.dep_ not in {"xcomp", "ccomp"} and not (verb.dep_ in {"advcl", "obl"} and (mark or _beside(verb))):
        return None
    if mark == "of" and marks[0].i and marks[0].nbor(-1).lower_ == "clear":
        return marks[0].nbor(-1)  # 'steered clear of attacking', whatever the parser makes of it
    if not mark and first(head, "obj") is not None:
        return None  # 'blocked the bridge spanning the river': the object's own
    names = named_with(head, verb)
    if mark not in BEFORE_PARTICIPLE:
        names.discard(head.lemma_.lower())
    return head if names & verb_class("forgoing") else None


def is_gerund(verb: Token) -> bool:
    """'attacking', also where the tagger takes the one of 'from bombing Karsk' for a noun."""
    noun = verb.tag_ == "NN" and verb.lower_.endswith("ing")
    return verb.tag_ == "VBG" or (noun and first(verb, "mark") is not None and first(verb, "obj") is not None)


def participles(noun: Token) -> list[Token]:
    """Past participles behind a noun, also those hung on names inside it: 'talks between A and B, called off'."""
    inner = [t for child in children(noun, "nmod") for t in conjuncts(child)]
    found = [c for t in (noun, *inner) for c in children(t, "acl") if c.tag_ in {"VBN", "VBD"}]
    return [*found, *_hung_on_verb(noun)]


def _hung_on_verb(noun: Token) -> list[Token]:
    """A participle between a subject and its verb, read as the verb's: 'a visit, called off by Sorel, drew …'."""
    if noun.dep_ not in SUBJECTS or noun.head is noun:
        return []
    between = [c for c in children(noun.head, "advcl") if noun.i < c.i < noun.head.i and c.tag_ in {"VBN", "VBD"}]
    return [c for c in between if first(c, "mark", "aux", "aux:pass", *SUBJECTS) is None]


def _beside(verb: Token) -> bool:
    """Whether only a particle stands between a verb and the one above: 'ruled out attacking'."""
    between = verb.doc[verb.head.i + 1 : verb.i]
    return verb.head.i < verb.i and all(t.head == verb.head and t.dep_ in {"compound:prt", "advmod"} for t in between)
