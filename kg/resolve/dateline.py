"""The day an article was written, where only its text says so: 'MOSCOW, 7 April 2025 –'."""

from __future__ import annotations

import re
from datetime import date

OPENING = 200  # characters in which a dateline stands
MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
NAMED = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}}) {NAMED},? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(rf"\b{NAMED} (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)\b"),
)
ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")


def dateline(text: str) -> str:
    """The date of a dateline in an article's opening, in ISO 8601; '' where there is none.

    It begins its line or follows a place in capitals, and a dash or the line's end follows: a date inside a sentence is
    one that the article speaks of.
    """
    opening = text[:OPENING]
    found = [match for pattern in (ISO, *DATES) if (match := pattern.search(opening)) and _stands_apart(opening, match)]
    if not found:
        return ""
    first = min(found, key=lambda match: match.start())
    parts = first.groupdict()
    month = MONTHS.index(parts["month"].lower()) + 1 if parts["month"].isalpha() else int(parts["month"])
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return ""


def _stands_apart(opening: str, match: re.Match[str]) -> bool:
    lead = opening[opening.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" ,(")
    tail = opening[match.end() :].lstrip(" ")[:1]
    opens = not lead or lead.isupper() or lead.endswith(":") or lead.lower() in {"updated", "published", "date"}
    return opens and (not tail or tail in "–—-:)|\n,(" or tail.isdigit())
