"""What the next sentence takes back: 'Norvania bombed Karsk. This is false.', '… So says Kestria.', '… Or did it?'"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.because import Because, because
from kg.tables import word_class

if TYPE_CHECKING:
    from kg.extract.doc import Doc, Span
    from kg.extract.token import Token

LONGEST = 8  # words of such a sentence
POINTS = frozenset({"this", "that", "it", "all", "none"})
IS = frozenset({"is", "was", "'s", "’s", "are", "were"})
FILLING = (("at", "all"), ("at", "least"), ("of", "course"), ("however",), ("though",))
NOT = frozenset({"not", "n't", "n’t", "never"})


def taken_back(token: Token) -> Because | None:
    """Why an action is not vouched for by the sentence after its own."""
    return _of_sentence(token.doc, token.sent.start, token.sent.end)


@lru_cache(maxsize=1)
def _of_sentence(doc: Doc, start: int, end: int) -> Because | None:
    after = _next(doc, end)
    words = [t for t in after if not t.is_punct and not t.is_space] if after is not None else []
    if after is None or not words or len(words) > LONGEST:
        return None
    small = _without([t.lower_ for t in words])
    asked = small[0] == "or" and len(small) > 1 and small[1] != "so" and after.text.rstrip().endswith("?")
    # 'Trump accused China of theft. This is false.': the accusation stands
    spoken = any((t.lemma_.lower(), "verb") in lexicon() for t in doc[start:end])
    false = not spoken and (_false(small) or _unproven(small))
    if false or asked or _did_not(small) or _said(small, words):
        return because("'{}' takes it back", words[0], words[-1])
    return None


def _without(words: list[str]) -> list[str]:
    """The words without 'at least', 'of course' and their like."""
    for some in FILLING:
        for at in range(len(words) - len(some), -1, -1):
            if tuple(words[at : at + len(some)]) == some and len(words) > len(some):
                words = words[:at] + words[at + len(some) :]
    return words


def _false(words: list[str]) -> bool:
    """'This is false', 'That is not true', 'The claim was a lie', 'Not so'."""
    told = word_class("hearsay-noun")
    points = words[0] in POINTS or (words[0] == "the" and bool(words[1:2]) and words[1] in told)
    if points and IS.isdisjoint(words):
        return False
    if not points and words[0] not in word_class("false") | NOT:
        return False
    if NOT.isdisjoint(words):
        return words[-1] in word_class("false") and len(words) <= 5  # 'This is false', 'It is a lie'
    return words[-1] in {"true", "so", "correct"} and len(words) <= 4


def _unproven(words: list[str]) -> bool:
    """'There is no proof of this.'"""
    there = words[0] == "there" and words[1:2] and words[1] in IS and words[2:3] == ["no"]
    return bool(there and words[3:4] and words[3] in word_class("proof") and len(words) <= 6 and words[-1] in POINTS)


def _did_not(words: list[str]) -> bool:
    """'That never happened.', 'Except it did not.'"""
    if words[0] == "except":
        return len(words) <= 5 and not NOT.isdisjoint(words[-2:])
    return words[0] in POINTS and words[-1] in {"happened", "happen"} and len(words) <= 4 and not NOT.isdisjoint(words)


def _said(small: list[str], words: list[Token]) -> bool:
    """'So says Kestria', 'Or so Kestria says', 'That is what it says', 'It says so'."""
    verbs = [t for t in words if t.pos_ == "VERB"]
    saying = {t.lower_ for t in verbs if (t.lemma_.lower(), "verb") in lexicon()}
    if not saying or "we" in small:
        return False
    so_says = small[0] == "so" and small[1:2] and small[1] in saying
    or_so = small[:2] == ["or", "so"] and small[-1] in saying
    what = small[0] == "that" and small[1:2] and small[1] in IS and small[2:3] == ["what"] and small[-1] in saying
    says_so = len(small) <= 5 and small[-1] == "so" and len(small) > 2 and small[-2] in saying
    return bool(so_says or or_so or what or says_so)


def _next(doc: Doc, at: int) -> Span | None:
    """The sentence that begins at a token, in the same paragraph."""
    while at < len(doc) and doc[at].is_space:
        if "\n" in doc[at].text:
            return None
        at += 1
    return doc[at].sent if at < len(doc) else None
