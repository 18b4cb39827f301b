"""The day an article was published, as ISO 8601 to the precision that its metadata gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_WRITTEN = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%B %Y", "%Y/%m/%d", "%Y%m%d")


@dataclass(frozen=True, slots=True)
class Undated:
    """The article at reports.csv:2 gives its date as '03.05.2025', which is not understood."""

    place: str
    given: str


def published(given: str | None) -> str | None:
    """2025, 2025-04, 2025-04-06 or 2025-04-06T10:00:00Z from an ISO, mail or written date; None where not certain.

    A day and month in figures alone (06/04/2025) is two dates, and so none.
    """
    text = (given or "").strip()
    if match := _ISO.fullmatch(text):
        return _iso(match)
    for pattern in _WRITTEN:
        try:
            day = datetime.strptime(text, pattern).replace(tzinfo=UTC)
        except ValueError:
            continue
        return day.strftime("%Y-%m-%d" if "%d" in pattern else "%Y-%m")
    try:
        return _utc(parsedate_to_datetime(text)) if text else None
    except ValueError:
        return None


def _iso(match: re.Match[str]) -> str | None:
    date, time, zone = match.group("date", "time", "zone")
    try:
        datetime.fromisoformat((date + "-01-01")[:10] if len(date) != 7 else date + "-01")
        if time is None or len(date) < 10:
            return date
        moment = datetime.fromisoformat(f"{date}T{time}{zone or ''}")
    except ValueError:
        return None
    return _utc(moment)


def _utc(moment: datetime) -> str:
    """To the second; in UTC where the zone is known, as the clock showed it where not."""
    moment = moment.replace(microsecond=0)
    return moment.isoformat() if moment.tzinfo is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
