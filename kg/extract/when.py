"""Dates in words to EDTF: '6 April 2025', 'on Sunday', 'January this year', given the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.records import Span, When

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTH = r"(?P<month>" + "|".join(m[:3] + r"(?:" + m[3:] + r")?\.?" for m in MONTHS) + r"|sept\.?)"
MONTH_FIRST = re.compile(MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{4}))?\b", re.I)
DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?\s+" + MONTH + r"(?:,?\s+(?P<year>\d{4}))?\b", re.I)
MONTH_YEAR = re.compile(MONTH + r"(?: of)?(?:,?\s+(?P<year>\d{4})|\s+(?P<rel>this|last|next) year)", re.I)
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
YEAR = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b")
DECADE = re.compile(r"\b(1[6-9]|20)(\d)0s\b")
DAY = re.compile(r"\b(" + "|".join(DAYS) + r")\b", re.I)


def day_of(published: str | None) -> date | None:
    """The calendar day of an ISO 8601 time, when it is known to the day."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def normalise(span: Span, published: str | None) -> When | None:
    """What a date in words means; None where it cannot be said (a weekday without a day of publication).

    A bare weekday is the one on or before publication unless 'next' stands before it, as reports use it.
    """
    value = _absolute(span.text, day_of(published)) or _relative(span.text.lower(), day_of(published))
    return When(value, span.text) if value else None


def _month(text: str) -> int:
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(text.lower()[:3]))


def _absolute(text: str, today: date | None) -> str | None:
    if iso := ISO.search(text):
        return iso[0]
    for pattern in (MONTH_FIRST, DAY_FIRST):
        if match := pattern.search(text):
            month, day = _month(match["month"]), int(match["day"])
            year = int(match["year"]) if match["year"] else _nearest_year(month, day, today)
            try:
                return date(year, month, day).isoformat() if year else None
            except ValueError:
                return None
    if match := MONTH_YEAR.search(text):
        if match["year"]:
            return f"{match['year']}-{_month(match['month']):02d}"
        if today:
            year = today.year + {"this": 0, "last": -1, "next": 1}[match["rel"].lower()]
            return f"{year}-{_month(match['month']):02d}"
        return None
    if decade := DECADE.search(text):
        return decade[1] + decade[2] + "X"
    years = YEAR.findall(text)
    return years[0] if len(years) == 1 else f"{years[0]}/{years[-1]}" if len(years) == 2 else None


def _nearest_year(month: int, day: int, today: date | None) -> int | None:
    if today is None:
        return None
    try:
        options = [date(y, month, day) for y in (today.year - 1, today.year, today.year + 1)]
    except ValueError:
        return None
    return min(options, key=lambda d: abs((d - today).days)).year


def _relative(text: str, today: date | None) -> str | None:
    if today is None:
        return None
    for word, shift in (("yesterday", -1), ("today", 0), ("tonight", 0), ("tomorrow", 1)):
        if word in text:
            return (today + timedelta(days=shift)).isoformat()
    if match := DAY.search(text):
        back = (today.weekday() - DAYS.index(match[1].lower())) % 7
        if "next" in text or "coming" in text:
            return (today + timedelta(days=7 - back if back else 7)).isoformat()
        return (today - timedelta(days=back + (7 if "last" in text and back == 0 else 0))).isoformat()
    match_year = re.search(r"\b(this|last|next) year\b", text)
    if match_year:
        return str(today.year + {"this": 0, "last": -1, "next": 1}[match_year[1]])
    if re.search(r"\bthis month\b", text):
        return f"{today.year}-{today.month:02d}"
    if re.search(r"\blast month\b", text):
        earlier = today.replace(day=1) - timedelta(days=1)
        return f"{earlier.year}-{earlier.month:02d}"
    return None
