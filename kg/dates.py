"""Dates as a person gives them and as a person reads them."""

from __future__ import annotations

import datetime
import re

from kg.errors import UsageError

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_START = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}(?![0-9X])")


def is_date(value: str) -> bool:
    """Whether this is a year, a month or a day that the calendar has: 2025, 2025-04 or 2025-04-06."""
    if not _DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


def check_date(value: str | None, name: str = "a date") -> None:
    """UsageError, by the name of what was given, for what is no date; none at all is well."""
    if value is not None and not is_date(value):
        raise UsageError(f"{name} should be a date such as 2025, 2025-04 or 2025-04-06, not {value!r}")


def check_period(since: str | None, until: str | None) -> None:
    """UsageError for a beginning or end that is no date, and for an end that lies before the beginning."""
    check_date(since, "since")
    check_date(until, "until")
    if since and until and since[: len(until)] > until[: len(since)]:
        raise UsageError(f"since {since} is later than until {until}: nothing can lie between them; change them round")


def ends(value: str) -> tuple[str, str | None] | None:
    """The first and the last day, month or year that a date or span in EDTF or ISO 8601 tells, each as far as the
    calendar has it: '2025-05-12' and '2025-05-18' of '2025-05-12/2025-05-18'. No last one where the span is open, none
    at all where nothing says when it begins.
    """
    first, sign, last = value.partition("/")
    begin = _sure(first)
    if begin is None:
        return None
    return (begin, _sure(last)) if sign else (begin, begin)


def _sure(date: str) -> str | None:
    found = _START.match(date)
    return next((found[0][:size] for size in (10, 7, 4) if is_date(found[0][:size])), None) if found else None


def may_lie(value: str | None, since: str | None, until: str | None) -> bool:
    """Whether any day of a date or span can lie in a period, all to their own precision; an unknown date never does."""
    if since is None and until is None:
        return True
    told = ends(value or "")
    if told is None:
        return False
    first, last = told
    late_enough = since is None or last is None or last[: len(since)] >= since[: len(last)]
    return late_enough and (until is None or first[: len(until)] <= until[: len(first)])


def readable(date: str | None) -> str:
    """An ISO 8601 date or time as people read it, to the precision it has: '6 April 2025', 'April 2025', '2025'.

    'undated' where there is none; what the calendar does not have is left out, and what is no date stands as it is.
    """
    if not date:
        return "undated"
    known = next((date[:size] for size in (10, 7, 4) if is_date(date[:size])), None)
    if known is None:
        return date
    year, *rest = map(int, known.split("-"))
    return " ".join([*map(str, rest[1:]), *(MONTHS[month - 1] for month in rest[:1]), str(year)])
