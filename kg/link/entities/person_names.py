"""How two people's names agree: 'Robert S. Mueller' and 'Robert Mueller', 'Rick' and 'Richard Gates', 'Novak' alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from kg.link.entities.spelling import sound
from kg.resolve.names import key
from kg.tables import rows

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
Agreement = tuple[str, str]  # the feature of `ontology/same_entity.tsv`, and what its words are filled in with


@lru_cache(maxsize=10_000)
def words(name: str) -> tuple[str, ...]:
    """The folded words of a name without 'Jr.' and the like: H.R. McMaster is 'hr mcmaster'."""
    return tuple(word for word in key(name.replace(",", " ")).split(" ") if word not in SUFFIXES)


def suffixes(names: Iterable[str]) -> frozenset[str]:
    """'jr', 'sr' … of the names of two words and more; '' where one has none. Father and son differ in it."""
    found = [key(name.replace(",", " ")).split(" ") for name in names]
    return frozenset(next((word for word in each if word in SUFFIXES), "") for each in found if len(each) > 1)


def surname(name: str) -> str:
    """The last word as it sounds: what people of one name share."""
    return sound((words(name) or ("",))[-1])


def given(name: str) -> str:
    """The first word; '' where there is one word only."""
    found = words(name)
    return found[0] if len(found) > 1 else ""


def agreement(one: str, other: str) -> Agreement | None:
    """How the names agree; None where they are names of two people."""
    a, b = sorted((words(one), words(other)), key=len)
    if not a or not all(a):
        return None
    if len(a) == 1:
        return _alone(a, b)
    if a == b:
        return "same name", ""
    if len(a) < len(b) and b[-len(a) :] == a and _names_family(a):
        return "short", ""
    if sound(a[-1]) != sound(b[-1]):
        cut = len(a) < len(b) and b[: len(a)] == a and any("-" in name for name in (one, other))
        return ("cut", "") if cut else None
    if not _middles_agree(a[1:-1], b[1:-1]):
        return None
    return _given_agree(a, b)


def _alone(a: tuple[str, ...], b: tuple[str, ...]) -> Agreement | None:
    if sound(a[0]) != sound(b[-1]) or len(a[0]) < 3:
        return None
    return ("lone" if len(b) == 1 else "short"), ""


def _given_agree(a: tuple[str, ...], b: tuple[str, ...]) -> Agreement | None:
    one, other = a[0], b[0]
    if one == other:
        return ("initials" if a[-1] == b[-1] else "spelling"), ""
    if len(one) == 1 or len(other) == 1:
        return ("initial", "") if one[0] == other[0] and a[-1] == b[-1] else None
    if a[-1] == b[-1] and forms(one) & forms(other):
        return "nickname", f"{one.capitalize()}' and '{other.capitalize()}"
    return ("spelling", "") if sound(one) == sound(other) else None


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether middle names are the same, or one name has none; 'H. W.' and 'W.' differ."""
    if not a or not b:
        return True
    return len(a) == len(b) and all(
        x == y or sound(x) == sound(y) or (x[0] == y[0] and 1 in (len(x), len(y))) for x, y in zip(a, b, strict=True)
    )


def _names_family(a: tuple[str, ...]) -> bool:
    """Whether two words can be a family name, 'Gahr Støre', not a first name and a family name."""
    return a[0] not in _forms()


@cache
def _forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("first_names.tsv"):
        full = row["name"].casefold()
        for name in [full, *row["short"].casefold().split("|")]:
            found.setdefault(name, {name}).add(full)
    for row in rows("given_names.tsv"):
        found.setdefault(row["name"].casefold(), {row["name"].casefold()})
    return {name: frozenset(full) for name, full in found.items()}


def forms(name: str) -> frozenset[str]:
    """A first name and those it is short for."""
    return _forms().get(name, frozenset({name}))
