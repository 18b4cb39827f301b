"""Whether a refusal, promise or threat is itself plainly there: 'is unwilling to lift', not 'may be unwilling to'.

It is asked of the word that tells the stance, as negation and modality are asked of the deed. What is merely planned or
wanted is not yet promised, and where the stance is a noun ('a pledge to lift') nothing tells whether it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.background import historical
from kg.extract.grammar import SUBJECTS, children, first
from kg.extract.hearsay import only_said
from kg.extract.modality import modality
from kg.extract.negation import WORDS, negated
from kg.extract.quoted_words import quoted_words
from kg.tables import word_class

if TYPE_CHECKING:
    from kg.extract.token import Token

NOT = frozenset({"not", "n't", "n’t", "never"})
OPEN = frozenset({"if", "unless", "until", "once", "provided", "whether", "before"})


def governed(verb: Token, published: str | None, *, denied: bool = False) -> bool:
    """Of 'agreed to meet', by the word above; `denied`: of 'is not willing to meet', refused by that denial."""
    word = verb.head
    if word.pos_ not in {"VERB", "ADJ"} or children(word, "aux:pass", "nsubj:pass", "expl"):
        return False
    if any(t.lower_ in WORDS for t in children(verb, "advmod", "det")) or _empty(verb):
        return False  # 'agreed not to meet', 'agreed to hold no talks'
    if negated(word) != denied or modality(word, published) != "actual" or _conditional(word) or _conditional(verb):
        return False
    return only_said(word) is None and quoted_words(word) is None


def announced(verb: Token, published: str | None) -> bool:
    """Of 'will not meet', in the article's own main clause."""
    top = verb
    while top.dep_ == "conj" and top.head is not top:
        top = top.head
    if top.dep_ not in {"root", "ROOT"} or first(verb, "mark") is not None or verb.sent.text.rstrip()[-1:] == "?":
        return False
    if historical(verb, published) is not None or _conditional(verb) or quoted_words(verb) is not None:
        return False
    doubted = any(t.lower_ in word_class("hearsay") for t in children(verb, "advmod"))
    return not doubted and first(verb, *SUBJECTS) is not None


def _conditional(word: Token) -> bool:
    """'will not lift the embargo unless', 'threatens to attack if': it may never come to that."""
    clauses = children(word, "advcl")
    return any(t.lower_ in OPEN for clause in clauses for t in children(clause, "mark", "advmod"))


def _empty(verb: Token) -> bool:
    return any(t.lower_ == "no" for thing in children(verb, "obj", "obl") for t in children(thing, "det"))
