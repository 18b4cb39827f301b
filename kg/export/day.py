"""The day an event is counted on, and how well it is known."""

from __future__ import annotations

import re
from typing import Literal

from kg.dates import is_date
from kg.records import When

Precision = Literal["day", "month", "year", "publication"]
_START = re.compile(r"\d{4}(-\d{2}){0,2}")
_NAMES: tuple[Precision, ...] = ("year", "month", "day")


def day(when: When | None, published: str | None) -> tuple[str | None, Precision | None]:
    """The day and its precision: the first of a month, year or span; the day of publication where no time is said.

    >>> day(When("2025-04", "in April"), "2025-06-01")
    ('2025-04-01', 'month')
    """
    if when is not None:
        known = _known(when.value)
        if known:
            return known
    known = _known(published or "")
    return (known[0], "publication") if known else (None, None)


def _known(value: str) -> tuple[str, Precision] | None:
    """The first day of what a date begins with, to the precision that the calendar has."""
    match = _START.match(value)
    parts = match[0].split("-") if match else []
    while parts and not is_date("-".join(parts)):
        parts.pop()
    return ("-".join([*parts, "01", "01"][:3]), _NAMES[len(parts) - 1]) if parts else None
