"""What is told in the present tense but is still to come: 'meets Varga next week', 'the talks due in June'."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.dates import MONTHS
from kg.extract.because import Because, because
from kg.extract.grammar import case, children, first, singulars
from kg.tables import word_class

if TYPE_CHECKING:
    from kg.extract.token import Token
    from kg.records import When

TO_COME = "'{}': still to come"
WHEN = ("obl", "obl:tmod", "obl:unmarked", "obl:npmod", "advmod", "nmod", "nmod:tmod", "nmod:unmarked", "nmod:npmod")
PRESENT = frozenset({"VBZ", "VBP"})
NOW = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})
WOULD = frozenset({"would", "could", "will", "may", "might"})
LONGEST = 60  # characters of a phrase that says when
DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def scheduled(token: Token) -> Because | None:
    """Why an action in the present tense, or in a noun, is still to come by its own words."""
    due = _due(token)
    if due is not None:
        return due
    if not _open_in_time(token):
        return None
    laid = (_what_would_be(token) or _laid_down(token)) if token.pos_ != "NOUN" else None
    if laid is not None:
        return laid
    for child in children(token, *WHEN):
        low, high = child.left_edge, child.right_edge
        found = (
            _soon().search(child.doc[low.i : high.i + 1].text) if high.idx + len(high) - low.idx <= LONGEST else None
        )
        if found is not None and (token.pos_ != "NOUN" or not found[0].lower().startswith("in ")):
            return because(TO_COME, low, high)
    return None


def dated_ahead(token: Token, when: When | None, published: str | None) -> Because | None:
    """Why an action is still to come by its date; None where it is told in the past tense."""
    day = when.value.split("/")[0] if when is not None and published is not None else ""
    if when is None or published is None or not DATE.fullmatch(day) or day <= published[: len(day)]:
        return None
    if token.pos_ == "NOUN" and any(c.lower_ in word_class("afterwards") for c in children(token.head, "advmod")):
        return None  # 'an attack on Friday would later prove deadly'
    at = token.sent.text.find(when.text) if _open_in_time(token) else -1
    words = token.sent.char_span(at, at + len(when.text), alignment_mode="expand") if at >= 0 else None
    return because("'{}': after the report", words[0], words[-1]) if words is not None else None


@cache
def _soon() -> re.Pattern[str]:
    """Words that say that something is to come; who 'meets Varga in June' has not met her yet."""
    phrases = "|".join(sorted(word_class("soon"), key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(rf"\b(?:{phrases}|in (?:{'|'.join(MONTHS)})(?! \d))\b", re.IGNORECASE)


def _open_in_time(token: Token) -> bool:
    """Whether the word itself does not say that it is past: a noun, 'meets', 'is meeting'."""
    if token.pos_ == "NOUN":
        return True
    helpers = {c.lower_ for c in children(token, "aux", "aux:pass")}
    if token.tag_ == "VBG" and helpers in ({"has"}, {"have"}):
        return True  # 'the plan has Norvania withdrawing'
    return (token.tag_ in PRESENT and not helpers) or (token.tag_ == "VBG" and bool(helpers) and helpers <= NOW)


def _what_would_be(verb: Token) -> Because | None:
    """'In what would be its first visit, Sorel meets Varga'; with 'met' it is done."""
    words = list(verb.sent)
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        if one.lower_ == "in" and two.lower_ == "what" and three.lower_ in WOULD:
            return because(TO_COME, one, three)
    return None


def _laid_down(verb: Token) -> Because | None:
    """'Under the deal, Norvania releases Sorel', 'the plan has Norvania leaving'."""
    helpers = children(verb, "aux") if verb.tag_ == "VBG" else []
    if any(c.lower_ in NOW for c in helpers):
        return None  # 'is withdrawing under the deal': under way
    made = [c for t in (verb, *helpers) if helpers for c in children(t, "nsubj") if c.i < helpers[0].i]
    for child in children(verb, "obl") + made:
        under = case(child) in {"under", "according"} or child in made
        if under and singulars(child) & word_class("provision"):
            return because("'{}': laid down, and still to come", child.left_edge, child)
    return None


def _due(token: Token) -> Because | None:
    """'are due to begin', 'the talks due in June'; 'due to the strike' tells a cause."""
    ahead = next((c for c in children(token, "advmod", "amod", "acl") if c.lower_ == "due"), None)
    if ahead is None and first(token, "cop") is not None:  # 'was due to release Varga', read as a noun
        ahead = next(
            (c for c in children(token, "case", "mark") if c.lower_ == "due" and first(c, "fixed") is not None), None
        )
    if ahead is not None and token.pos_ in {"VERB", "NOUN"}:
        return because(TO_COME, ahead)
    for child in children(token, "nmod", "obl") if token.pos_ == "NOUN" else ():
        mark = next((c for c in children(child, "case") if c.lower_ == "due"), None)
        if mark is not None and case(child) and first(mark, "fixed") is None and mark.nbor(1).lower_ != "to":
            return because(TO_COME, mark)
    return None
