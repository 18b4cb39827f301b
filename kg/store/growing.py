"""The knowledge layer kept up to date where new articles came and nothing else did: only what they speak of is derived
anew. `kg.store.knowledge` from all evidence gives the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.store.entities import Part, entities, most
from kg.store.iris import KNOWLEDGE as LAYER
from kg.store.knowledge import RULES
from kg.store.merged import Merged, standing, write
from kg.store.pattern import KNOWLEDGE
from kg.store.spoken import spoken
from kg.store.terms import Writer, term
from kg.store.told import TOLD, Told

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
    newly = Newly(store, graphs)
    touched = sorted(newly.entities(same))
    with spoken(store) as book:
        part = Part(book, touched, same)
        entities(part, of_entities, part.same)
    for rule in RULES:
        rule(newly, others, same)
    old = dict.fromkeys(_merges(store))
    for one in touched:
        old.update(dict.fromkeys(quad for name in OF_ENTITIES for quad in _about(store, one, name)))
    new = dict.fromkeys(of_entities.quads())
    for gone, instead in _joined(store, list(others.quads())):
        old.update(dict.fromkeys(gone))
        new[instead] = None
    come = [quad for quad in new if quad not in old and quad not in store.engine]
    return [quad for quad in old if quad not in new], come


class Newly:
    """The evidence of some articles."""

    def __init__(self, store: Store, graphs: Collection[str]) -> None:
        self._told, self.folder = [Told(store.engine, graph) for graph in sorted(graphs)], store.path

    def rows(self, name: str) -> Iterator[tuple[Any, ...]]:
        """The answer to a question."""
        return (row for told in self._told for row in TOLD[name](told))

    def entities(self, same: Merged) -> set[str]:
        """Of whom and what they speak, with all that these are merged with."""
        spoken = {iri for told in self._told for iri in told.of("kg:label")}
        spoken |= {iri for told in self._told for iris in told.of("kg:refersTo").values() for iri in iris}
        standing_for = {same(one) for one in spoken}
        return spoken | standing_for | {one for one in same.canonical if same(one) in standing_for}


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
