"""What a report only recalls: 'in 2014', 'two decades ago', 'during the Cold War', 'ten years after the invasion'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import case, children
from kg.tables import word_class

if TYPE_CHECKING:
    from kg.extract.token import Token

YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)(?:s|’s|'s)?\b")
DECADE = re.compile(r"\b(?:1[89]|20)\d0(?:s|’s|'s)\b")
LONG_AGO = re.compile(
    r"\b(?:decades?|centur(?:y|ies)|generations?|years?) (?:ago|earlier|before)\b|\bCold War\b|\bWorld War\b"
    r"|\b(?:[Ii]n|[Dd]uring|of) the (?:(?:early|late|mid)[ -])?(?:\w+teenth|1\dth|twentieth|20th)[ -]century\b"
)
WHEN = frozenset({"when", "while"})
DATED = frozenset({"in", "during", "on", "of", ""})
LONGEST = 60  # characters of a phrase that is read as a date


def _phrases(verb: Token) -> list[Token]:
    """What may say when: with 'the invasion of Kestria in 1979' also what the parser hangs on Kestria."""
    own = children(verb, "obl", "obl:tmod", "obl:npmod", "obl:unmarked", "nmod", "advmod")
    if verb.pos_ != "NOUN":
        return own
    return [*own, *(t for child in own if child.pos_ == "PROPN" for t in children(child, "nmod"))]


def historical(verb: Token, published: str | None) -> Because | None:
    """Why an action lies long before the report of `published` (ISO 8601); None where it does not.

    Of a report without a date nobody knows how long ago 'in 2014' is, and nothing is guessed: what is told so stays a
    fact with its date. Only who looks back speaks of a whole decade ('in the 1990s').
    """
    for child in _phrases(verb):
        first, last = child.left_edge, child.right_edge
        while last.is_punct and last.i > child.i:
            last = last.nbor(-1)
        words = child.doc[first.i : last.i + 1].text
        if len(words) > LONGEST:
            continue
        years = [int(y) for y in YEAR.findall(words)]
        if published and years and max(years) < int(published[:4]) - 1 and case(child) in DATED:
            return because(f"'{{}}': {int(published[:4]) - max(years)} years before the report", first, last)
        if published is None and DECADE.search(words) and case(child) in {"in", "during"}:
            return because("'{}': a whole decade, looked back on", first, last)
        if LONG_AGO.search(words):
            return because("'{}': long before the report", first, last)
    return _remembered(verb)


def _another_time(word: Token) -> Token | None:
    """When somebody was somebody else: 'as a young man', 'when King Osric ruled', 'when he was a student'."""
    for child in children(word, "obl", "advcl"):
        names = {child.lower_, child.lemma_.lower()}
        names |= {f"{c.lower_} {name}" for c in children(child, "amod") for name in names}
        if child.dep_ == "obl":
            if case(child) == "as" and names & word_class("in-youth"):
                return child
            continue
        when = any(c.lower_ in WHEN for c in children(child, "advmod", "mark"))
        was = any(c.tag_ == "VBD" or c.lower_ in {"was", "were"} for c in (child, *children(child, "cop", "aux")))
        if when and was and names & (word_class("reigning") | word_class("in-youth")):
            return child
    return None


def _remembered(word: Token) -> Because | None:
    """'the anniversary of the invasion', 'ten years after Norvania bombed Karsk', 'once bombed Karsk'."""
    above = word.head
    if word.dep_ == "nmod" and case(word) == "of" and above.lemma_.lower() == "anniversary":
        return because("'{}': a year before, or more", above)
    if word.dep_ == "obj" and word.pos_ == "NOUN" and above.lemma_.lower().startswith("commemorat"):
        return because("'{}': long before the report", above)
    mark = next((c for c in children(word, "mark", "case") if c.lower_ in {"since", "after"} and c.i), None)
    years = mark.nbor(-1) if mark is not None else None
    if mark is not None and years is not None and years.lower_ in word_class("long") and years.sent == mark.sent:
        return because("'{}': long before the report", years, mark)
    if word.dep_ == "acl:relcl" and above.lemma_ == "time" and above.head.like_num and YEAR.fullmatch(above.head.text):
        return because("'{}': told as the last time, long before", above, above.head)
    then = _another_time(word)
    if then is not None:
        return because("'{}': a time long past", then.left_edge, then)
    once = next((c for c in children(word, "advmod") if c.lower_ == "once" and c.i == word.i - 1), None)
    past = word.pos_ == "VERB" and word.tag_ in {"VBD", "VBN", "VB"}
    return because("'{}': some time before", once) if once is not None and past else None
