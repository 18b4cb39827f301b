"""The sound of a name, so that spellings carried over from another script meet: Zelensky, Zelenskyy, Zelenskiy."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.resolve.names import key
from kg.tables import rows


@cache
def _letters() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = ((row["from"], row["to"]) for row in rows("spellings.tsv"))
    return tuple((re.compile(rf"{old[:-1]}\b" if old.endswith("$") else old), new) for old, new in pairs)


@lru_cache(maxsize=10_000)
def sound(name: str) -> str:
    """A folded name with the letters of `ontology/spellings.tsv` read alike; equal for spellings of one name."""
    name = key(name)
    for old, new in _letters():
        name = old.sub(new, name)
    return name
