"""What articles tell otherwise: offices that exclude each other, events affirmed and denied, figures that differ, words
given to two speakers, quotes disowned. Few and right rather than many; nothing is said of which side is true.

Each kind yields facts with a key; facts with one key from articles of the same news are compared. The cost grows with
the facts, since one is compared to at most NEAREST others of its key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

from kg.link.contradictions import charges, events, figures, quotes, roles
from kg.link.contradictions.news import news
from kg.link.contradictions.records import Clash, Contradiction, Evidence, Fact, Kind, News
from kg.records import Extraction

NEAREST = 40  # facts of one key, by date, that one is compared to
Facts = Callable[[Extraction, News], Iterator[Fact]]
Differ = Callable[[Fact, Fact], Clash | None]
Pair = tuple[Fact, Fact, Clash]

KINDS: tuple[tuple[Kind, Facts, Differ], ...] = (
    ("role", roles.facts, roles.differ),
    ("event", events.facts, events.differ),
    ("event", charges.facts, charges.differ),
    ("figure", figures.facts, figures.differ),
    ("speaker", quotes.quotations, quotes.two_speakers),
    ("disowned", quotes.sayings, quotes.disowned),
)


def contradictions(extractions: Iterable[Extraction]) -> Iterator[Contradiction]:
    """Every contradiction between (and within) these articles, the surest first within its kind, in a fixed order."""
    blocks: list[dict[Hashable, list[Fact]]] = [defaultdict(list) for _ in KINDS]
    for extraction in extractions:
        known = news(extraction.article)
        for (_, facts, _), block in zip(KINDS, blocks, strict=True):
            for fact in facts(extraction, known):
                block[fact.key].append(fact)
    for (kind, _, differ), found in zip(KINDS, blocks, strict=True):
        groups = defaultdict[Hashable, list[Pair]](list)
        for those in found.values():
            for pair in clashes(sorted(those, key=order), differ):
                groups[group_of(pair)].append(pair)
        seen = set[str]()
        for one in sorted((told(kind, group) for group in groups.values()), key=rank):
            if one.id not in seen:
                yield one
            seen.add(one.id)


def clashes(block: Sequence[Fact], differ: Differ, start: int = 0, stop: int | None = None) -> Iterator[Pair]:
    """Pairs of facts that clash, the earlier one first and among those from `start` to `stop`; the block in order."""
    for i, one in enumerate(block[start:stop], start):
        for other in block[i + 1 : i + 1 + NEAREST]:
            if clash := differ(one, other):
                yield one, other, clash


def order(fact: Fact) -> tuple[str, str, str, int, int]:
    """By what the facts of one key are ordered: date and place."""
    place = fact.evidence
    return place.published or "", place.source, place.article, place.span.start, place.span.end


def group_of(pair: Pair) -> Hashable:
    """What is the same for all pairs that make one contradiction: whom it is about and what its two sides are."""
    one, _, clash = pair
    return one.who.iri if one.who and not clash.label else None, clash.sides


def told(kind: Kind, group: Iterable[Pair]) -> Contradiction:
    """One contradiction for all pairs that clash in the same way: the surest pair, the other places beside it."""
    pairs = sorted(group, key=lambda found: (-found[2].score, order(found[0]), order(found[1]), *_words(found[2])))
    one, other, clash = pairs[0]
    places = {place for a, b, _ in pairs for place in (a.evidence, b.evidence)} - {one.evidence, other.evidence}
    also = tuple(sorted(places, key=lambda place: (place.published or "", place.source, place.span, place.ref or "")))
    who = one.who
    return Contradiction(
        kind, who.iri if who else None, clash.label or (who.label if who else ""), one.evidence, other.evidence,
        clash.what, clash.score, clash.why, also,
    )  # fmt: skip


def _words(clash: Clash) -> tuple[str, str, str]:
    return clash.what, clash.why, clash.label


def rank(found: Contradiction) -> tuple[Any, ...]:
    """By what contradictions are ordered: the surest first, then by name and place."""
    one, other = found.one, found.other
    return -found.score, found.label, one.source, one.span, other.source, other.span, found.what


def to_json(found: Contradiction) -> dict[str, Any]:
    """One contradiction as plain JSON values: a row of `kg contradictions`."""
    return {
        "id": found.id, "kind": found.kind, "about": found.about, "label": found.label, "one": _place(found.one),
        "other": _place(found.other), "what": found.what, "score": found.score, "why": found.why,
        "also": [_place(place) for place in found.also],
    }  # fmt: skip


def _place(place: Evidence) -> dict[str, Any]:
    return {
        "article": place.article, "source": place.source, "publisher": place.publisher, "published": place.published,
        "start": place.span.start, "end": place.span.end, "text": place.span.text, "sentence": place.sentence.text,
        "ref": place.ref,
    }  # fmt: skip
