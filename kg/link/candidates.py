"""Which statements are worth comparing: found in time that grows with their number, not with its square.

Statements of one speaker meet under the telling words they share; under runs of words any two meet. Under a key that
very many share, only neighbours in the order of their least run meet, where near copies stand side by side (the
min-wise hashing of Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest, nsmallest
from zlib import crc32

from kg.link.traits import Traits

WORDS = 12  # telling words of a statement that are keys
RUNS = 4  # least runs of a statement that are keys
CROWD = 32  # statements; in a larger group each meets its neighbours alone
NEIGHBOURS = 4
PARTNERS = 16  # others that a statement is compared with at most
RUN_COUNTS = 0.5  # a shared run in words of weight 1
SHARE = 0.2  # of the lighter statement's weight that must be shared to be worth a look

Keys = dict[str, list[tuple[int, float]]]


def candidates(all_traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Yield index pairs (smaller first, sorted), each once."""
    sketches = [_sketch(one) for one in all_traits]
    partners: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for group, worth in _groups(all_traits, sketches):
        for one, other in _meet(group, sketches):
            if not _nested(all_traits[one], all_traits[other]):
                partners[one][other] += worth
                partners[other][one] += worth
    chosen: set[tuple[int, int]] = set()
    for one, found in partners.items():
        own = all_traits[one].total
        worthy = ((w, -o) for o, w in found.items() if w >= SHARE * min(own, all_traits[o].total))
        chosen.update((min(one, -o), max(one, -o)) for _, o in nlargest(PARTNERS, worthy))
    yield from sorted(chosen)


def _groups(all_traits: Sequence[Traits], sketches: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], float]]:
    """Statements that share a key, and what that is worth."""
    blocks: dict[str, list[int]] = defaultdict(list)
    runs: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(all_traits):
        for block in blocks_of(one):
            blocks[block].append(index)
        for run in sketches[index]:
            runs[run].append(index)
    for group in runs.values():
        if len(group) > 1:
            yield group, RUN_COUNTS
    for block in sorted(blocks):
        keys: Keys = defaultdict(list)
        for index in blocks[block]:
            for weight, concept in nlargest(WORDS, ((w, c) for c, w in all_traits[index].weights.items())):
                keys[concept].append((index, weight))
        for found in keys.values():
            if len(found) > 1:
                yield [index for index, _ in found], max(weight for _, weight in found)


def blocks_of(one: Traits) -> Iterable[str]:
    """Under what names the speaker of a statement may be met: IRI, words of the name, else the words of the source."""
    known = [*([one.said.speaker] if one.said.speaker else []), *(f"name {word}" for word in sorted(one.who))]
    return known or [f"words {(one.said.source or '').casefold()}"]


def _sketch(one: Traits) -> tuple[int, ...]:
    return tuple(nsmallest(RUNS, (crc32(" ".join(run).encode()) for run in one.runs)))


def _meet(group: list[int], sketches: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    if len(group) <= CROWD:
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                yield one, other
        return
    ordered = sorted(group, key=lambda index: (sketches[index], index))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
            yield one, other


def _nested(a: Traits, b: Traits) -> bool:
    """Whether the two share words of one article: the whole and its part, which is no second statement."""
    return a.said.article == b.said.article and any(
        s < other_e and other_s < e for s, e in a.said.spans for other_s, other_e in b.said.spans
    )
