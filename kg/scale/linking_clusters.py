"""Clusters of statements as a chain of group-bys: the keys under which `kg.link` lets statements meet are the keys.

    articles → places under keys → who meets whom → whom each is compared with → links → parts → clusters

What `kg.link.index_clusters` finds on one machine, in the same order of statements and with the same bounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from kg.link.candidates import CROWD, NEIGHBOURS, chosen, keys_of, lead, overlap
from kg.link.cards import PLACES
from kg.link.clusters import MAYBE, grown
from kg.link.index import number
from kg.link.judge import likeness
from kg.link.packed import unpack
from kg.link.traits import Traits, traits
from kg.scale.grouping import Make, Row, Table

Link = tuple[int, int, float]


def clusters(articles: Table, make: Make) -> Table:
    """Rows of clusters, each under 0, from rows of articles: their numbers and their packed statements."""
    pairs = articles.mapped(placed).each(met).each(preferred).kept()
    links = articles.and_(pairs).each(first_taken).and_(articles).each(compared).kept()
    found = [link for _, link in links.rows()]
    parts = connected(found)
    wanted = make((one >> PLACES, ("member", one, part)) for one, part in parts.items())
    held = make((parts[one], ("link", one, other, value)) for one, other, value in found)
    return articles.and_(wanted).each(second_taken).and_(held).each(together)


def placed(_: int, bodies: list[Any]) -> Iterator[Row]:
    """An article's statements under their keys."""
    for one in _taken(bodies):
        place = (lead(one), number(one.said), one.total, one.said.spans)
        for key, worth in keys_of(one).items():
            yield key, (*place, worth)


def met(_: int, places: list[Any]) -> Iterator[Row]:
    """Who meets whom under a key, both ways: all of few; of a crowd the neighbours in the order of the leads."""
    places.sort(key=lambda place: (place[0], place[1]))
    most = NEIGHBOURS if len(places) > CROWD else CROWD
    for i, (_, one, total, spans, worth) in enumerate(places):
        for _, other, other_total, other_spans, other_worth in places[i + 1 : i + 1 + most]:
            if one >> PLACES != other >> PLACES or not overlap(spans, other_spans):
                shared = max(worth, other_worth)
                yield one, (other, shared, total, other_total)
                yield other, (one, shared, other_total, total)


def preferred(one: int, mates: list[Any]) -> Iterator[Row]:
    """With whom a statement is compared: pairs under the first one's article."""
    worths, totals = Counter[int](), dict[int, float]()
    for other, worth, _, total in mates:
        worths[other] += worth
        totals[other] = total
    for other in chosen(mates[0][2], ((other, worth, totals[other]) for other, worth in worths.items())):
        low, high = min(one, other), max(one, other)
        yield low >> PLACES, ("pair", low, high)


def first_taken(_: int, bodies: list[Any]) -> Iterator[Row]:
    """Pairs with their first statement taken apart, under the second one's article."""
    by_number, asked = _with(bodies)
    for _, one, other in sorted(set(asked)):
        yield other >> PLACES, ("half", by_number[one], one, other)


def compared(_: int, bodies: list[Any]) -> Iterator[Row]:
    """The links: pairs that may say the same."""
    by_number, asked = _with(bodies)
    for _, first, one, other in asked:
        value = likeness(first, by_number[other], MAYBE)
        if value >= MAYBE:
            yield 0, (one, other, value)


def second_taken(_: int, bodies: list[Any]) -> Iterator[Row]:
    """The statements of each part, taken apart."""
    by_number, asked = _with(bodies)
    for _, one, part in asked:
        yield part, ("one", one, by_number[one])


def together(_: int, bodies: list[Any]) -> Iterator[Row]:
    """The clusters of one part."""
    taken = {body[1]: body[2] for body in bodies if body[0] == "one"}
    found = sorted(body[1:] for body in bodies if body[0] == "link")
    for cluster in grown(dict(sorted(taken.items())), found):
        yield 0, cluster


def connected(links: Iterable[Link]) -> dict[int, int]:
    """Every statement with a link → the least of those it is connected with (union by the least, paths halved)."""
    above: dict[int, int] = {}

    def root(one: int) -> int:
        while above[one] != one:
            above[one] = one = above[above[one]]
        return one

    for one, other, _ in links:
        first, second = (root(above.setdefault(end, end)) for end in (one, other))
        above[max(first, second)] = min(first, second)
    return {one: root(one) for one in sorted(above)}


def _with(bodies: list[Any]) -> tuple[dict[int, Traits], list[tuple[Any, ...]]]:
    """An article's statements by number, and what is asked of them."""
    asked = [body for body in bodies if isinstance(body, tuple)]
    return ({number(one.said): one for one in _taken(bodies)} if asked else {}), asked


def _taken(bodies: list[Any]) -> list[Traits]:
    return [one for body in bodies if isinstance(body, bytes) for one in traits(unpack(body))]
