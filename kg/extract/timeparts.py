"""The parts of which time expressions are made, as patterns of words in lower case, and what is asked of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.days import DAYS, MONTHS, Published, Tense

MONTH = r"(?P<month>" + "|".join(m[:3] + r"(?:" + m[3:] + r")?\.?" for m in MONTHS) + r"|sept\.?)"
WEEKDAY = r"(?P<weekday>" + "|".join(DAYS) + r"|mon\.|tues?\.|wed\.|thur?s?\.|fri\.|sat\.|sun\.)"
WHICH = r"(?:the )?(?P<which>this past|this coming|last|past|next|coming|upcoming|this)"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
OF_YEAR = rf"(?:,? (?:of |in )?{YEAR}|,? (?:of )?(?P<rel>this|last|next) year)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
SHIFT = {"this": 0, "last": -1, "next": 1, "past": -1, "coming": 1, "upcoming": 1}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words stand with: the article's date, past or future, a day told just before, a preposition."""

    published: Published | None
    tense: Tense
    anchor: str | None = None
    case: str = ""


Rule = Callable[[re.Match[str], Asked], str | None]
Rules = list[tuple[re.Pattern[str], Rule]]


def rule(rules: Rules, *patterns: str) -> Callable[[Rule], Rule]:
    """Put what reads these patterns behind the rules that are there."""

    def add(read: Rule) -> Rule:
        rules.extend((re.compile(pattern), read) for pattern in patterns)
        return read

    return add


def read(rules: Rules, words: str, asked: Asked) -> str | None:
    """What the first rule says whose pattern the words fit as a whole."""
    for pattern, meaning in rules:
        match = pattern.fullmatch(words)
        if match:
            return meaning(match, asked)
    return None


def month_of(word: str) -> int:
    """January is 1; also of 'Jan.'."""
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(word[:3]))


def weekday_of(word: str | None) -> int | None:
    """Monday is 0; also of 'Mon.'."""
    return next(i for i, d in enumerate(DAYS) if d.startswith(word[:3])) if word else None


def year_of(match: re.Match[str], asked: Asked) -> int | None:
    """The year that is written, or 'this', 'last', 'next' year; None where none is, or nobody can say."""
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"])
    return asked.published.year + SHIFT[parts["rel"]] if parts.get("rel") and asked.published else None
