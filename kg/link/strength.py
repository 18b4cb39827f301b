"""Which of two wordings is the stronger, told by small words before the same word: must and may, all and some."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.link.words import Word
from kg.tables import rows

REACH = 4  # words that a small word reaches to the right
LEAST = 0.2  # weight of a word that is worth comparing


@dataclass(frozen=True, slots=True)
class Shift:
    """'might' before 'resume' became 'would': by +1 stronger."""

    by: int
    old: str
    new: str
    before: str


def shifts(old: tuple[Word, ...], new: tuple[Word, ...]) -> list[Shift]:
    """Every change of strength before a telling word that stands in both, in the order of the new wording."""
    was, now = _levels(old), _levels(new)
    found = []
    for key in now:
        if key in was and now[key][0] != was[key][0]:
            by = 1 if now[key][0] > was[key][0] else -1
            found.append(Shift(by, was[key][1], now[key][1], now[key][2]))
    return found


def _levels(words: tuple[Word, ...]) -> dict[tuple[str, str], tuple[int, str, str]]:
    """(scale, concept) → level, the small word, the word it stands before."""
    found: dict[tuple[str, str], tuple[int, str, str]] = {}
    known = _scales()
    small = [word.plain in known for word in words]
    for place, word in enumerate(words):
        if word.weight < LEAST or small[place]:
            continue
        near = words[max(0, place - REACH) : place] if any(small[max(0, place - REACH) : place]) else ()
        for scale in ("modal", "certainty", "amount"):
            before = [w for w in near if known.get(w.plain, ("", 0))[0] == scale]
            level = known[before[-1].plain][1] if before else 0
            if before or (scale == "certainty" and place >= REACH):
                found.setdefault((scale, word.concept), (level, before[-1].text if before else "", word.text))
    return found


@cache
def _scales() -> dict[str, tuple[str, int]]:
    return {w: (row["scale"], int(row["level"])) for row in rows("strength.tsv") for w in row["words"].split("|")}
