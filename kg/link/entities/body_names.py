"""How two names of bodies agree: 'UN Command' and 'United Nations Command', 'CSIS' and its words, 'House Judiciary'."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.link.entities.spelling import sound
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.names import key
from kg.tables import rows

SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "at", "s"})
LETTERS = re.compile(r"[A-Z]{3,8}")
Agreement = tuple[str, str]


@lru_cache(maxsize=10_000)
def words(name: str) -> tuple[str, ...]:
    """The telling words of a name, abbreviations of known bodies and countries spelled out, endings in 's' off."""
    folded = re.sub(r"[^\w\s]|_", " ", key(re.sub(r"\s*[’']\s*s?\b", " ", name.replace("&", " and "))))
    found: list[str] = []
    for word in folded.split():
        found += _long(word).split() if len(word) < 4 else [word]
    return tuple(word.removesuffix("s") if len(word) > 4 else word for word in found if word not in SMALL)


@lru_cache(maxsize=5_000)
def _long(short: str) -> str:
    known = Gazetteer.load().named(short)
    return key(known[0].entity.label) if len(known) == 1 else short


@cache
def _heads() -> frozenset[str]:
    """What sort of body it is: committee, party, alliance."""
    return frozenset(row["lemma"] for row in rows("nominals.tsv") if row["kind"] == "organisation")


def letters(name: str) -> set[str]:
    """The first letters of the words, with and without 'of' and the like, where three and more words tell something."""
    every = re.findall(r"\w+", name.replace("&", " "))
    telling = [word for word in every if word.casefold() not in SMALL]
    return {"".join(word[0] for word in some).upper() for some in (every, telling)} if len(telling) > 2 else set()


def short(name: str) -> str:
    """'JCPOA' of 'J.C.P.O.A.'; '' for what is no abbreviation."""
    bare = name.replace(".", "").strip()
    return bare if LETTERS.fullmatch(bare) else ""


def agreement(one: str, other: str) -> Agreement | None:
    """How the names agree; None where they are names of two bodies."""
    a, b = sorted((one, other), key=lambda name: (len(words(name)), name))
    x, y = words(a), words(b)
    if not x:
        return None
    if x == y:
        return "same words", ""
    if short(a) and short(a) in letters(b):
        return ("letters" if len(short(a)) < 4 else "many letters"), a
    if len(x) > 1 and x == y[:-1] and y[-1] in _heads():
        return "headless", y[-1]
    return ("spelled", "") if tuple(map(sound, x)) == tuple(map(sound, y)) else None


def keys(name: str) -> set[str]:
    """Under what this name may be met by another."""
    found = words(name)
    if not found:
        return set()
    whole = {sound(" ".join(found)), *([sound(" ".join(found[:-1]))] if found[-1] in _heads() else [])}
    return whole | ({short(name)} if short(name) else set()) | letters(name)
