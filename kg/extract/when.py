"""Dates in words to EDTF: '6 April 2025', 'on Sunday', 'last July', 'since 2022', given the day of publication.

A small grammar of our own (docs/decisions/0009): the words must be a time and nothing else, so that 'before Wednesday',
'two weeks of talks' and 'for the first time since 2022' say nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.extract.days import DAYS, MONTHS, Published, Tense
from kg.extract.timewords import Asked, core
from kg.records import Span, When

PART = r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn)"
CLOCK = (
    r"(?:at |around |about )?(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?|noon|midnight|dawn|dusk)"
    r"(?: local time| gmt| utc| et| est| edt)?"
)
TRAIL = re.compile(rf"(?:,? (?:{PART}|at night|overnight|(?:at|around|about) {CLOCK}))+$")
HOUR = re.compile(rf"^(?:at|around|about) {CLOCK},? (?=on |[a-z]+day|in |last |this )")
LEAD = re.compile(
    r"^(?:(?:just|only|again|early|late|earlier|later|shortly|back|sometime|already|as recently as|as early as) )+"
    r"(?=on |in |this |last |next |the |at |over |today|yesterday|tomorrow|[a-z]+day\b)"
)
WITHIN = re.compile(
    r"^(?:(?:at|in|by|on|during|over|towards?|near|since|until) )?(?:the )?(?:very )?"
    rf"(?:{PART}|start|beginning|end|close|middle|course|turn) of "
)
RANGE = re.compile(r"(?:between (?P<a>.+?) and (?P<b>.+)|from (?P<c>.+?) (?:to|until|till|through) (?P<d>.+))")
SINCE = re.compile(r"(?:ever )?since (?P<start>.+)")
UNTIL = re.compile(r"(?:until|till|up to|by) (?P<end>.+)")
CASE = re.compile(r"(?P<case>on|in|during|for|over|at|of|through|throughout) (?P<rest>.+)")
NAMES = re.compile(r"\b(?:" + "|".join((*MONTHS, *DAYS)) + r")\b", re.I)
CLUE = re.compile(
    r"\d|day|night|morning|noon|evening|week|month|year|ago|earlier|later|morrow|today|spring|summer|autumn|fall|winter|quarter|decade|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|[a-z]{3}\.|eve\b"
)
LONGEST = 60  # characters of a time expression


def normalise(span: Span, published: str | None, tense: Tense = "past", anchor: str | None = None) -> When | None:
    """What a time in words means, of something past, present or to come; None where it cannot be said.

    `published` (ISO 8601) is the article's date; `anchor` a day told just before, for 'two days later'.
    """
    value = meaning(span.text, published, tense, anchor)
    return When(value, span.text) if value else None


@lru_cache(maxsize=1_000)  # a verb is asked for its time more than once
def meaning(words: str, published: str | None, tense: Tense = "past", anchor: str | None = None) -> str | None:
    """The EDTF value of the words alone."""
    if len(words) > LONGEST or not _named_right(words):
        return None
    text = " ".join(words.replace("’", "'").replace("–", "-").replace("—", "-").split()).strip(" ,.;:()").lower()
    text = text.removesuffix("'s").removesuffix("'") if not text.endswith(("jan", "feb")) else text
    if not CLUE.search(text):
        return None
    return _interval(text, Asked(Published.of(published), tense, anchor))


def _named_right(words: str) -> bool:
    """Whether months and weekdays are written as names: 'may' and 'march' are verbs."""
    return all(name[0][0].isupper() for name in NAMES.finditer(words))


def _interval(text: str, asked: Asked) -> str | None:
    if bounds := RANGE.fullmatch(text):
        first, last = bounds["a"] or bounds["c"], bounds["b"] or bounds["d"]
        return _between(first, last, asked)
    if since := SINCE.fullmatch(text):
        start = _point(since["start"], replace(asked, tense="past"))
        return f"{_edge(start, 0)}/.." if start else None
    if until := UNTIL.fullmatch(text):
        end = _point(until["end"], asked)
        return f"../{_edge(end, -1)}" if end else None
    return _point(text, asked)


def _between(first: str, last: str, asked: Asked) -> str | None:
    """'from March to May 2024', 'between 2 and 4 April': what the first lacks the second has."""
    end = _point(last, asked)
    if end is None:
        return None
    year, month = re.search(r" \d{4}$", last), re.search(r"[a-z]+(?: \d{4})?$", last)
    fuller = [first + year[0]] if year and not re.search(r"\d{4}", first) else []
    fuller += [f"{first} {month[0]}"] if month and first.isdigit() else []
    start = next((found for words in (*fuller, first) if (found := _point(words, asked))), None)
    if start is None:
        return None
    start, end = _edge(start, 0), _edge(end, -1)
    return f"{start}/{end}" if start[: len(end)] < end[: len(start)] else None


def _edge(value: str, side: int) -> str:
    """The first or last part of an interval; anything else as it is."""
    return value.split("/")[side]


def _point(text: str, asked: Asked) -> str | None:
    """A time with what may stand around it: preposition, 'early', 'the end of', part of the day, hour."""
    if found := core(text, asked):
        return found  # 'earlier this week', 'in two weeks': whole as they are
    text = LEAD.sub("", HOUR.sub("", text))
    if inner := WITHIN.match(text):
        return _bare(text[inner.end() :], replace(asked, case="end of"))
    case = CASE.fullmatch(text)
    if case is None:
        return _bare(text, asked)
    if case["case"] == "for" and asked.tense == "past" and not case["rest"].startswith("the "):
        return None
    rest = LEAD.sub("", case["rest"])
    if inner := WITHIN.match(rest):
        return _bare(rest[inner.end() :], replace(asked, case="end of"))
    return _bare(rest, replace(asked, case=case["case"]))


def _bare(text: str, asked: Asked) -> str | None:
    return core(text, asked) or core(TRAIL.sub("", text), asked)
