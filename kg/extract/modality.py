"""How real an event is said to be: actual, future, hypothetical (wished, conditional, possible) or historical."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar import SUBJECTS, ancestors, case, children, first, yet_to
from kg.extract.negation import forgone, named_with, negated
from kg.extract.participants import is_headline
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.records import Modality

FUTURE = frozenset(["will", "shall", "'ll", "’ll", "wo"])
POSSIBLE = frozenset(["would", "could", "may", "might", "should", "must", "can", "ca", "ought", "need", "'d", "’d"])
CONDITION = frozenset(["if", "unless", "whether", "lest", "until", "once"])
ROOT = frozenset(["root", "ROOT"])
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
        if label == "conj" and (not children(token, "aux", *SUBJECTS) or _condition(head)):
            above = _of_clause(head)
            if above != "actual":
                return above
        elif label in {"xcomp", "ccomp", "acl", "advcl", "obj", "obl", "nmod", "csubj"}:
            governed = _governed(token, head, label)
            if governed != "actual":
                return governed
            if label in {"obj", "obl", "nmod"} and verb.pos_ == "NOUN" and _of_clause(head) != "actual":
                return _of_clause(head)
            if label == "xcomp" or _gerund(token, label):
                above = _of_clause(head)
                if above != "actual":
                    return above  # 'will start bombing', 'may respond by bombing'
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
    if helpers & POSSIBLE or _condition(verb):
        return "hypothetical"
    told = _is_to(verb)
    if told is not None:
        return told
    if _question(verb) or _imperative(verb):
        return "hypothetical"
    if {c.lower_ for c in children(verb, "advmod")} & verb_class("hearsay"):
        return "hypothetical"
    adjectives = {c.lower_ for c in children(verb, "amod")}
    if adjectives & verb_class("unreal-adjective"):
        return "hypothetical"
    return "future" if adjectives & {"future", "upcoming", "next", "forthcoming"} else "actual"


def _condition(verb: Token) -> bool:
    marks = children(verb, "mark", "advmod")
    words = {c.lower_ for c in marks} | {c.lower_ for mark in marks for c in children(mark, "fixed")}
    return bool(words & CONDITION) or _inverted(verb)


def _inverted(verb: Token) -> bool:
    """'had Norvania signed, …'."""
    own = first(verb, *SUBJECTS)
    if own is None or verb.dep_ != "advcl":
        return False
    return any(c.lower_ in {"had", "were"} and c.i < own.i for c in children(verb, "aux"))


def _is_to(verb: Token) -> Modality | None:
    """'is to meet' and the headline's 'Sorel to visit Rome' are future, 'was to meet' is left open."""
    to = next((c for c in children(verb, "mark", "aux") if c.lower_ == "to"), None)
    if to is None or verb.tag_ not in {"VB", ""} or verb.lemma_ in verb_class("already-so"):
        return None
    be = next((c for c in children(verb, "aux", "cop") if c.i < to.i and c.lemma_ == "be"), None)
    if be is not None:
        return "hypothetical" if be.lower_ in {"was", "were"} else "future"
    if verb.dep_ in ROOT and first(verb, *SUBJECTS) is not None and first(verb, "aux", "cop") is None:
        return "future"
    return "future" if is_headline(verb) else None


def _gerund(token: Token, label: str) -> bool:
    """'respond by bombing', 'leave before meeting': done if, and only if, the verb above is."""
    if label != "advcl" or token.tag_ != "VBG" or first(token, "aux", *SUBJECTS) is not None:
        return False
    return any(mark.lower_ in {"by", "before", "in"} for mark in children(token, "mark"))


def _governed(token: Token, head: Token, label: str) -> Modality:
    """What the word above makes of the one below: 'agreed to lift' is future, 'wants to lift' hypothetical."""
    to = first(token, "mark")
    infinitive = to is not None and to.lower_ == "to"
    lemma = head.lemma_.lower()
    above = forgone(token)
    if above is not None:  # 'has not ruled out attacking'
        open_ = named_with(above, token) & verb_class("left-open") and negated(above)
        return "hypothetical" if open_ else _of_clause(above)
    thought = token.tag_ == "VBG" and label in {"xcomp", "ccomp", "advcl", "obl"}
    if thought and named_with(head, token) & verb_class("unrealised-doing"):
        return "hypothetical"
    if label in {"xcomp", "ccomp"}:
        if lemma == "go" and head.tag_ == "VBG" and infinitive:
            return "future"
        if head.pos_ in {"VERB", "ADJ", "AUX", "NOUN"} and infinitive:
            if lemma in verb_class("planning"):
                return "future"
            return "actual" if lemma in verb_class("achieving") else "hypothetical"
        return "hypothetical" if label == "ccomp" and _doubted(head) else "actual"
    if label == "csubj":
        return "hypothetical" if _doubted(head) else "actual"
    if label in {"acl", "advcl"} and infinitive:
        if lemma == "go" and any(c.lower_ == "on" for c in head.children):
            return "actual"  # 'went on to praise'
        return "hypothetical"  # a purpose, a call, a plan: 'a plan to lift', 'met to discuss'
    if label in {"obj", "obl", "nmod"} and lemma in verb_class("unrealised-object"):
        return "hypothetical"
    return "actual"


def _doubted(head: Token) -> bool:
    """'it is unclear that …', 'it is not true that …'."""
    if head.lemma_.lower() in verb_class("doubtful"):
        return True
    return head.pos_ == "ADJ" and negated(head)


def _question(verb: Token) -> bool:
    while verb.dep_ in {"conj", "xcomp", "ccomp", "csubj"} and verb.head is not verb:
        verb = verb.head
    return verb.dep_ in ROOT and any(t.text == "?" for t in verb.sent[-3:])


def _imperative(verb: Token) -> bool:
    return verb.tag_ == "VB" and verb.dep_ in ROOT and not children(verb, *SUBJECTS, "aux", "mark")


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
