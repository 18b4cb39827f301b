"""Links of a corpus that no machine's memory holds, from its shards: what says the same, and what contradicts what.

The same statements meet, and the same facts, as on one machine (`kg.link.clusters`), since they meet under the same
keys; a test compares both. Entities are taken as each article names them, or as a store holds them for one: who is one
is judged from all articles together, which is a store's matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.link.cards import PLACES, Card, card
from kg.link.contradictions.records import Contradiction
from kg.link.index import number
from kg.link.packed import unpack
from kg.link.records import Cluster
from kg.link.speakers import Speakers
from kg.records import Extraction
from kg.scale.grouping import Make, Row, Table
from kg.scale.linking_clusters import clusters
from kg.scale.linking_contradictions import contradictions
from kg.scale.loading import shards_at
from kg.scale.places import Place
from kg.scale.shards import outcomes_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Linked:
    """Clusters and contradictions, each in the order of the ids."""

    clusters: tuple[Cluster, ...]
    contradictions: tuple[Contradiction, ...]


def on_ray(
    places: Sequence[str],
    *,
    address: str | None = None,
    jobs: int | None = None,
    parts: int | None = None,
    store: str | Path | None = None,
) -> Linked:
    """What the articles in these shards tell alike or otherwise, found by Ray Data on a cluster, or on this machine.

    `parts` is into how many the keys are divided: the more, the less a worker holds. Who speaks is whom an article
    names; with a `store` that has taken the shards in, whom that holds for the same. Raises NotFound for a place
    without shards, UsageError where Ray is missing, StoreError.
    """
    from kg.scale.ray_cluster import cluster
    from kg.scale.ray_tables import PARTS, RayTable

    items = [(place.where, name) for place, held in map(shards_at, places) for name in held.names]
    many, who = parts or PARTS, speakers(store) if store else None
    with cluster(address, jobs):
        cards = RayTable.made(items, read, many).each(once)
        return link((cards.mapped(partial(merged, who)) if who else cards).kept(), partial(RayTable.of, parts=many))


def speakers(store: str | Path) -> Speakers:
    """Whom the knowledge layer of a store holds for one."""
    from kg.store import open_store

    with open_store(store, read_only=True) as graph:
        return Speakers(graph)


def link(cards: Table, make: Make) -> Linked:
    """The links of articles, from rows of their cards."""
    told = cards.mapped(statements).kept()
    return Linked(
        tuple(sorted((found for _, found in clusters(told, make).rows()), key=lambda one: one.id)),
        tuple(sorted((found for _, found in contradictions(cards).rows()), key=lambda one: one.id)),
    )


def read(_: int, items: list[Any]) -> Iterator[Row]:
    """The cards of a block of shards."""
    for where, name in items:
        for outcome in outcomes_of(name, Place(where)):
            if isinstance(outcome, Extraction):
                yield row(outcome)


def row(extraction: Extraction) -> Row:
    """An article's card under its number."""
    return int(extraction.article.key[:12], 16), card(extraction)


def once(article: int, cards: list[Card]) -> Iterator[Row]:
    """One card of an article that stands in several shards."""
    by_key = {one.key: one for one in sorted(cards, key=lambda one: (one.key, one.said, one.news), reverse=True)}
    for key in sorted(by_key):
        yield article, by_key[key]


def merged(who: Speakers, article: int, cards: list[Card]) -> Iterator[Row]:
    """The cards of an article, whoever is one speaking as one."""
    for one in cards:
        yield article, who.told(one)


def statements(_: int, cards: list[Card]) -> Iterator[Row]:
    """What an article says, under its number."""
    for one in cards:
        for said in unpack(one.said)[:1]:
            yield number(said) >> PLACES, one.said
