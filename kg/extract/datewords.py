"""Days, months, years and their parts by their names in the calendar: '6 April', 'May 2024', 'the third quarter'."""

from __future__ import annotations

import re

from kg.extract import days
from kg.extract.timeparts import (
    DAY,
    MONTH,
    OF_YEAR,
    WEEKDAY,
    WHICH,
    YEAR,
    Asked,
    Rules,
    month_of,
    read,
    rule,
    weekday_of,
    year_of,
)

CALENDAR: Rules = []
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # EDTF's codes; quarters are 33 to 36


@rule(
    CALENDAR, r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
)
def _numeric(match: re.Match[str], asked: Asked) -> str | None:
    made = days.make(int(match["year"]), int(match["month"]), int(match["day"]))
    return made.isoformat() if made else None


@rule(
    CALENDAR,
    rf"(?:{WEEKDAY},? )?(?:the )?{DAY}(?: of)? {MONTH}(?:{OF_YEAR})?",
    rf"(?:{WEEKDAY},? )?{MONTH} (?:the )?{DAY}(?:{OF_YEAR})?",
    rf"(?:the )?{DAY}(?: of)? {MONTH}(?:{OF_YEAR})?,? (?:a )?{WEEKDAY}",
)
def _day(match: re.Match[str], asked: Asked) -> str | None:
    parts = match.groupdict()
    number, day, index = month_of(match["month"]), int(match["day"]), weekday_of(parts.get("weekday"))
    if parts.get("year") or parts.get("rel"):
        year = year_of(match, asked)
        made = days.make(year, number, day) if year else None
        return made.isoformat() if made and index in {None, made.weekday()} else None
    if asked.published is None or asked.published.day is None:
        return None
    made = days.day_of_year(number, day, asked.published.day, asked.tense, index)
    return made.isoformat() if made else None


@rule(
    CALENDAR,
    rf"{MONTH} {DAY} ?(?:-|to|and|through) ?(?P<last>\d{{1,2}})(?:{OF_YEAR})?",
    rf"{DAY} ?(?:-|to|and) ?(?P<last>\d{{1,2}}) {MONTH}(?:{OF_YEAR})?",
)
def _days(match: re.Match[str], asked: Asked) -> str | None:
    tail = next((part for part in (match["year"], match["rel"] and match["rel"] + " year") if part), "")
    first, last = (
        read(CALENDAR, f"{day} {match['month']} {tail}".strip(), asked) for day in (match["day"], match["last"])
    )
    return f"{first}/{last}" if first and last and first < last else None


@rule(CALENDAR, rf"(?:early |mid-?|late |mid |end )?{MONTH}(?:{OF_YEAR})")
def _month_of_year(match: re.Match[str], asked: Asked) -> str | None:
    year = year_of(match, asked)
    return days.of_month(year, month_of(match["month"])) if year else None


@rule(CALENDAR, rf"(?:early |mid-?|late |mid )?(?:{WHICH} )?{MONTH}")
def _bare_month(match: re.Match[str], asked: Asked) -> str | None:
    if asked.published is None:
        return None
    return days.month(month_of(match["month"]), match["which"] or "", asked.published, asked.tense)


@rule(CALENDAR, rf"(?:early |mid-?|late |mid )?(?:the year )?{YEAR}")
def _bare_year(match: re.Match[str], asked: Asked) -> str | None:
    return None if asked.case in {"at", "on"} or (asked.case == "for" and asked.tense == "past") else match["year"]


@rule(CALENDAR, r"(?P<year>1[5-9]\d\d|20\d\d)-(?P<last>\d\d|1[5-9]\d\d|20\d\d)")
def _years(match: re.Match[str], asked: Asked) -> str | None:
    last = match["year"][: 4 - len(match["last"])] + match["last"]
    return f"{match['year']}/{last}" if match["year"] < last else None


@rule(CALENDAR, r"(?:the )?(?:early |mid-?|late |mid )?(?P<decade>1[5-9]\d|20\d)0s")
def _decade(match: re.Match[str], asked: Asked) -> str | None:
    return match["decade"] + "X"


@rule(CALENDAR, rf"(?:the )?(?:{WHICH} )?(?P<season>spring|summer|autumn|fall|winter)(?:{OF_YEAR})?")
def _season(match: re.Match[str], asked: Asked) -> str | None:
    """A season; of winters without a written year nobody agrees to which year they belong."""
    code = SEASONS[match["season"]]
    if match["year"] or (match["rel"] and code != SEASONS["winter"]):
        year = year_of(match, asked)
        return f"{year}-{code}" if year else None
    today = asked.published
    if today is None or today.month is None or code == SEASONS["winter"] or match["which"] not in {"this", "last"}:
        return None
    first = (code - SEASONS["spring"]) * 3 + 3  # months of the northern spring begin with March
    over = today.month > first + 2
    return f"{today.year - (0 if match['which'] == 'this' or over else 1)}-{code}"


@rule(
    CALENDAR,
    rf"(?:the )?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th) (?P<part>quarter|half)(?: of)?(?:{OF_YEAR})",
)
def _part_of_year(match: re.Match[str], asked: Asked) -> str | None:
    year, nth = year_of(match, asked), ORDINALS[match["nth"]]
    if year is None or (match["part"] == "half" and nth > 2):
        return None
    return f"{year}-{(32 if match['part'] == 'quarter' else 39) + nth}"


@rule(CALENDAR, r"the (?P<day>\d{1,2})(?:st|nd|rd|th)")
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
