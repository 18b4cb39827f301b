"""The day an article was written, where only its text says so: 'MOSCOW, 7 April 2025 –'."""

from __future__ import annotations

import re

OPENING = 200  # characters in which a dateline stands
MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
NAMED = r"(January|February|March|April|May|June|July|August|September|October|November|December)"
DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}}) {NAMED},? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b{NAMED} (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)\b"),
)
ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")


def dateline(text: str) -> str:
    """The first whole date in an article's opening, in ISO 8601; '' where there is none."""
    opening = text[:OPENING]
    iso = ISO.search(opening)
    if iso:
        return iso[0]
    found = [match for pattern in DATES if (match := pattern.search(opening))]
    if not found:
        return ""
    first = min(found, key=lambda match: match.start())
    month = next(MONTHS.index(word.lower()) + 1 for word in first[0].split() if word.lower() in MONTHS)
    return f"{first['year']}-{month:02}-{int(first['day']):02}"
