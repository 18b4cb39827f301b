"""The core of a time expression, without preposition and hour: '6 April', 'last Wednesday', 'two weeks ago' → EDTF."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from kg.extract import days
from kg.extract.days import DAYS, MONTHS, Published, Tense
from kg.tables import rows

MONTH = r"(?P<month>" + "|".join(m[:3] + r"(?:" + m[3:] + r")?\.?" for m in MONTHS) + r"|sept\.?)"
WEEKDAY = r"(?P<weekday>" + "|".join(DAYS) + r"|mon\.|tues?\.|wed\.|thur?s?\.|fri\.|sat\.|sun\.)"
WHICH = r"(?:the )?(?P<which>this past|this coming|last|past|next|coming|upcoming|this)"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
OF_YEAR = rf"(?:,? (?:of |in )?{YEAR}|,? (?:of )?(?P<rel>this|last|next) year)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
NUMBER = r"(?P<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
UNIT = r"(?P<unit>day|week|month|year)s?"
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # EDTF's codes; quarters are 33 to 36
SHIFT = {"this": 0, "last": -1, "next": 1, "past": -1, "coming": 1, "upcoming": 1}
LONG = 10  # years and more: a round number


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words stand with: the article's date, past or future, a day told just before, a preposition."""

    published: Published | None
    tense: Tense
    anchor: str | None = None
    case: str = ""


Rule = Callable[[re.Match[str], Asked], str | None]
RULES: list[tuple[re.Pattern[str], Rule]] = []


def core(words: str, asked: Asked) -> str | None:
    """What words in lower case mean when they are a point in time and nothing else."""
    for pattern, rule in RULES:
        match = pattern.fullmatch(words)
        if match:
            return rule(match, asked)
    return None


def _rule(*patterns: str) -> Callable[[Rule], Rule]:
    def add(rule: Rule) -> Rule:
        RULES.extend((re.compile(pattern), rule) for pattern in patterns)
        return rule

    return add


def _month(word: str) -> int:
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(word[:3]))


def _weekday(word: str | None) -> int | None:
    return next(i for i, d in enumerate(DAYS) if d.startswith(word[:3])) if word else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word in {"a", "an"} else NUMBERS.index(word)


def _year(match: re.Match[str], asked: Asked) -> int | None:
    """The year that is written, or 'this', 'last', 'next' year; None where none is, or nobody can say."""
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"])
    return asked.published.year + SHIFT[parts["rel"]] if parts.get("rel") and asked.published else None


