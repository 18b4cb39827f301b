"""The day an event is counted on, and how well it is known."""

from __future__ import annotations

from typing import Literal

from kg.dates import ends
from kg.records import When

Precision = Literal["day", "month", "year", "span", "publication"]
_NAMES: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def day(when: When | None, published: str | None) -> tuple[str | None, Precision | None]:
    """The day and its precision: the first of a month, year or span; the day of publication where no time is said.

    >>> day(When("2025-04", "in April"), "2025-06-01")
    ('2025-04-01', 'month')
    >>> day(When("2025-05-12/2025-05-18", "last week"), "2025-05-20")
    ('2025-05-12', 'span')
    """
    told = _told(when)
    if told is not None:
        first, last = told
        return _whole(first), _NAMES[len(first)] if last == first else "span"
    known = ends(published or "")
    return (_whole(known[0]), "publication") if known else (None, None)


def date(when: When | None, published: str | None) -> str | None:
    """What is known of when it was, not made a day: the article's words for it, else the date of publication."""
    return when.value if when is not None and _told(when) else published


def _told(when: When | None) -> tuple[str, str | None] | None:
    return None if when is None else ends(when.value)


def _whole(first: str) -> str:
    return "-".join([*first.split("-"), "01", "01"][:3])
