"""The core of a time expression, without preposition and hour: '6 April', 'last Wednesday', 'two weeks ago' → EDTF."""

from __future__ import annotations

import re
from functools import cache

from kg.extract import days
from kg.extract.agowords import RELATIVE
from kg.extract.datewords import CALENDAR
from kg.extract.timeparts import YEAR, Asked, Rules, read, rule
from kg.tables import rows

__all__ = ["Asked", "core"]

FEASTS: Rules = []


def core(words: str, asked: Asked) -> str | None:
    """What words in lower case mean when they are a point in time and nothing else."""
    return read(RULES, words, asked)


@cache
def _feasts() -> dict[str, tuple[int, int]]:
    return {row["words"]: (int(row["month"]), int(row["day"])) for row in rows("feasts.tsv")}


@rule(FEASTS, rf"(?P<name>[a-z]+(?:'s)?(?: [a-z]+(?:'s)?)?(?: day| eve)?)(?: {YEAR})?")
def _feast(match: re.Match[str], asked: Asked) -> str | None:
    found = _feasts().get(match["name"])
    if found is None:
        return None
    today = asked.published.day if asked.published else None
    if match["year"]:
        return f"{match['year']}-{found[0]:02d}-{found[1]:02d}"
    made = days.day_of_year(*found, today, asked.tense) if today else None
    return made.isoformat() if made else None


RULES: Rules = [*CALENDAR, *RELATIVE, *FEASTS]
