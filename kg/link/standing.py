"""What linking asks of a store: which node has an id, what the graph of links says as yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kg.link.quads import SAME, cluster_iri, contradiction_iri
from kg.store.iris import LINKS, numbered
from kg.vocab import expand

if TYPE_CHECKING:
    from kg.store import Store

Quads = dict[Any, None]


def finder(store: Store) -> Any:
    """The node of a statement or event by its id."""

    def find(article: str, given: str) -> str | None:
        nodes = (numbered(kind, article, given) for kind in ("statement", "event"))
        return next((node for node in nodes if next(_pattern(store, node, "kg:inArticle"), None)), None)

    return find


def _pattern(store: Store, subject: str | None, name: str, value: str | None = None, graph: str | None = None) -> Any:
    terms = (store.node(iri) if iri else None for iri in (subject, expand(name), value, graph))
    return store.engine.quads_for_pattern(*terms)


def standing(store: Store, clusters: Iterable[str], contradictions: Iterable[str]) -> Quads:
    """The quads of clusters and contradictions that are no more as they were."""
    quads: Quads = {}
    for name in sorted(clusters):
        s = cluster_iri(name)
        for member in _objects(store, s, "prov:hadMember"):
            for quad in _pattern(store, None, "rdf:subject", member, LINKS):
                quads.update(dict.fromkeys(_about(store, quad.subject.value)))
            quads.update(dict.fromkeys(_pattern(store, member, SAME, None, LINKS)))
        _take(store, s, "kg:wording", quads)
    for name in sorted(contradictions):
        _take(store, contradiction_iri(name), "kg:account", quads)
    return quads


def _take(store: Store, s: str, parts: str, quads: Quads) -> None:
    for node in (s, *_objects(store, s, parts)):
        quads.update(dict.fromkeys(_about(store, node)))


def orphans(store: Store, old: Quads, fresh: Iterable[Any]) -> Iterator[Any]:
    """The quads of shared text that no cluster speaks of any more."""
    shared = expand("kg:sharedText")
    kept = {quad.object for quad in fresh if quad.predicate.value == shared}
    for quad in old:
        if quad.predicate.value == shared and quad.object not in kept:
            others = _pattern(store, None, "kg:sharedText", quad.object.value, LINKS)
            if all(other in old for other in others):
                yield from _about(store, quad.object.value)


def _about(store: Store, subject: str) -> Iterator[Any]:
    return store.engine.quads_for_pattern(store.node(subject), None, None, store.node(LINKS))


def _objects(store: Store, subject: str, name: str) -> list[str]:
    return [quad.object.value for quad in _pattern(store, subject, name, None, LINKS)]
