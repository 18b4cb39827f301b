"""Words that the report puts in quotation marks or calls 'so-called': somebody's words for it, and not its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import children

if TYPE_CHECKING:
    from kg.extract.token import Token

DOUBLE, SINGLE = frozenset(['"', "“", "”", "„", "«", "»", "''", "``"]), frozenset("'‘’")
OPENS, CLOSES = frozenset("“„«‘") | {"``"}, frozenset("”»")
FEW = 4  # words of a scare quote
FAR = 80  # words back in a paragraph in which a quotation is looked for


def quoted_words(token: Token) -> Because | None:
    """Why an action is somebody's word for it: 'the so-called attack', 'the “peace talks”', a quotation of nobody's."""
    called = next((c for c in children(token, "amod") if _so_called(c)), None)
    if called is not None:
        return because("'{}': somebody's word for it", *_all_of(called))
    mark = _opened_before(token)
    if mark is None:
        whole = _all_quoted(token)
        return because("stands in a quotation", whole) if whole is not None else None
    end = next((t for t in token.doc[token.i + 1 : mark.i + 2 + FEW] if _closes(t, mark)), None)
    if end is not None:
        return because("in quotation marks: {}", mark, end)
    return because("stands in a quotation", mark) if mark.text in DOUBLE else None


def _all_quoted(token: Token) -> Token | None:
    """The mark before a paragraph that stands in single marks from end to end, spaces inside them: ' We won. '."""
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and token.i - first < FAR and "\n" not in doc[first - 1].text:
        first -= 1
    while last + 1 < len(doc) and last - token.i < FAR and "\n" not in doc[last + 1].text:
        last += 1
    ends = doc[first], doc[last]
    spaced = bool(ends[0].whitespace_) and bool(doc[last - 1].whitespace_)
    return ends[0] if spaced and first < last and all(mark.text in SINGLE for mark in ends) else None


def _so_called(word: Token) -> bool:
    if word.lower_ in {"so-called", "self-styled"}:
        return True
    return word.lower_ == "called" and word.i > 1 and word.nbor(-2).lower_ == "so"


def _all_of(word: Token) -> list[Token]:
    return [word.nbor(-2), word] if word.lower_ == "called" else [word]


def _opened_before(token: Token) -> Token | None:
    """The quotation mark that is open where the word stands; a single one only few words before it."""
    doc, steps = token.doc, 0
    for i in range(token.i - 1, max(-1, token.i - 1 - FAR), -1):
        mark = doc[i]
        text, steps = mark.text, steps + 1
        if text in DOUBLE or (text in SINGLE and steps <= FEW):
            opens = text in OPENS or (text not in CLOSES and not mark.whitespace_ and (not i or _apart(doc[i - 1])))
            if opens or text in DOUBLE:
                return mark if opens else None
        elif "\n" in text:
            return None
    return None


def _apart(before: Token) -> bool:
    return bool(before.whitespace_) or before.is_space or before.text in {"(", "—", "–", "-", "["}


def _closes(token: Token, mark: Token) -> bool:
    if mark.text in DOUBLE:
        return token.text in DOUBLE
    return token.text in {"'", "’"} and not token.nbor(-1).whitespace_
