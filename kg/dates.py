"""What counts as a date where a person gives one."""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def is_date(value: str) -> bool:
    """Whether this is a year, a month or a day that the calendar has: 2025, 2025-04 or 2025-04-06."""
    if not _DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True
