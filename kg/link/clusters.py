"""Statements that say the same, in clusters: each link a judgement, and no chain that ends in something else.

Links are taken from the surest down. Two groups become one only where their members say the same on the whole (the
mean over the pairs between them), so that A = B and B = C do not make A = C by themselves: agglomeration with average
linkage, held to a few members of each group so that ten thousand copies cost no more than ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from kg.link.candidates import candidates
from kg.link.features import features
from kg.link.judge import judge, likeness, score
from kg.link.records import Cluster, Judgement, Said
from kg.link.traits import Traits, traits

SURE = 0.7  # a link
ALIKE = 0.45  # the mean between two groups that become one
OPPOSED = 0.02  # no two members may be as unlike as that
MAYBE = 0.5  # a link that counts only together with others
TOGETHER = 0.59  # their mean
LOOKED_AT = 5  # members of each group

Pair = tuple[int, int, float]


def clusters(statements: Iterable[Said], sure: float = SURE) -> Iterator[Cluster]:
    """Yield the clusters of two and more, in the order of their first statements; an article's stand together."""
    taken = list(traits(sorted(statements, key=lambda said: (said.article, said.order))))
    found = grown(dict(enumerate(taken)), links(taken, candidates(taken)), sure)
    yield from sorted(found, key=lambda found: min(member.key for member in found.members))


def links(taken: Sequence[Traits], pairs: Iterable[tuple[int, int]]) -> Iterator[Pair]:
    """Yield the pairs that may belong together, with how likely that is."""
    for one, other in pairs:
        value = likeness(taken[one], taken[other], MAYBE)
        if value >= MAYBE:
            yield one, other, value


def grown(taken: Mapping[int, Traits], pairs: Iterable[Pair], sure: float = SURE) -> Iterator[Cluster]:
    """Yield what grows from the surest link down; statements go by numbers in the order of article and place.

    What is not connected by links does not touch each other: the parts of a whole can be grown one by one.
    """
    groups: dict[int, list[int]] = {}  # member → all members, the same list for each of them
    known: dict[tuple[int, int], float] = {}
    kept: list[tuple[int, int]] = []
    ordered = sorted((-value, one, other) for one, other, value in pairs)
    known.update(((min(one, other), max(one, other)), -value) for value, one, other in ordered)
    for value, one, other in ordered:
        first, second = sorted((groups.get(one, [one]), groups.get(other, [other])), key=len, reverse=True)
        if first is second or not _alike(taken, known, first, second, -value >= sure):
            continue
        first += second
        groups.update(dict.fromkeys(first[:1] + second, first))
        kept.append((one, other))
    held: dict[int, list[Judgement]] = {}
    for one, other in kept:
        held.setdefault(groups[one][0], []).append(judge(taken[one], taken[other]))
    for leader, judgements in held.items():
        yield _cluster([taken[index] for index in groups[leader]], judgements)


def _alike(
    taken: Mapping[int, Traits], known: dict[tuple[int, int], float], first: list[int], second: list[int], sure: bool
) -> bool:
    """Whether two groups say the same: by a sure link that the others do not gainsay, or by what all say together."""
    if len(first) == len(second) == 1:
        return sure
    values = []
    for a, b in product(first[:LOOKED_AT], second[:LOOKED_AT]):
        pair = min(a, b), max(a, b)
        if pair not in known:
            known[pair] = score(features(taken[a], taken[b]))
        values.append(known[pair])
    return min(values) > OPPOSED and sum(values) / len(values) >= (ALIKE if sure else TOGETHER)


def _cluster(members: Sequence[Traits], links: Sequence[Judgement]) -> Cluster:
    ordered = sorted(members, key=lambda one: (one.said.published or "9", one.said.article, one.said.order))
    fullest = max(ordered, key=lambda one: (one.said.manner == "direct", one.total))
    speakers = [(one.said.speaker, one.said.label) for one in ordered if one.said.speaker]
    speaker, label = max(speakers, key=lambda who: (speakers.count(who), who), default=(None, None))
    return Cluster(speaker, label, fullest.said.text, tuple(one.said for one in ordered), tuple(links))
