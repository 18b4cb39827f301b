"""What a report only recalls: 'in 2014', 'two decades ago', 'during the Cold War'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import case, children

if TYPE_CHECKING:
    from spacy.tokens import Token

YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)(?:s|’s|'s)?\b")
LONG_AGO = re.compile(r"\b(decades?|centur(?:y|ies)|years?) (?:ago|earlier|before)\b|\bCold War\b|\bWorld War\b")
DATED = frozenset({"in", "during", "on", "of", ""})
LONGEST = 60  # characters of a phrase that is read as a date


def _phrases(verb: Token) -> list[Token]:
    """What may say when: with 'the invasion of Kestria in 1979' also what the parser hangs on Kestria."""
    own = children(verb, "obl", "obl:tmod", "obl:npmod", "obl:unmarked", "nmod", "advmod")
    if verb.pos_ != "NOUN":
        return own
    return [*own, *(t for child in own if child.pos_ == "PROPN" for t in children(child, "nmod"))]


def historical(verb: Token, published: str | None) -> Because | None:
    """Why an action lies long before the report of `published` (ISO 8601); None where it does not."""
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
        if LONG_AGO.search(words):
            return because("'{}': long before the report", first, last)
    return None
