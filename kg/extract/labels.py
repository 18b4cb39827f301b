"""Who says so by a label: 'Kyiv: Russia struck Odesa', 'Russia struck Odesa – Kyiv', 'Opinion: …', '…: report'."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import first, singulars
from kg.tables import word_class

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.token import Token

ONLY = "is only said: '{}'"
DASHES = ("–", "—", "--")
MARKS = frozenset({":", "-", *DASHES})
CLAUSE = 10  # words of a clause that announces what is said
HEADLINE = 12  # words of one
PLACES = frozenset({"place", "country"})
TELLERS = 4  # words that may name who says so at the end of a headline, or a label before it


def labelled(token: Token) -> Because | None:
    """'Kyiv: Russia struck Odesa', 'Russia struck Odesa – Kyiv', 'Norvania bombed Karsk: report', 'Opinion: …'."""
    words = _words(token.doc, token.sent.start, token.sent.end)
    if not words:
        return None
    said = _in_these_words(token, words)
    if said is not None:
        return said
    if words[-1].text in {".", "!", "”"} and words[0].lower_ not in word_class("opinion-label"):
        return None
    for i, mark in enumerate(words):
        if mark.text not in MARKS or not mark.whitespace_:
            continue
        before, after = words[:i], words[i + 1 :]
        if mark.text == ":" and token in after and _label(before, len(after)):
            return because(ONLY, before[0], before[-1])
        if token in before and after and _sources(after) and not _named_before(before):
            return because(ONLY, after[0], after[-1])
    return None


@lru_cache(maxsize=1)
def _words(doc: Doc, start: int, end: int) -> list[Token]:
    """The words of a sentence that has a colon or a dash; none of others."""
    words = [t for t in doc[start:end] if not t.is_space]
    return words if any(t.text in MARKS for t in words) else []


def _in_these_words(token: Token, words: list[Token]) -> Because | None:
    """'Varga's message was simple: Norvania attacked Kestria', 'his theory: …'."""
    colon = next((i for i, t in enumerate(words) if t.text == ":"), None)
    if colon is None or colon > CLAUSE or token not in words[colon + 1 :]:
        return None
    told = word_class("announcing")
    nouns = (t for t in words[:colon] if t.pos_ == "NOUN" and not singulars(t).isdisjoint(told))
    noun = next((t for t in nouns if _announces(t)), None)
    return because(ONLY, words[0], words[colon - 1]) if noun is not None else None


def _announces(noun: Token) -> bool:
    """Whether a noun before a colon is said to be something, or is somebody's: no 'weather warning:'."""
    being = noun.dep_ in {"nsubj", "nsubj:outer"} and first(noun.head, "cop") is not None
    return being or first(noun, "nmod:poss") is not None


def _named_before(words: list[Token]) -> bool:
    """Whether a headline has said what the name behind its dash is: 'the capital of Norvania – Belinta'."""
    return any(t.lower_ in word_class("kind-of-place") for t in words[-4:])


def _label(words: list[Token], following: int) -> bool:
    """Whether these words before a colon name who speaks, or say that what follows is opinion.

    Not 'GENEVA:', nor a city before a long sentence, which only say where the report was written.
    """
    if not words or len(words) > TELLERS:
        return False
    if " ".join(t.lower_ for t in words) in word_class("opinion-label"):
        return True
    if words[-1].lower_ in word_class("headline-source"):
        return True
    return _places(words) and not words[0].is_upper and following <= HEADLINE


def _sources(words: list[Token]) -> bool:
    """Whether a headline ends on who says so: 'reports', 'Kyiv'."""
    if len(words) > TELLERS:
        return False
    return words[-1].lower_ in word_class("headline-source") or _places(words)


def _places(words: list[Token]) -> bool:
    return all(t.ent_type_ in PLACES for t in words)
