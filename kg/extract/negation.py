"""Whether a verb or noun is denied: not, never, no, nobody, neither … nor, has yet to, fail to, without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import SUBJECTS, children, first, yet_to
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDS = frozenset(["not", "n't", "n’t", "never", "neither", "nor", "no", "hardly", "barely", "nowhere", "cannot"])
NOBODY = frozenset(["no", "nobody", "none", "neither", "nothing"])


def negated(verb: Token) -> bool:
    """Whether what the verb (or event noun) says did not happen."""
    return yet_to(verb) is not None or _by_words(verb) or _by_arguments(verb) or _by_governor(verb)


def _by_words(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ in {"advmod", "cc", "cc:preconj", "det", "mark", "case", "aux"} and child.lower_ in WORDS:
            # 'not only A but B' and 'no longer' after a change say that it did happen
            following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            if following != "only":
                return True
        if child.dep_ in {"mark", "case"} and child.lower_ == "without":
            return True
    return False


def _by_arguments(verb: Token) -> bool:
    for child in children(verb, *SUBJECTS, "obj"):
        if child.lower_ in NOBODY or any(d.lower_ in {"no", "neither"} for d in children(child, "det")):
            return True
    return False


def _by_governor(verb: Token) -> bool:
    """'failed to agree', 'refuses to agree', and 'has not agreed to lift' for the lifting."""
    head = verb.head
    if verb.dep_ not in {"xcomp", "ccomp", "advcl", "acl"} or head is verb:
        return False
    to = first(verb, "mark")
    if to is None or to.lower_ != "to":
        return False
    if verb.dep_ == "xcomp" and head.lemma_ in verb_class("failing"):
        return not _by_words(head)
    return verb.dep_ == "xcomp" and _by_words(head)