@_rule(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
def _numeric(match: re.Match[str], asked: Asked) -> str | None:
    made = days.make(int(match["year"]), int(match["month"]), int(match["day"]))
    return made.isoformat() if made else None


@_rule(
    rf"(?:{WEEKDAY},? )?(?:the )?{DAY}(?: of)? {MONTH}(?:{OF_YEAR})?",
    rf"(?:{WEEKDAY},? )?{MONTH} (?:the )?{DAY}(?:{OF_YEAR})?",
    rf"(?:the )?{DAY}(?: of)? {MONTH}(?:{OF_YEAR})?,? (?:a )?{WEEKDAY}",
)
def _day(match: re.Match[str], asked: Asked) -> str | None:
    parts = match.groupdict()
    number, day, index = _month(match["month"]), int(match["day"]), _weekday(parts.get("weekday"))
    if parts.get("year") or parts.get("rel"):
        year = _year(match, asked)
        made = days.make(year, number, day) if year else None
        return made.isoformat() if made and index in {None, made.weekday()} else None
    if asked.published is None or asked.published.day is None:
        return None
    made = days.day_of_year(number, day, asked.published.day, asked.tense, index)
    return made.isoformat() if made else None


@_rule(
    rf"{MONTH} {DAY} ?(?:-|to|and|through) ?(?P<last>\d{{1,2}})(?:{OF_YEAR})?",
    rf"{DAY} ?(?:-|to|and) ?(?P<last>\d{{1,2}}) {MONTH}(?:{OF_YEAR})?",
)
def _days(match: re.Match[str], asked: Asked) -> str | None:
    tail = next((part for part in (match["year"], match["rel"] and match["rel"] + " year") if part), "")
    first, last = (core(f"{day} {match['month']} {tail}".strip(), asked) for day in (match["day"], match["last"]))
    return f"{first}/{last}" if first and last and first < last else None


@_rule(rf"(?:early |mid-?|late |mid |end )?{MONTH}(?:{OF_YEAR})")
def _month_of_year(match: re.Match[str], asked: Asked) -> str | None:
    year = _year(match, asked)
    return days.of_month(year, _month(match["month"])) if year else None


@_rule(rf"(?:early |mid-?|late |mid )?(?:{WHICH} )?{MONTH}")
def _bare_month(match: re.Match[str], asked: Asked) -> str | None:
    if asked.published is None:
        return None
    return days.month(_month(match["month"]), match["which"] or "", asked.published, asked.tense)


@_rule(rf"(?:early |mid-?|late |mid )?(?:the year )?{YEAR}")
def _bare_year(match: re.Match[str], asked: Asked) -> str | None:
    return None if asked.case in {"at", "on"} or (asked.case == "for" and asked.tense == "past") else match["year"]


@_rule(r"(?P<year>1[5-9]\d\d|20\d\d)-(?P<last>\d\d|1[5-9]\d\d|20\d\d)")
def _years(match: re.Match[str], asked: Asked) -> str | None:
    last = match["year"][: 4 - len(match["last"])] + match["last"]
    return f"{match['year']}/{last}" if match["year"] < last else None


@_rule(r"(?:the )?(?:early |mid-?|late |mid )?(?P<decade>1[5-9]\d|20\d)0s")
def _decade(match: re.Match[str], asked: Asked) -> str | None:
    return match["decade"] + "X"


@_rule(rf"(?:the )?(?:{WHICH} )?(?P<season>spring|summer|autumn|fall|winter)(?:{OF_YEAR})?")
def _season(match: re.Match[str], asked: Asked) -> str | None:
    """A season; of winters without a written year nobody agrees to which year they belong."""
    code = SEASONS[match["season"]]
    if match["year"] or (match["rel"] and code != SEASONS["winter"]):
        year = _year(match, asked)
        return f"{year}-{code}" if year else None
    today = asked.published
    if today is None or today.month is None or code == SEASONS["winter"] or match["which"] not in {"this", "last"}:
        return None
    first = (code - SEASONS["spring"]) * 3 + 3  # months of the northern spring begin with March
    over = today.month > first + 2
    return f"{today.year - (0 if match['which'] == 'this' or over else 1)}-{code}"


@_rule(rf"(?:the )?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th) (?P<part>quarter|half)(?: of)?(?:{OF_YEAR})")
def _part_of_year(match: re.Match[str], asked: Asked) -> str | None:
    year, nth = _year(match, asked), ORDINALS[match["nth"]]
    if year is None or (match["part"] == "half" and nth > 2):
        return None
    return f"{year}-{(32 if match['part'] == 'quarter' else 39) + nth}"


@_rule(
    r"(?P<word>today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening))",
    r"(?P<word>(?:the )?day (?:before yesterday|after tomorrow))",
    r"(?P<word>yesterday|tomorrow) (?:morning|afternoon|evening|night)",
)
def _near(match: re.Match[str], asked: Asked) -> str | None:
    if asked.published is None or asked.published.day is None:
        return None
    ends = match["word"].removeprefix("the ")
    by = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
    return (asked.published.day + timedelta(days=by.get(ends, 0))).isoformat()


@_rule(rf"overnight(?: into {WEEKDAY})?")
def _overnight(match: re.Match[str], asked: Asked) -> str | None:
    today = asked.published.day if asked.published else None
    if today is None:
        return None
    if match["weekday"]:
        into = days.weekday(_weekday(match["weekday"]) or 0, "", today, asked.tense)
        return days.interval(into - timedelta(days=1), into) if into else None
    return days.interval(today, today + timedelta(days=1 if asked.tense == "future" else -1))


@_rule(rf"(?:{WHICH} )?{WEEKDAY}")
def _day_of_week(match: re.Match[str], asked: Asked) -> str | None:
    if asked.published is None or asked.published.day is None:
        return None
    made = days.weekday(_weekday(match["weekday"]) or 0, match["which"] or "", asked.published.day, asked.tense)
    return made.isoformat() if made else None


@_rule(
    rf"{WEEKDAY} (?:of )?(?P<which>last|this|next) week", rf"(?P<which>last|this|next) week(?:'s)?,? (?:on )?{WEEKDAY}"
)
def _day_of_that_week(match: re.Match[str], asked: Asked) -> str | None:
    if asked.published is None or asked.published.day is None:
        return None
    monday, _ = days.week(SHIFT[match["which"]], asked.published.day)
    return (monday + timedelta(days=_weekday(match["weekday"]) or 0)).isoformat()


@_rule(rf"{WEEKDAY} and (?P<second>{'|'.join(DAYS)})")
def _two_days(match: re.Match[str], asked: Asked) -> str | None:
    first, second = (core(day, asked) for day in (match["weekday"], match["second"]))
    if first is None or second is None or days.shifted(first, "day", 1) != second:
        return None
    return f"{first}/{second}"


@_rule(rf"(?:{WHICH} |the )weekend")
def _weekend(match: re.Match[str], asked: Asked) -> str | None:
    if asked.published is None or asked.published.day is None:
        return None
    return days.weekend(match["which"] or "", asked.published.day, asked.tense)


@_rule(
    r"(?:(?P<part>earlier|later|early|late|mid) )?(?P<which>this|last|next) (?P<unit>week|month|year)",
    r"(?P<which>this) (?P<unit>decade)",
    r"(?P<which>the )(?P<unit>week|month|year)",
)
def _unit(match: re.Match[str], asked: Asked) -> str | None:
    if asked.published is None:
        return None
    today, which = asked.published, match["which"].strip()
    if which == "the" and asked.case != "end of":
        return None
    shift = SHIFT.get(which, 0)
    if match["unit"] == "year":
        return str(today.year + shift)
    if match["unit"] == "decade":
        return f"{today.year // 10}X"
    if match["unit"] == "month":
        return days.of_month(today.year, today.month + shift) if today.month else None
    if today.day is None:
        return None
    monday, sunday = days.week(shift, today.day)
    part = match.groupdict().get("part") if which == "this" else None
    return days.interval(monday if part != "later" else today.day, sunday if part != "earlier" else today.day)


@_rule(rf"(?P<about>about |around |roughly |some |nearly |almost )?{NUMBER} {UNIT} ago(?: today)?")
def _ago(match: re.Match[str], asked: Asked) -> str | None:
    return _moved(match["unit"], -_number(match["number"]), bool(match["about"]), asked)


@_rule(rf"in (?P<about>about |around |roughly |some )?{NUMBER} {UNIT}(?: time|'s time|' time)?")
def _ahead(match: re.Match[str], asked: Asked) -> str | None:
    return (
        _moved(match["unit"], _number(match["number"]), bool(match["about"]), asked)
        if asked.tense == "future"
        else None
    )


def _moved(unit: str, count: int, about: bool, asked: Asked) -> str | None:
    today = asked.published
    if today is None:
        return None
    known = today.day.isoformat() if today.day else days.of_month(today.year, today.month) if today.month else None
    value = days.shifted(known or str(today.year), unit, count)
    vague = value is not None and not value.endswith("~") and (about or (unit == "year" and abs(count) >= LONG))
    return f"{value}~" if vague else value


@_rule(rf"the (?:past|last|previous)(?: {NUMBER})? (?P<unit>hour|day|week|month|year)s?")
def _stretch(match: re.Match[str], asked: Asked) -> str | None:
    """'Over the past two weeks' ends today."""
    today, count = asked.published, _number(match["number"] or "one")
    if today is None:
        return None
    unit = match["unit"]
    if unit == "hour":
        unit, count = "day", count // 24 if count % 24 == 0 else 0
    end = _moved("day" if unit == "week" else unit, 0, False, asked)
    start = _moved(unit, -count, False, asked) if count else None
    return f"{start.rstrip('~')}/{end}" if start and end else None


@_rule(
    r"(?:later )?(?:(?:on )?the same|that(?: same| very)?|the) (?P<unit>day)",
    rf"{NUMBER} {UNIT} (?P<way>earlier|before|later|after|afterwards?|prior)",
    r"the (?P<unit>day|week|month|year) (?P<way>before|after)",
    r"the (?P<way>previous|preceding|following|next) (?P<unit>day|week|month|year)",
)
def _from_there(match: re.Match[str], asked: Asked) -> str | None:
    """'Two days later' after 'on Monday': counted from the day told just before."""
    parts, day = match.groupdict(), asked.anchor
    if day is None or match[0] == "the day":
        return None
    way = parts.get("way") or ""
    count = _number(parts.get("number") or "one") if way else 0
    return days.shifted(
        day, match["unit"], -count if way in {"earlier", "before", "prior", "previous", "preceding"} else count
    )


@_rule(r"the (?P<day>\d{1,2})(?:st|nd|rd|th)")
def _day_of_month(match: re.Match[str], asked: Asked) -> str | None:
    today = asked.published.day if asked.published else None
    if today is None or asked.tense == "present" or asked.case != "on":
        return None
    made = days.make(today.year, today.month, int(match["day"]))
    if made is None:
        return None
    months = 0 if made == today or (made < today) == (asked.tense == "past") else -1 if asked.tense == "past" else 1
    year, number = (int(part) for part in days.of_month(today.year, today.month + months).split("-"))
    moved = days.make(year, number, int(match["day"]))
    return moved.isoformat() if moved else None


@cache
def _feasts() -> dict[str, tuple[int, int]]:
    return {row["words"]: (int(row["month"]), int(row["day"])) for row in rows("feasts.tsv")}


@_rule(rf"(?P<name>[a-z]+(?:'s)?(?: [a-z]+(?:'s)?)?(?: day| eve)?)(?: {YEAR})?")
def _feast(match: re.Match[str], asked: Asked) -> str | None:
    found = _feasts().get(match["name"])
    if found is None:
        return None
    today = asked.published.day if asked.published else None
    if match["year"]:
        return f"{match['year']}-{found[0]:02d}-{found[1]:02d}"
    made = days.day_of_year(*found, today, asked.tense) if today else None
    return made.isoformat() if made else None
