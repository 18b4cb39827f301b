"""The calendar around the day an article appeared: which Wednesday, which July, which week is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future", "present"]

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SATURDAY = 5
LONG_GONE = 270  # days
NEAR = 60  # days within which a day of a month is the one meant, to come or past


@dataclass(frozen=True, slots=True)
class Published:
    """An article of 2 April 2025, or of April 2025, or of 2025: as much of its date as is known."""

    year: int
    month: int | None = None
    day: date | None = None

    @classmethod
    def of(cls, published: str | None) -> Published | None:
        """Read an ISO 8601 time to the precision it has; None where there is none."""
        head = (published or "")[:10]
        try:
            day = date.fromisoformat((head + "-01-01")[:10])
        except ValueError:
            return None
        return cls(day.year, day.month if len(head) >= 7 else None, day if len(head) >= 10 else None)


def of_month(year: int, month: int) -> str:
    """A month as ISO 8601 has it; months before January and after December are of other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year}-{month:02d}"


def interval(first: date, last: date) -> str:
    """Two days as an EDTF interval, earliest first."""
    return f"{min(first, last)}/{max(first, last)}"


def weekday(index: int, which: str, today: date, tense: Tense) -> date | None:
    """The day of this weekday that is meant: the last one of what is past, the next of what is to come.

    On that weekday itself today is meant; with 'last' and 'next' never today. None where nothing tells the direction.
    """
    back = (today.weekday() - index) % 7
    if which in {"last", "past", "this past"}:
        return today - timedelta(days=back or 7)
    if which in {"next", "coming", "upcoming", "this coming"}:
        return today + timedelta(days=7 - back)
    if tense == "past":
        return today - timedelta(days=back)
    if tense == "future" or which == "this":
        return today + timedelta(days=(7 - back) % 7)
    return today if back == 0 else None


def weekend(which: str, today: date, tense: Tense) -> str | None:
    """Saturday and Sunday of the weekend meant; which one 'next weekend' is nobody can say."""
    saturday = today - timedelta(days=(today.weekday() - SATURDAY) % 7)
    on_it = today.weekday() >= SATURDAY
    if which in {"last", "past", "this past"}:
        saturday -= timedelta(days=7 if on_it else 0)
    elif which == "next" or (tense == "present" and which != "this"):
        return None
    elif (tense != "past" or which in {"coming", "this coming"}) and not on_it:
        saturday += timedelta(days=7)
    return interval(saturday, saturday + timedelta(days=1))


def week(shift: int, today: date) -> tuple[date, date]:
    """Monday and Sunday of the calendar week so many weeks from today's."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
    return monday, monday + timedelta(days=6)


def month(number: int, which: str, today: Published, tense: Tense) -> str | None:
    """The month of this name that is meant; 'last March' said in April may be either, and so is none."""
    if today.month is None:
        return None
    gone = (today.month - number) % 12
    if which in {"last", "past"}:
        return None if gone == 1 else of_month(today.year, today.month - (gone or 12))
    if which in {"next", "coming"}:
        return None if gone == 11 else of_month(today.year, today.month + 12 - gone)
    if which == "this":
        return of_month(today.year, number)
    if tense == "past":
        return of_month(today.year, today.month - gone)
    return of_month(today.year, today.month + (12 - gone) % 12) if tense == "future" else None


def day_of_year(number: int, day: int, today: date, tense: Tense, weekday_: int | None = None) -> date | None:
    """The day of a month without a year: the last one of what is past, the next of what is to come, else one close by.

    Never the last where the next is but weeks ahead: 'offered talks on 15 May', reported on 11 May.
    A weekday beside it must be right.
    """
    found = [made for y in (today.year - 1, today.year, today.year + 1) if (made := make(y, number, day))]
    if tense == "past":
        found = [made for made in found if made <= today][-1:] if not _soon(found, today) else []
    elif tense == "future":
        found = [made for made in found if made >= today][:1]
    else:
        found = [made for made in found if abs((made - today).days) <= NEAR]
    return next((made for made in found if weekday_ in {None, made.weekday()}), None)


def _soon(found: list[date], today: date) -> bool:
    """Whether one of these days is close ahead and the last long gone: what is told of it may be to come."""
    ahead = any(0 < (made - today).days <= NEAR for made in found)
    return ahead and not any(0 <= (today - made).days <= LONG_GONE for made in found)


def make(year: int, number: int, day: int) -> date | None:
    """A day, where the calendar has it."""
    try:
        return date(year, number, day)
    except ValueError:
        return None


def shifted(value: str, unit: str, count: int) -> str | None:
    """A date (ISO 8601) moved by some units, as precise as the unit; None where it is less precise than that."""
    day = date.fromisoformat(value) if len(value) == 10 and value[4:5] == "-" else None
    if unit == "day":
        return (day + timedelta(days=count)).isoformat() if day else None
    if unit == "week":
        return f"{day + timedelta(weeks=count)}~" if day else None
    if unit == "month":
        return of_month(int(value[:4]), int(value[5:7]) + count) if len(value) >= 7 else None
    return str(int(value[:4]) + count) if unit == "year" else None
