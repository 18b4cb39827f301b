"""Which statements are worth comparing: found in time that grows with their number, not with its square.

Statements of one speaker meet under the telling words they share; under runs of words, and under two of their most
telling words together, any two meet. Under a key that very many share, only neighbours in the order of their least run
meet, where near copies stand side by side (the min-wise hashing of Broder, "On the resemblance and containment of
documents", 1997).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from heapq import nlargest, nsmallest
from itertools import combinations
from zlib import crc32

from kg.link.records import Said
from kg.link.traits import Traits

Member = tuple[int, int]  # index, worth of the key in thousandths: whole numbers have one sum in any order
Group = list[Member]

WORDS = 12  # telling words of a statement that are keys
RUNS = 4  # least runs of a statement that are keys
TWO = 6  # most telling words of a statement of which any two are a key
CROWD = 32  # statements; in a larger group each meets its neighbours alone
NEIGHBOURS = 4
PARTNERS = 16  # others that a statement is compared with at most
RUN_COUNTS = 500  # thousandths of a word of weight 1 that a shared run counts, or two shared words
SHARE = 0.2  # of the lighter statement's weight that must be shared to be worth a look


def candidates(all_traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Yield index pairs (smaller first, sorted), each once."""
    yield from sorted({(min(pair), max(pair)) for pair in choices(all_traits)})


def choices(all_traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Yield (statement, one that it is compared with) by index; statements stand in order of article and place."""
    yield from choices_by(all_traits, [keys_of(one) for one in all_traits], [lead(one) for one in all_traits])


def choices_by(
    all_traits: Sequence[Traits], keys: Iterable[Mapping[int, int]], leads: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The same for statements whose keys and leads are known."""
    groups: dict[int, Group] = defaultdict(list)
    for index, own in enumerate(keys):
        for key, worth in own.items():
            groups[key].append((index, worth))
    partners: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for group in groups.values():
        for (one, weight), (other, another) in _meet(group, leads):
            worth = max(weight, another)
            partners[one][other] += worth
            partners[other][one] += worth
    del groups
    for one in sorted(partners):
        total, said = all_traits[one].total, all_traits[one].said
        found = partners.pop(one).items()
        apart = ((other, worth) for other, worth in found if not nested(said, all_traits[other].said))
        for other in chosen(total, ((other, worth, all_traits[other].total) for other, worth in apart)):
            yield one, other


def chosen(own: float, partners: Iterable[tuple[int, int, float]]) -> list[int]:
    """Which of (other, worth of what is shared, other's total) a statement of this total is compared with."""
    found = ((worth, -other) for other, worth, total in partners if worthy(worth, own, total))
    return [-other for _, other in nlargest(PARTNERS, found)]


def worthy(worth: int, own: float, total: float) -> bool:
    """Whether what two statements share is worth a look; their totals tell what there is to share."""
    return worth >= 1000 * SHARE * min(own, total)


def keys_of(one: Traits) -> dict[int, int]:
    """The keys of a statement as whole numbers, the same on every machine, and what each is worth to it."""
    found = {-1 - run: RUN_COUNTS for run in sketch(one)}
    words = telling(one)
    for block in blocks_of(one):
        for weight, concept in words:
            found[_hashed(f"{block}\0{concept}")] = weight
    return found | {_hashed(two): RUN_COUNTS for two in twos(words)}


def _hashed(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def telling(one: Traits) -> list[tuple[int, str]]:
    """The most telling words of a statement with their weights in thousandths."""
    most = sorted(((weight, concept) for concept, weight in one.weights.items()), reverse=True)[:WORDS]
    return [(round(1000 * weight), concept) for weight, concept in most]


def twos(words: Sequence[tuple[int, str]]) -> list[str]:
    """Any two of the most telling words of a statement, by which it meets what others say."""
    return [f"{first}\0{second}" for first, second in combinations(sorted(c for _, c in words[:TWO]), 2)]


def blocks_of(one: Traits) -> Iterable[str]:
    """Under what names the speaker of a statement may be met: IRI, words of the name, else the words of the source."""
    known = [*([one.said.speaker] if one.said.speaker else []), *(f"name {word}" for word in sorted(one.who))]
    return known or [f"words {(one.said.source or '').casefold()}"]


def sketch(one: Traits) -> list[int]:
    """The least of its runs, as numbers."""
    return nsmallest(RUNS, {crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in one.runs})


def lead(one: Traits) -> int:
    """By what the members of a crowd are ordered, near copies side by side: the two least runs as one number."""
    first, second, *_ = [*sketch(one), 0, 0]
    return first << 31 | second >> 1


def _meet(group: Group, leads: Sequence[int]) -> Iterator[tuple[Member, Member]]:
    reach = len(group)
    if len(group) > CROWD:
        reach, group = NEIGHBOURS, sorted(group, key=lambda member: (leads[member[0]], member[0]))
    for place, one in enumerate(group):
        for other in group[place + 1 : place + 1 + reach]:
            yield one, other


def nested(a: Said, b: Said) -> bool:
    """Whether the two share words of one article: the whole and its part, which is no second statement."""
    return a.article == b.article and any(
        s < other_e and other_s < e for s, e in a.spans for other_s, other_e in b.spans
    )
