"""Which statements are worth comparing: found in time that grows with their number, not with its square.

Statements of one speaker meet under the telling words they share; under runs of words, and under two of their most
telling words together, any two meet. Under a key that very many share, only neighbours in the order of their least run
meet, where near copies stand side by side (the min-wise hashing of Broder, "On the resemblance and containment of
documents", 1997). Statements of one speaker whose meanings lie close share some of the signatures that random planes
give them (Charikar, "Similarity estimation techniques from rounding algorithms", 2002), and meet under these.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from heapq import nlargest, nsmallest
from itertools import combinations, pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

from kg.link.meaning import WIDTH
from kg.link.records import Said
from kg.link.traits import Traits

Numbers = npt.NDArray[np.int64]
Spans = tuple[tuple[int, int], ...]

WORDS = 12  # telling words of a statement that are keys
RUNS = 4  # least runs of a statement that are keys
TWO = 6  # most telling words of a statement of which any two are a key
CROWD = 32  # statements; in a larger group each meets its neighbours alone
NEIGHBOURS = 4
PARTNERS = 16  # others that a statement is compared with at most
SIGNATURES = ((6, 4), (6, 10))  # how many of how many planes: the short ones for a speaker who says little
RUN_COUNTS = 500  # thousandths of a word of weight 1 that a shared run counts, or two shared words
STEP = 1_000  # statements whose partners are sought at one time
SHARE = 0.2  # of the lighter statement's weight that must be shared to be worth a look


def candidates(all_traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Yield index pairs (smaller first, sorted), each once."""
    yield from sorted({(min(pair), max(pair)) for pair in choices(all_traits)})


