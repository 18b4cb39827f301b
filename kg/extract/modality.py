"""How real an event is said to be: actual, future, hypothetical (wished, conditional, possible) or historical."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar import SUBJECTS, ancestors, case, children, first, yet_to
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.records import Modality

FUTURE = frozenset(["will", "shall", "'ll", "’ll", "wo"])
POSSIBLE = frozenset(["would", "could", "may", "might", "should", "must", "can", "ca", "ought", "need", "'d", "’d"])
CONDITION = frozenset(["if", "unless", "whether", "lest", "until", "once"])
YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
LONG_AGO = re.compile(r"\b(decades?|centur(?:y|ies)|years?) (?:ago|earlier|before)\b|\bCold War\b|\bWorld War\b")


def modality(verb: Token, published: str | None) -> Modality:
    """The modality of a verb or event noun in its clause; `published` (ISO 8601) tells what is long ago."""
    if _historical(verb, published):
        return "historical"
    if yet_to(verb) is not None:
        return "actual"  # it did not happen, and that is a fact
    own = _of_clause(verb)
    if own != "actual":
        return own
    token = verb
    for head in ancestors(verb):
        label = token.dep_
        if label == "conj" and not children(token, "aux", *SUBJECTS):
            above = _of_clause(head)
            if above != "actual":
                return above
        elif label in {"xcomp", "ccomp", "acl", "advcl", "obj", "obl", "nmod", "csubj"}:
            governed = _governed(token, head, label)
            if governed != "actual":
                return governed
            if label in {"obj", "obl", "nmod"} and verb.pos_ == "NOUN" and _of_clause(head) != "actual":
                return _of_clause(head)
            if label != "xcomp" and label not in {"obj", "nmod"}:
                break
        else:
            break
        token = head
    return "actual"


def _of_clause(verb: Token) -> Modality:
    helpers = {child.lower_ for child in children(verb, "aux", "aux:pass", "cop")}
    if helpers & FUTURE:
        return "future"
    if helpers & POSSIBLE or {c.lower_ for c in children(verb, "mark", "advmod")} & CONDITION:
        return "hypothetical"
    if _question(verb) or _imperative(verb):
        return "hypothetical"
    adjectives = {c.lower_ for c in children(verb, "amod")}
    if adjectives & {"possible", "potential", "proposed", "planned", "threatened", "alleged", "would-be"}:
        return "hypothetical"
    return "future" if adjectives & {"future", "upcoming", "next"} else "actual"


def _governed(token: Token, head: Token, label: str) -> Modality:
    """What the word above makes of the one below: 'agreed to lift' is future, 'wants to lift' hypothetical."""
    to = first(token, "mark")
    infinitive = to is not None and to.lower_ == "to"
    lemma = head.lemma_.lower()
    if label in {"xcomp", "ccomp"}:
        if lemma == "go" and head.tag_ == "VBG" and infinitive:
            return "future"
        if head.pos_ in {"VERB", "ADJ", "AUX", "NOUN"} and infinitive:
            if lemma in verb_class("planning"):
                return "future"
            return "actual" if lemma in verb_class("achieving") else "hypothetical"
        return "actual"
    if label in {"acl", "advcl"} and infinitive:
        if lemma == "go" and any(c.lower_ == "on" for c in head.children):
            return "actual"  # 'went on to praise'
        return "hypothetical"  # a purpose, a call, a plan: 'a plan to lift', 'met to discuss'
    if label in {"obj", "obl", "nmod"} and lemma in verb_class("unrealised-object"):
        return "hypothetical"
    return "actual"


def _question(verb: Token) -> bool:
    sentence = verb.sent
    return verb.dep_ == "root" and any(t.text == "?" for t in sentence[-3:])


def _imperative(verb: Token) -> bool:
    return verb.tag_ == "VB" and verb.dep_ in {"root", "ROOT"} and not children(verb, *SUBJECTS, "aux", "mark")


def _historical(verb: Token, published: str | None) -> bool:
    for child in children(verb, "obl", "obl:tmod", "obl:npmod", "obl:unmarked", "nmod", "advmod"):
        words = child.doc[child.left_edge.i : child.right_edge.i + 1].text
        if len(words) > 60:
            continue
        years = [int(y) for y in YEAR.findall(words)]
        if (
            published
            and years
            and max(years) < int(published[:4]) - 1
            and case(child) in {"in", "during", "on", "of", ""}
        ):
            return True
        if LONG_AGO.search(words):
            return True
    return False
