"""Entities of several articles that are one: each merge a judgement with score, reason and both evidences.

Names are compared within blocks of those that may be the same (a family name, the words or first letters of a body's
name), so that the work grows with the number of entities; a block's judgements depend on nothing outside it. Groups
grow from the surest judgement down, and no two members may be opposed, so that no chain ends in somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.link.entities import body_names, person_names
from kg.link.entities.bearers import Bearer
from kg.link.entities.overrules import NONE, Overrules
from kg.link.entities.same_entity import WEAK, agreement, facts, opposed, score, why
from kg.records import digest
from kg.store.merged import Merge, Merged

SURE = 0.75
MARGIN = 0.15  # by which one of two opposed readings has to be the likelier
CROWD = 64  # entities in a block; a larger one is split by first names


def merges(everybody: Iterable[Bearer], overrules: Overrules = NONE) -> Merged:
    """The judgements, the same for any order of the input."""
    by_iri = {one.iri: one for one in sorted(everybody, key=lambda one: one.iri)}
    found: dict[tuple[str, str], Merge] = {}
    judging = [one for one in by_iri.values() if one.kind in ("person", "organisation")]
    for members in blocks(judging).values():
        for merge in judged(members, by_iri):
            known = found.get((merge.one, merge.other))
            if known is None or (merge.score, merge.why) < (known.score, known.why):
                found[merge.one, merge.other] = merge
    apart = overrules.apart(by_iri)
    links = [merge for pair, merge in found.items() if pair not in apart]
    return grown([*overrules.merges(by_iri), *settled(links, by_iri)], by_iri, apart)


def blocks(everybody: Iterable[Bearer]) -> dict[str, list[Bearer]]:
    """Entities that may be one, by what they share; those that share it with nobody are left out."""
    found: dict[str, list[Bearer]] = defaultdict(list)
    for one in everybody:
        for key in sorted(keys(one)):
            found[key].append(one)
    split: dict[str, list[Bearer]] = defaultdict(list)
    for key, members in found.items():
        if len(members) <= CROWD:
            split[key] += members
            continue
        for one in members:
            if one.kind == "person" and person_names.given(one.label):
                for form in person_names.forms(person_names.given(one.label)):
                    split[f"{key} {form}"].append(one)
    return {key: split[key] for key in sorted(split) if 1 < len(split[key]) <= CROWD}


def keys(one: Bearer) -> set[str]:
    """The blocks of one entity: all that it may ever be merged with is in them."""
    if one.kind == "organisation":
        return {f"body {key}" for key in body_names.keys(one.label)}
    words = person_names.words(one.label)
    found = {f"family {person_names.surname(one.label)}"}
    return found | ({f"beginning {' '.join(words[:2])}"} if len(words) > 1 else set())


def judged(members: Sequence[Bearer], everybody: Mapping[str, Bearer]) -> Iterator[Merge]:
    """Yield the pairs of a block that are likely to be one."""
    for a, b in combinations(members, 2):
        if opposed(a, b):
            continue
        found = facts(a, b, (), everybody)
        value = score(found)
        if value >= SURE and not WEAK.isdisjoint(found):  # others of the name can only make it less sure
            found = facts(a, b, _rivals(a, b, members), everybody)
            value = score(found)
        if value >= SURE:
            one, other = sorted((a, b), key=lambda bearer: bearer.iri)
            yield Merge(one.iri, other.iri, round(value, 3), why(found), "rules", _evidence(one, other))


def _rivals(a: Bearer, b: Bearer, members: Sequence[Bearer]) -> list[Bearer]:
    """Others whose name agrees with one of the two, but who cannot be the other."""
    return [
        c
        for c in members
        if c not in (a, b)
        and any(agreement(x, c) and agreement(y, c) is None for x, y in ((a, b), (b, a)))
        and len(person_names.words(c.label)) > 1
    ]


def _evidence(*both: Bearer) -> tuple[str, ...]:
    return tuple(one.evidence.mention for one in both if one.evidence)


def settled(links: Collection[Merge], everybody: Mapping[str, Bearer]) -> list[Merge]:
    """The links without those that go to two who are opposed, unless one is clearly the likelier."""
    by_end: dict[str, list[Merge]] = defaultdict(list)
    for link in links:
        by_end[link.one].append(link)
        by_end[link.other].append(link)
    dropped: set[Merge] = set()
    for end, own in by_end.items():
        for first, second in combinations(sorted(own, key=lambda link: (-link.score, link.one, link.other)), 2):
            if opposed(everybody[_far(first, end)], everybody[_far(second, end)]):
                dropped |= {second} if first.score - second.score >= MARGIN else {first, second}
    return [link for link in links if link not in dropped]


def _far(link: Merge, end: str) -> str:
    return link.other if link.one == end else link.one


def grown(links: Iterable[Merge], everybody: Mapping[str, Bearer], apart: Collection[tuple[str, str]]) -> Merged:
    """Groups from the surest link down; what a user says comes first and is not held against names."""
    groups: dict[str, list[str]] = {}
    kept = []
    for link in sorted(links, key=lambda link: (link.by != "user", -link.score, link.one, link.other)):
        first, second = (groups.get(iri, [iri]) for iri in (link.one, link.other))
        if first is second or not _may_join(first, second, link, everybody, apart):
            continue
        whole = first + second
        groups.update(dict.fromkeys(whole, whole))
        kept.append(link)
    canonical = {}
    for group in {id(members): members for members in groups.values()}.values():
        chosen = min(group, key=lambda iri: _rank(everybody[iri]))
        canonical.update(dict.fromkeys(set(group) - {chosen}, chosen))
    return Merged(tuple(sorted(kept, key=lambda link: (link.one, link.other))), dict(sorted(canonical.items())))


def _may_join(
    first: Sequence[str],
    second: Sequence[str],
    link: Merge,
    everybody: Mapping[str, Bearer],
    apart: Collection[tuple[str, str]],
) -> bool:
    pairs = [(a, b) for a in first for b in second]
    if any((min(pair), max(pair)) in apart for pair in pairs):
        return False
    return link.by == "user" or not any(opposed(everybody[a], everybody[b]) for a, b in pairs)


def _rank(one: Bearer) -> tuple[object, ...]:
    """Who stands for a group: whom the tables know, then who has a first name and is in most articles."""
    return not one.known, len(one.label.split()) < 2, -len(one.articles), len(one.label), one.label, one.iri


@dataclass(frozen=True, slots=True)
class Row:
    """A merge as `kg merges` lists it."""

    id: str
    one: str
    other: str
    label: str
    other_label: str
    score: float
    why: str
    by: str
    evidence: tuple[str, ...]


def listed(found: Merged, everybody: Iterable[Bearer]) -> Iterator[Row]:
    """Yield the merges with names and with the words and articles they rest on, the least sure first."""
    by_iri = {one.iri: one for one in everybody}
    for link in sorted(found.links, key=lambda link: (link.score, link.one, link.other)):
        a, b = by_iri[link.one], by_iri[link.other]
        told = tuple(f"“{e.words}” in {e.article}" for e in (a.evidence, b.evidence) if e)
        yield Row(digest("merge", a.iri, b.iri), a.iri, b.iri, a.label, b.label, link.score, link.why, link.by, told)
