"""The knowledge layer kept up to date where new articles came and nothing else did: only what they speak of is derived
anew. `kg.store.knowledge` from all evidence gives the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.store.evidence import EVIDENCE
from kg.store.iris import KNOWLEDGE as LAYER
from kg.store.knowledge import RULES, Rows, entities, most, ordered
from kg.store.merged import Merged, standing, write
from kg.store.pattern import KNOWLEDGE
from kg.store.spoken import Spoken, spoken
from kg.store.terms import Writer, term

if TYPE_CHECKING:
    from kg.store.oxigraph import Store

OF_ENTITIES = ("rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "kg:mentions", "kg:articles", "geo:lat",
               "geo:long")  # fmt: skip


def growing(store: Store, same: Merged, graphs: Collection[str]) -> tuple[list[ox.Quad], list[ox.Quad]] | None:
    """The quads that go and those that come with the articles of these graphs; None where others than new entities
    are merged otherwise than before: then all of it has to be derived.
    """
    before, now = standing(store).canonical, same.canonical
    moved = [one for one in {*before, *now} if before.get(one) != now.get(one)]
    if any(_values(store, one, "rdfs:label") for one in moved):
        return None
    of_entities, others = Writer(LAYER), Writer(LAYER)
    write(same, of_entities)
    with spoken(store) as book:
        part = Part(store, same, graphs, book)
        entities(part, of_entities, part.same)
        for rule in RULES:
            rule(part, others, same)
    old = dict.fromkeys(_merges(store))
    for one in part.entities:
        old.update(dict.fromkeys(quad for name in OF_ENTITIES for quad in _about(store, one, name)))
    new = dict.fromkeys(of_entities.quads())
    for gone, instead in _joined(store, list(others.quads())):
        old.update(dict.fromkeys(gone))
        new[instead] = None
    come = [quad for quad in new if quad not in old and quad not in store.engine]
    return [quad for quad in old if quad not in new], come


class Part:
    """The evidence of some articles, and all evidence on the entities that these speak of."""

    def __init__(self, store: Store, same: Merged, graphs: Collection[str], book: Spoken) -> None:
        self._store, self._graphs, self._book = store, sorted(graphs), book
        spoken = {quad.subject.value for quad in self._new("kg:label")}
        spoken |= {quad.object.value for quad in self._new("kg:refersTo")}
        standing_for = {same(one) for one in spoken}
        self.entities = sorted(spoken | standing_for | {one for one in same.canonical if same(one) in standing_for})
        held = set(self.entities)
        self.same = Merged(canonical={one: other for one, other in same.canonical.items() if one in held})

    def _new(self, name: str) -> Iterator[Any]:
        for graph in self._graphs:
            yield from self._store.engine.quads_for_pattern(None, term(name), None, ox.NamedNode(graph))

    def rows(self, name: str) -> Rows:
        """The answer to a question: on the entities from all articles, on the rest from these."""
        if name in OF:
            known = ((one, self._book.number(one)) for one in self.entities)
            return ordered((one, *row) for one, number in known if number for row in OF[name](self._book, number))
        sources = " ".join(f"FROM <{graph}>" for graph in self._graphs)
        return ordered(self._store.query(EVIDENCE[name].replace("{", f"{sources} {{", 1)).rows)

    def articles(self, entity: str) -> set[str]:
        """Where an entity is spoken of."""
        number = self._book.number(entity)
        return self._book.articles(number) if number else set()


def _weights(book: Spoken, entity: int) -> list[tuple[int, int]]:
    mentions, articles = book.weights(entity)
    return [(mentions, articles)] if mentions else []


OF: dict[str, Callable[[Spoken, int], list[Any]]] = {
    "entities": Spoken.names,
    "aliases": lambda book, entity: [(words,) for words in book.words(entity)],
    "points": Spoken.points,
    "weights": _weights,
}


def _quads(store: Store, subject: str, name: Any, graph: Any = None) -> Any:
    known = term(name) if isinstance(name, str) else name
    return store.engine.quads_for_pattern(ox.NamedNode(subject), known, None, graph)


def _about(store: Store, subject: str, name: Any) -> list[Any]:
    return list(_quads(store, subject, name, KNOWLEDGE))


def _values(store: Store, subject: str, name: str) -> list[str]:
    return [quad.object.value for quad in _about(store, subject, name)]


def _merges(store: Store) -> Iterator[ox.Quad]:
    """What the layer says of merged entities."""
    engine = store.engine
    for quad in engine.quads_for_pattern(None, term("rdf:predicate"), term("kg:sameEntity"), KNOWLEDGE):
        assert isinstance(quad.subject, ox.NamedNode)
        yield from engine.quads_for_pattern(quad.subject, None, None, KNOWLEDGE)
    for name in ("kg:sameEntity", "kg:mergedInto"):
        yield from engine.quads_for_pattern(None, term(name), None, KNOWLEDGE)


def _joined(store: Store, quads: list[Any]) -> Iterator[tuple[list[Any], ox.Quad]]:
    """What each quad of links and holdings takes the place of, and what it becomes together with that."""
    roles: dict[Any, list[str]] = defaultdict(list)
    for quad in quads:
        if quad.predicate == term("prov:wasDerivedFrom"):
            roles[quad.subject].append(quad.object.value)
    for quad in quads:
        old = _about(store, quad.subject.value, quad.predicate) if quad.predicate in JOINED else []
        if not old:
            yield [], quad
        elif quad.predicate == term("kg:office"):
            rests = {*roles[quad.subject], *_values(store, quad.subject.value, "prov:wasDerivedFrom")}
            offices = Counter(office.object.value for role in rests for office in _quads(store, role, "kg:office"))
            yield old, ox.Quad(quad.subject, quad.predicate, ox.Literal(most(offices)), KNOWLEDGE)
        else:
            value = JOINED[quad.predicate](old[0].object, quad.object)
            yield old, ox.Quad(quad.subject, quad.predicate, value, KNOWLEDGE)


def _sum(old: Any, new: Any) -> ox.Literal:
    return ox.Literal(int(old.value) + int(new.value))


def _least(old: Any, new: Any) -> Any:
    return min(old, new, key=lambda literal: literal.value)


def _last(old: Any, new: Any) -> Any:
    return max(old, new, key=lambda literal: literal.value)


JOINED: dict[Any, Callable[[Any, Any], Any]] = {
    term("kg:articles"): _sum, term("rdfs:label"): _least, term("kg:firstReported"): _least,
    term("kg:lastReported"): _last, term("kg:office"): _least,
}  # fmt: skip
