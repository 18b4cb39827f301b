"""Which statements say the same in (nearly) the same words: groups with the reason for each, from the words alone.

Two statements belong together where they share at least one run of four words (or are the same short sentence), the
runs they share are at least 60% of the shorter one's, and no two known speakers differ. Runs of words are the
shingles of Broder, "On the resemblance and containment of documents" (1997).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

RUN = 4  # words
SHARE = 0.6  # of the shorter statement's runs
COMMON = 60  # statements; a run that stands in more is a phrase of the trade and proves nothing


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as far as its words matter: its IRI, normalised words, speaker's IRI and article's IRI."""

    iri: str
    key: str
    speaker: str | None
    article: str


@dataclass(frozen=True, slots=True)
class Echo:
    """Two statements with (nearly) the same words, how much they share, and why that is so in words."""

    one: str
    other: str
    score: float
    why: str


def quote_key(quote: str) -> str:
    """The words of a quotation in lower case, without punctuation: what two wordings are compared by."""
    return " ".join(re.findall(r"\w+", quote.casefold()))


def echoes(statements: Iterable[Said]) -> Iterator[Echo]:
    """Pairs of statements from different articles that say the same, in a fixed order."""
    known = {said.iri: said for said in sorted(statements, key=lambda said: said.iri)}
    runs = {iri: _runs(said.key) for iri, said in known.items()}
    standing: dict[str, list[str]] = defaultdict(list)
    for iri in known:
        for run in runs[iri]:
            standing[run].append(iri)
    pairs = {pair for group in standing.values() if len(group) <= COMMON for pair in combinations(group, 2)}
    for one, other in sorted(pairs):
        a, b = known[one], known[other]
        if a.article == b.article or (a.speaker and b.speaker and a.speaker != b.speaker):
            continue
        shared, least = len(runs[one] & runs[other]), min(len(runs[one]), len(runs[other]))
        if shared / least >= SHARE:
            yield Echo(one, other, round(shared / least, 3), _why(a, b, shared, least))


def _runs(key: str) -> frozenset[str]:
    words = key.split()
    if len(words) < RUN:  # too short to have a run: only the very same words count, and one or two words never
        return frozenset([f"={key}"]) if len(words) == RUN - 1 else frozenset()
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _why(a: Said, b: Said, shared: int, least: int) -> str:
    speaker = "the same speaker" if a.speaker and a.speaker == b.speaker else "a speaker not known in both"
    if a.key == b.key:
        return f"the same words, {speaker}"
    return f"{shared} of {least} runs of {RUN} words in the shorter one are the same, {speaker}"


def forest(pairs: Iterable[Echo]) -> tuple[list[Echo], list[list[str]]]:
    """The closest pairs that hold each group together, and the groups, all sorted.

    A hundred copies of one wire report make a group of a hundred with ninety-nine pairs, not five thousand: Kruskal's
    maximum spanning forest over the scores.
    """
    parent: dict[str, str] = {}

    def root(iri: str) -> str:
        while parent.setdefault(iri, iri) != iri:
            parent[iri] = parent[parent[iri]]
            iri = parent[iri]
        return iri

    kept: list[Echo] = []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.other)):
        first, second = sorted((root(pair.one), root(pair.other)))
        if first != second:
            parent[second] = first
            kept.append(pair)
    found: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(parent):
        found[root(iri)].append(iri)
    return sorted(kept, key=lambda pair: (pair.one, pair.other)), sorted(found.values())
