"""Times counted from the day of the report or from one told before: 'yesterday', 'last Wednesday', 'two weeks ago'."""

from __future__ import annotations

import re
from datetime import timedelta

from kg.extract import days
from kg.extract.days import DAYS
from kg.extract.timeparts import SHIFT, WEEKDAY, WHICH, Asked, Rules, read, rule, weekday_of

RELATIVE: Rules = []
NUMBER = r"(?P<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
UNIT = r"(?P<unit>day|week|month|year)s?"
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
LONG = 10  # years and more: a round number


def _number(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word in {"a", "an"} else NUMBERS.index(word)


@rule(
    RELATIVE,
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


@rule(RELATIVE, rf"overnight(?: into {WEEKDAY})?")
def _overnight(match: re.Match[str], asked: Asked) -> str | None:
    today = asked.published.day if asked.published else None
    if today is None:
        return None
    if match["weekday"]:
        into = days.weekday(weekday_of(match["weekday"]) or 0, "", today, asked.tense)
        return days.interval(into - timedelta(days=1), into) if into else None
    return days.interval(today, today + timedelta(days=1 if asked.tense == "future" else -1))


@rule(RELATIVE, rf"(?:{WHICH} )?{WEEKDAY}")
def _day_of_week(match: re.Match[str], asked: Asked) -> str | None:
    if asked.published is None or asked.published.day is None:
        return None
    made = days.weekday(weekday_of(match["weekday"]) or 0, match["which"] or "", asked.published.day, asked.tense)
    return made.isoformat() if made else None


@rule(
    RELATIVE,
    rf"{WEEKDAY} (?:of )?(?P<which>last|this|next) week",
    rf"(?P<which>last|this|next) week(?:'s)?,? (?:on )?{WEEKDAY}",
)
def _day_of_that_week(match: re.Match[str], asked: Asked) -> str | None:
    if asked.published is None or asked.published.day is None:
        return None
    monday, _ = days.week(SHIFT[match["which"]], asked.published.day)
    return (monday + timedelta(days=weekday_of(match["weekday"]) or 0)).isoformat()


@rule(RELATIVE, rf"{WEEKDAY} and (?P<second>{'|'.join(DAYS)})")
def _two_days(match: re.Match[str], asked: Asked) -> str | None:
    first, second = (read(RELATIVE, day, asked) for day in (match["weekday"], match["second"]))
    if first is None or second is None or days.shifted(first, "day", 1) != second:
        return None
    return f"{first}/{second}"


@rule(RELATIVE, rf"(?:{WHICH} |the )weekend")
def _weekend(match: re.Match[str], asked: Asked) -> str | None:
    if asked.published is None or asked.published.day is None:
        return None
    return days.weekend(match["which"] or "", asked.published.day, asked.tense)


@rule(
    RELATIVE,
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


@rule(RELATIVE, rf"(?P<about>about |around |roughly |some |nearly |almost )?{NUMBER} {UNIT} ago(?: today)?")
def _ago(match: re.Match[str], asked: Asked) -> str | None:
    return _moved(match["unit"], -_number(match["number"]), bool(match["about"]), asked)


@rule(RELATIVE, rf"in (?P<about>about |around |roughly |some )?{NUMBER} {UNIT}(?: time|'s time|' time)?")
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


@rule(RELATIVE, rf"the (?:past|last|previous)(?: {NUMBER})? (?P<unit>hour|day|week|month|year)s?")
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


@rule(
    RELATIVE,
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
