"""`link(store)`: what several articles tell alike or otherwise, written beside the evidence and kept up to date.

It stands in a named graph of its own, which is replaced in one transaction and can be made anew at any time. Only what
new and removed articles touch is looked at again; from scratch comes the same.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any

from kg import config
from kg.link import index_clusters, index_contradictions
from kg.link.cards import MEMORY, Card, Cards, card
from kg.link.contradictions.records import Contradiction
from kg.link.copies import Shared
from kg.link.entities.merging import derive
from kg.link.index import FORMAT, Index
from kg.link.quads import SAME, cluster_iri, contradiction_iri, quads
from kg.link.records import Cluster
from kg.link.speakers import Speakers
from kg.link.traits import Traits
from kg.records import digest
from kg.store.article_quads import read
from kg.store.iris import LINKS, numbered
from kg.vocab import article_iri, expand

if TYPE_CHECKING:
    from kg.store import Store

FILE = "links.sqlite"
REDO = 0.3  # of all articles are other than before: to begin anew is quicker
Quads = dict[Any, None]


@dataclass(frozen=True, slots=True)
class Linked:
    """Of 40 articles 2 were looked at again; 3 clusters and 1 contradiction were written, 2 taken away."""

    articles: int
    looked_at: int
    clusters: int
    contradictions: int
    gone: int


def renew(store: Store) -> None:
    """Derives the knowledge layer and links the articles anew, as far as the evidence changed; raises StoreError."""
    derived = store.stale
    derive(store)
    link(store, derived=derived)


def link(store: Store, *, again: bool = False, derived: bool = False) -> Linked:
    """Brings the graph of links up to date with the evidence, or makes it anew with `again`; raises StoreError.

    The knowledge layer of a store that was never linked is derived first, unless that was just done (`derived`).
    """
    if store.links_state is None and not derived:
        derive(store, force=True)  # what an earlier version put there in its stead goes
    read, speakers = _runs(store), Speakers(store)
    runs = {key: run + speakers.mark(key) for key, run in read.items()}
    state = digest(FORMAT, config.tool(), *(part for key in sorted(runs) for part in (key, runs[key])))
    if store.linked and store.links_state == state and not again:
        return Linked(len(runs), 0, 0, 0, 0)
    index, cards = Index(store.path / FILE if store.path else MEMORY), Cards(store.path)
    done = False

    def all_of(keys: Iterable[str]) -> Iterator[tuple[str, Card]]:
        for key in keys:
            kept = None if again else cards.take(key, read[key])
            yield runs[key], speakers.told(kept or card(store.extraction(article_iri(key))))

    try:
        held = index.articles if index.state and index.state == store.links_state and not again else {}
        gone = {key for key, run in held.items() if runs.get(key) != run}
        new = sorted(key for key, run in runs.items() if held.get(key) != run)
        few = bool(held) and len(gone) + len(new) <= REDO * len(runs)
        changed = _updated(index, gone, all_of(new)) if few else None
        if changed is None:
            found = begin(index, all_of(sorted(runs)))
            store.lay_anew(quads(*found.all, Shared(_articles(store)), _finder(store)), state)
            new = sorted(runs)
        else:
            found, old = changed, _of(store, changed)
            fresh = list(quads(*found.all, Shared(_articles(store)), _finder(store)))
            store.lay([*old, *_orphans(store, old, fresh)], fresh, state)
        index.keep(state)
        done = True
    finally:
        index.close()
        cards.close(linked=done)
    count = len(found.dissolved) + len(found.settled)
    return Linked(len(runs), len(new), len(found.clusters), len(found.contradictions), count)


@dataclass(frozen=True, slots=True)
class Found:
    """Two clusters and a contradiction are no more as they were; these stand in their place."""

    dissolved: set[str]  # ids
    clusters: list[Cluster]
    settled: set[str]  # ids
    contradictions: list[Contradiction]

    @property
    def all(self) -> tuple[list[Cluster], list[Contradiction]]:
        """What is found, clusters of the same articles side by side: their texts are read once."""
        return sorted(self.clusters, key=lambda one: min(member.key for member in one.members)), self.contradictions


def begin(index: Index, cards: Iterable[tuple[str, Card]]) -> Found:
    """Clusters and contradictions of all articles, each with the run that read it; in the order of their keys."""
    index.clear()
    taken: list[Traits] = []
    for run, one in cards:
        taken += _enter(index, run, one, None)
    _, contradictions = index_contradictions.settle(index, index_contradictions.everything(index))
    return Found(set(), list(index_clusters.begin(index, taken)), set(), contradictions)


def update(index: Index, gone: Iterable[str], cards: Iterable[tuple[str, Card]]) -> Found:
    """What changes when articles go (by key) and others come."""
    changes = index_contradictions.Changes()
    lost = sorted(gone)
    for key in lost:
        index_contradictions.remove(index, key, changes)
    dropped = index_clusters.remove(index, lost)
    for key in lost:
        index.leave(key)
    taken: list[Traits] = []
    for run, one in cards:
        taken += _enter(index, run, one, changes)
    dissolved, clusters = index_clusters.update(index, dropped, taken)
    settled, contradictions = index_contradictions.settle(index, changes)
    return Found(dissolved, clusters, settled, contradictions)


def _updated(index: Index, gone: Iterable[str], cards: Iterable[tuple[str, Card]]) -> Found | None:
    """The same, or None where the index is not what this version keeps: it has to begin anew."""
    try:
        return update(index, gone, cards)
    except (sqlite3.DatabaseError, UnpicklingError, EOFError):
        return None


def _enter(index: Index, run: str, one: Card, changes: index_contradictions.Changes | None) -> list[Traits]:
    index.enter(one, run)
    index_contradictions.add(index, one, changes)
    return index.taken(one.key)


# What the store has


def _runs(store: Store) -> dict[str, str]:
    """Key of each article → what read it."""
    found = defaultdict[str, set[str]](set)
    start = article_iri("")
    for quad in _pattern(store, None, "prov:wasGeneratedBy"):
        if quad.subject.value.startswith(start):
            found[quad.subject.value.removeprefix(start)].add(quad.object.value)
    return {key: " ".join(sorted(runs)) for key, runs in found.items()}


def _articles(store: Store) -> Any:
    return lambda key: read(store.reading(article_iri(key)))


def _finder(store: Store) -> Any:
    """The node of a statement or event by its id."""

    def find(article: str, given: str) -> str | None:
        nodes = (numbered(kind, article, given) for kind in ("statement", "event"))
        return next((node for node in nodes if next(_pattern(store, node, "kg:inArticle"), None)), None)

    return find


def _pattern(store: Store, subject: str | None, name: str, value: str | None = None, graph: str | None = None) -> Any:
    terms = (store.node(iri) if iri else None for iri in (subject, expand(name), value, graph))
    return store.engine.quads_for_pattern(*terms)


# What the graph of links has


def _of(store: Store, found: Found) -> Quads:
    """The quads of clusters and contradictions that are no more as they were."""
    quads: Quads = {}
    for name in sorted(found.dissolved):
        s = cluster_iri(name)
        for member in _objects(store, s, "prov:hadMember"):
            for quad in _pattern(store, None, "rdf:subject", member, LINKS):
                quads.update(dict.fromkeys(_about(store, quad.subject.value)))
            quads.update(dict.fromkeys(_pattern(store, member, SAME, None, LINKS)))
        _take(store, s, "kg:wording", quads)
    for name in sorted(found.settled):
        _take(store, contradiction_iri(name), "kg:account", quads)
    return quads


def _take(store: Store, s: str, parts: str, quads: Quads) -> None:
    for node in (s, *_objects(store, s, parts)):
        quads.update(dict.fromkeys(_about(store, node)))


def _orphans(store: Store, old: Quads, fresh: Iterable[Any]) -> Iterator[Any]:
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
