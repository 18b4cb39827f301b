"""The rule of the knowledge layer on entities, from what the rows of `kg.store.spoken` have of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from kg.store.merged import Merged
from kg.store.spoken import Spoken
from kg.store.terms import Writer
from kg.vocab import expand

PART = 1_000  # entities that are looked at in one go
Rows = list[tuple[Any, ...]]
Key = TypeVar("Key", str, tuple[float, float])


class Evidence(Protocol):
    """What the rule asks, of all entities or of some."""

    def rows(self, name: str) -> Rows:
        """The answer to a question, in a fixed order."""
        ...

    def articles(self, entity: str) -> set[str]:
        """Where an entity is spoken of."""
        ...


class Part:
    """All that is known of some entities; of what is merged with one of them all should be among them."""

    def __init__(self, book: Spoken, entities: Sequence[str], same: Merged) -> None:
        self._book, self._entities = book, sorted(entities)
        held = set(self._entities)
        self.same = Merged(canonical={one: other for one, other in same.canonical.items() if one in held})

    def rows(self, name: str) -> Rows:
        """The answer to a question."""
        known = ((one, self._book.number(one)) for one in self._entities)
        return ordered((one, *row) for one, number in known if number for row in OF[name](self._book, number))

    def articles(self, entity: str) -> set[str]:
        """Where an entity is spoken of."""
        number = self._book.number(entity)
        return self._book.articles(number) if number else set()


def parts(book: Spoken, same: Merged) -> Iterator[Part]:
    """All entities, some at a time, each with those that it is merged with."""
    along: dict[str, list[str]] = defaultdict(list)
    for one, other in same.canonical.items():
        if one != other:
            along[other].append(one)
    some: list[str] = []
    for one in book.entities():
        if same(one) != one:
            continue
        some += [one, *along.get(one, ())]
        if len(some) >= PART:
            yield Part(book, some, same)
            some = []
    if some:
        yield Part(book, some, same)


def entities(told: Evidence, w: Writer, same: Merged) -> None:
    """An entity's name and place are those most articles give it; its other names stand beside. What is merged has
    the name of the entity that stands for it, and is counted there.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for entity, label, kind, count in told.rows("entities"):
        names[entity][label] += count
        kinds[entity][kind] += count
    for entity in sorted(names):
        name = most(names[same(entity)])
        w.link(entity, "rdf:type", expand("kg:Entity"))
        w.put(entity, "rdfs:label", name)
        w.put(entity, "skos:prefLabel", name)
        w.link(entity, "rdf:type", most(kinds[entity]))
        if own := (most(names[entity]) if same(entity) != entity else ""):
            w.put(entity, "skos:altLabel", own if own != name else None)
            w.put(same(entity), "skos:altLabel", own if own != name else None)
    for entity, alias in told.rows("aliases"):
        for one in {entity, same(entity)}:
            if alias != most(names[same(entity)]):
                w.put(one, "skos:altLabel", alias)
    for entity, mentions, articles in _weights(told, same):
        w.put(entity, "kg:mentions", mentions)
        w.put(entity, "kg:articles", articles)
    points: dict[str, Counter[tuple[float, float]]] = defaultdict(Counter)
    for entity, latitude, longitude, count in told.rows("points"):
        points[entity][latitude, longitude] += count
    for entity in sorted(points):
        latitude, longitude = most(points[entity])
        w.put(entity, "geo:lat", latitude)
        w.put(entity, "geo:long", longitude)


def _weights(told: Evidence, same: Merged) -> Iterator[tuple[str, int, int]]:
    """How often, and in how many articles, an entity is spoken of; what is merged counts for what stands for it."""
    merged = {*same.canonical, *same.canonical.values()}
    mentions: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    for entity, spoken_of, in_articles in told.rows("weights"):
        if entity not in merged:
            yield entity, spoken_of, in_articles
        mentions[same(entity)] += spoken_of
    for entity in merged:
        articles[same(entity)] |= told.articles(entity)
    for entity in sorted(articles):
        if mentions[entity]:
            yield entity, mentions[entity], len(articles[entity])


def _counted(book: Spoken, entity: int) -> list[tuple[int, int]]:
    mentions, articles = book.weights(entity)
    return [(mentions, articles)] if mentions else []


OF: dict[str, Callable[[Spoken, int], list[Any]]] = {
    "entities": Spoken.names,
    "aliases": lambda book, entity: [(words,) for words in book.words(entity)],
    "points": Spoken.points,
    "weights": _counted,
}


def most(counted: Mapping[Key, int]) -> Key:
    """What was counted most often; of equals the first in order."""
    return min(counted, key=lambda name: (-counted[name], name))


def ordered(rows: Iterator[tuple[Any, ...]]) -> Rows:
    """Rows in the order in which the rule takes them."""
    return sorted(rows, key=lambda row: tuple(str(cell) for cell in row))
