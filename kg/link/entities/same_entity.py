"""Whether two entities are one: what speaks for and against, its weights from `ontology/same_entity.tsv`, and why."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from kg.link.entities import body_names, person_names
from kg.link.entities.bearers import Bearer
from kg.tables import rows

WEAK = frozenset({"short", "lone", "cut", "initial"})  # names that many share: nothing may speak against these
PLAIN = frozenset({"same words", "letters", "many letters"})  # one article may well write a body's name in both ways
MOST = {"company": 5, "known company": 4}
SHOWN = 3
FAR = 730  # days, about
Facts = dict[str, tuple[float, str]]  # feature → how much of it, and what its words are filled in with


@dataclass(frozen=True, slots=True)
class Weight:
    """An office that both hold weighs 3.0; in words 'the same office: foreign minister'."""

    of: str
    weight: float
    words: str


@cache
def weights() -> dict[str, Weight]:
    """Feature → weight and words."""
    return {r["feature"]: Weight(r["of"], float(r["weight"]), r["words"]) for r in rows("same_entity.tsv")}


def agreement(a: Bearer, b: Bearer) -> tuple[str, str] | None:
    """How the names agree; None where they do not. Only the full name counts: 'Post' is this paper here, that there."""
    if a.kind != b.kind:
        return None
    return (person_names.agreement if a.kind == "person" else body_names.agreement)(a.label, b.label)


def opposed(a: Bearer, b: Bearer) -> str:
    """Why the two cannot be one whatever else speaks for it; '' where nothing does."""
    if a.known and b.known:
        return "both are known, and are two"
    if a.gender and b.gender and a.gender != b.gender:
        return "a woman and a man"
    if a.countries and b.countries and a.countries.isdisjoint(b.countries):
        return "offices in two countries"
    found = agreement(a, b)
    if found is None:
        return "their names differ"
    if found[0] not in PLAIN and not a.articles.isdisjoint(b.articles):
        return "one article names both"
    if a.kind == "person":
        one, other = person_names.suffixes(a.names), person_names.suffixes(b.names)
        if one and other and not one & other:
            return "father and son, by 'Jr.' and the like"
        if found[0] in WEAK and any((x, y) in _never() for x, _ in a.offices for y, _ in b.offices):
            return "offices that nobody holds at one time"
    return ""


@cache
def _never() -> frozenset[tuple[str, str]]:
    pairs = [(row["one"], row["other"]) for row in rows("incompatible_offices.tsv") if row["one"] != row["other"]]
    return frozenset(pairs) | {(other, one) for one, other in pairs}


def facts(a: Bearer, b: Bearer, rivals: Collection[Bearer], everybody: Mapping[str, Bearer]) -> Facts:
    """What speaks for and against one entity; `rivals` have the name too. The names have to agree."""
    how = agreement(a, b)
    assert how is not None
    found: Facts = {how[0]: (1.0, how[1])}
    if shared := a.offices & b.offices:
        held = sorted(name for name, body in shared if body) or sorted(name for name, _ in shared)
        found["office" if any(body for _, body in shared) else "office word"] = (1.0, held[0])
    elif words := {name for name, _ in a.offices} & {name for name, _ in b.offices}:
        found["office word"] = (1.0, min(words))
    if a.countries & b.countries:
        found["country"] = (1.0, "")
    along = (a.company & b.company) - {a.iri, b.iri}
    known = {iri for iri in along if iri in everybody and everybody[iri].known}
    for name, group in (("company", along - known), ("known company", known)):
        if group:
            found[name] = (float(min(len(group), MOST[name])), _labels(group, everybody))
    if "office" in found:  # which tells those apart who do not hold it
        rivals = [one for one in rivals if shared & one.offices]
    if rivals and how[0] in WEAK:
        found["others"] = (1.0, _labels({one.iri for one in rivals}, everybody))
    if a.dates and b.dates and _years_apart(a.dates, b.dates):
        found["apart"] = (1.0, "")
    return found


def _labels(iris: Collection[str], everybody: Mapping[str, Bearer]) -> str:
    names = sorted(everybody[iri].label for iri in iris if iri in everybody)
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _years_apart(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    first, last = max(a[0], b[0]), min(a[-1], b[-1])
    return first > last and int(first[:4]) - int(last[:4]) > FAR // 365


def score(found: Facts) -> float:
    """How likely two with these features are one, from 0 to 1."""
    return 1 / (1 + math.exp(-sum(weights()[name].weight * much for name, (much, _) in found.items())))


def why(found: Facts) -> str:
    """The features in words."""
    return "; ".join(weights()[name].words.replace("{}", what) for name, (_, what) in found.items())
