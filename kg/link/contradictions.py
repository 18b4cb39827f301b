"""What articles tell otherwise: offices that exclude each other, events affirmed and denied, figures that differ, words
given to two speakers, quotes disowned. Few and right rather than many; nothing is said of which side is true.

Each kind yields facts with a key; facts with one key from articles of the same news are compared. The cost grows with
the facts, since one is compared to at most NEAREST others of its key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

from kg.link import contradictions_charges as charges
from kg.link import contradictions_events as events
from kg.link import contradictions_figures as figures
from kg.link import contradictions_quotes as quotes
from kg.link import contradictions_roles as roles
from kg.link.contradictions_news import news
from kg.link.contradictions_records import Clash, Contradiction, Evidence, Fact, Kind, News
from kg.records import Extraction

NEAREST = 40  # facts of one key, by date, that one is compared to
Facts = Callable[[Extraction, News], Iterator[Fact]]
Differ = Callable[[Fact, Fact], Clash | None]

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
        clashes = [clash for block in found.values() for clash in _clashes(block, differ)]
        yield from _told(kind, clashes)


def _clashes(block: list[Fact], differ: Differ) -> Iterator[tuple[Fact, Fact, Clash]]:
    """Pairs of facts that clash, the earlier one first."""
    block = sorted(block, key=_order)
    for i, one in enumerate(block):
        for other in block[i + 1 : i + 1 + NEAREST]:
            if clash := differ(one, other):
                yield one, other, clash


def _order(fact: Fact) -> tuple[str, str, str, int, int]:
    place = fact.evidence
    return place.published or "", place.source, place.article, place.span.start, place.span.end


def _told(kind: Kind, clashes: list[tuple[Fact, Fact, Clash]]) -> list[Contradiction]:
    """One contradiction for all pairs that clash in the same way: the surest pair, the other places beside it."""
    same = defaultdict[Hashable, list[tuple[Fact, Fact, Clash]]](list)
    for one, other, clash in clashes:
        same[one.who.iri if one.who and not clash.label else None, clash.sides].append((one, other, clash))
    found = []
    for group in same.values():
        group.sort(key=lambda found: (-found[2].score, _order(found[0]), _order(found[1])))
        one, other, clash = group[0]
        places = {place for a, b, _ in group for place in (a.evidence, b.evidence)} - {one.evidence, other.evidence}
        also = tuple(sorted(places, key=lambda place: (place.published or "", place.source, place.span)))
        who = one.who
        found.append(
            Contradiction(
                kind, who.iri if who else None, clash.label or (who.label if who else ""), one.evidence, other.evidence,
                clash.what, clash.score, clash.why, also,
            )
        )  # fmt: skip
    return sorted(found, key=lambda c: (-c.score, c.label, c.one.source, c.one.span, c.other.source, c.other.span))


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