def choices(all_traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Yield (statement, one that it is compared with) by index; statements stand in order of article and place."""
    yield from choices_by(all_traits, Places(all_traits))


class Places:
    """Under which keys all statements stand, in arrays: in the order of the keys, under a key in that of the leads."""

    def __init__(self, all_traits: Iterable[Traits]) -> None:
        keys, worths, leads, counts = array("q"), array("q"), array("q"), array("q")
        for one in all_traits:
            runs = sketch(one)
            own = _keys(one, runs)
            keys.extend(own.keys())
            worths.extend(own.values())
            leads.append(_lead(runs))
            counts.append(len(own))
        self.leads = np.frombuffer(leads, np.int64) if leads else np.zeros(0, np.int64)
        owners = np.repeat(np.arange(len(leads)), np.frombuffer(counts, np.int64) if counts else 0)
        self.keys = np.frombuffer(keys, np.int64) if keys else np.zeros(0, np.int64)
        order = np.lexsort((owners, self.leads[owners], self.keys))
        self.keys, self.ones = self.keys[order], owners[order]
        self.worths = (np.frombuffer(worths, np.int64) if worths else np.zeros(0, np.int64))[order]


def reach(keys: Numbers) -> tuple[Numbers, Numbers]:
    """How many before and after it, under its key, each place meets; the keys in order."""
    size = len(keys)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if size else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, size])
    inside = np.arange(size) - np.repeat(starts, sizes)
    most = np.repeat(np.where(sizes > CROWD, NEIGHBOURS, CROWD), sizes)
    return np.minimum(inside, most), np.minimum(np.repeat(sizes, sizes) - inside - 1, most)


def summed(ones: Numbers, others: Numbers, values: Numbers, size: int) -> tuple[Numbers, Numbers, Numbers]:
    """Each pair of numbers below `size` once, with the sum of its values."""
    pairs = ones * size + others
    order = np.argsort(pairs, kind="stable")
    pairs, values = pairs[order], values[order]
    starts = np.flatnonzero(np.r_[True, pairs[1:] != pairs[:-1]]) if len(pairs) else np.zeros(0, np.int64)
    one, other = np.divmod(pairs[starts], max(1, size))
    return one, other, np.add.reduceat(values, starts) if len(pairs) else values


def choices_by(all_traits: Sequence[Traits], places: Places) -> Iterator[tuple[int, int]]:
    """The same for statements whose places are known; some hundreds at a time, so that it takes little memory."""
    before, after = reach(places.keys)
    totals = np.fromiter((one.total for one in all_traits), np.float64, len(all_traits))
    numbers = dict[str, int]()
    articles = np.fromiter(
        (numbers.setdefault(one.said.article, len(numbers)) for one in all_traits), np.int64, len(all_traits)
    )
    by_owner = np.argsort(places.ones, kind="stable")
    ends = np.searchsorted(places.ones[by_owner], np.arange(STEP, len(all_traits) + STEP, STEP))
    for low, high in pairwise([0, *ends]):
        own = by_owner[low:high]
        ones, others, worths = _shared(places, own, before[own], after[own])
        kept = worths >= 1000 * SHARE * np.minimum(totals[ones], totals[others])
        same = np.flatnonzero(kept & (articles[ones] == articles[others]))
        for place in same.tolist():
            kept[place] = not nested(all_traits[ones[place]].said, all_traits[others[place]].said)
        ones, others, worths = ones[kept], others[kept], worths[kept]
        order = np.lexsort((others, -worths, ones))
        ones, others = ones[order], others[order]
        rank = np.arange(len(ones)) - np.searchsorted(ones, ones)
        yield from zip(ones[rank < PARTNERS].tolist(), others[rank < PARTNERS].tolist(), strict=True)


def _shared(places: Places, own: Numbers, before: Numbers, after: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Whom the statements of these places meet, and what they share in thousandths: (one, other, worth), each once."""
    counts = before + after + 1
    firsts = np.cumsum(counts) - counts
    here = np.repeat(own, counts)
    there = here + np.arange(len(here)) - np.repeat(firsts + before, counts)
    here, there = here[here != there], there[here != there]
    worths = np.maximum(places.worths[here], places.worths[there])
    return summed(places.ones[here], places.ones[there], worths, len(places.leads))


def chosen(own: float, partners: Iterable[tuple[int, int, float]]) -> list[int]:
    """Which of (other, worth of what is shared, other's total) a statement of this total is compared with."""
    found = ((worth, -other) for other, worth, total in partners if worthy(worth, own, total))
    return [-other for _, other in nlargest(PARTNERS, found)]


def worthy(worth: int, own: float, total: float) -> bool:
    """Whether what two statements share is worth a look; their totals tell what there is to share."""
    return worth >= 1000 * SHARE * min(own, total)


def keys_of(one: Traits) -> dict[int, int]:
    """The keys of a statement as whole numbers, the same on every machine, and what each is worth to it."""
    return _keys(one, sketch(one))


def placed(one: Traits) -> tuple[dict[int, int], int]:
    """The keys of a statement and its lead."""
    runs = sketch(one)
    return _keys(one, runs), _lead(runs)


def _keys(one: Traits, runs: Iterable[int]) -> dict[int, int]:
    found = {-1 - run: RUN_COUNTS for run in runs}
    words = telling(one)
    blocks = blocks_of(one)
    for block in blocks:
        for weight, concept in words:
            found[_hashed(f"{block}\0{concept}")] = weight
    found |= {_hashed(f"{blocks[0]}\0{signature}"): RUN_COUNTS for signature in signatures(one)}
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


def signatures(one: Traits) -> list[str]:
    """On which side of random planes its meaning lies, some planes at a time."""
    told = (_planes() * one.meaning).sum(axis=1)  # no BLAS, whose sums differ from processor to processor
    sides = "".join("01"[side] for side in (told > 0).tolist())
    found, start = [], 0
    for many, bits in SIGNATURES:
        for _ in range(many):
            found.append(f"{start} {sides[start : start + bits]}")
            start += bits
    return found


@cache
def _planes() -> npt.NDArray[np.float32]:
    """The planes, the same on every machine."""
    return np.random.RandomState(1).standard_normal((sum(many * bits for many, bits in SIGNATURES), WIDTH)).astype("f4")


def blocks_of(one: Traits) -> list[str]:
    """Under what names the speaker of a statement may be met: IRI, words of the name, else the words of the source."""
    known = [*([one.said.speaker] if one.said.speaker else []), *(f"name {word}" for word in sorted(one.who))]
    return known or [f"words {(one.said.source or '').casefold()}"]


def sketch(one: Traits) -> list[int]:
    """The least of its runs, as numbers."""
    return nsmallest(RUNS, {crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in one.runs})


def lead(one: Traits) -> int:
    """By what the members of a crowd are ordered, near copies side by side: the two least runs as one number."""
    return _lead(sketch(one))


def _lead(runs: Iterable[int]) -> int:
    first, second, *_ = [*runs, 0, 0]
    return first << 31 | second >> 1


def nested(a: Said, b: Said) -> bool:
    """Whether the two share words of one article: the whole and its part, which is no second statement."""
    return a.article == b.article and overlap(a.spans, b.spans)


def overlap(spans: Spans, others: Spans) -> bool:
    """Whether the two have a character in common."""
    return any(start < other_end and other_start < end for start, end in spans for other_start, other_end in others)
