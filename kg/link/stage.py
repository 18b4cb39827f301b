"""`link(store)`: what several articles tell alike or otherwise, written beside the evidence and kept up to date.

It stands in a named graph of its own, which can be made anew at any time and has no state while it is half made. Only
what new and removed articles touch is looked at again; from scratch comes the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pickle import UnpicklingError
from tempfile import gettempdir
from typing import TYPE_CHECKING

from kg import config
from kg.config import cores
from kg.errors import StoreError
from kg.link import index_begin, index_clusters, index_contradictions
from kg.link.cards import MEMORY, Card, Cards, card
from kg.link.contradictions.records import Contradiction
from kg.link.crew import crew
from kg.link.entities.merging import derive
from kg.link.index import Index, made
from kg.link.quads import batched, differing, quads
from kg.link.reading import Reading, Turnover, turnover
from kg.link.records import Cluster
from kg.link.speakers import Speakers
from kg.link.standing import finder, orphans, standing
from kg.link.traits import Traits
from kg.records import digest_of
from kg.vocab import article_iri

if TYPE_CHECKING:
    from kg.store import Store

FILE = "links.sqlite"
REDO = 0.3  # of all articles are other than before: to begin anew is quicker
MANY = 1_000  # articles: several processes are worth their start
Counts = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Linked:
    """Of 40 articles 2 were looked at again; 3 clusters and 1 contradiction were written, 2 taken away."""

    articles: int
    looked_at: int
    clusters: int
    contradictions: int
    gone: int


def renew(store: Store, jobs: int | None = None) -> None:
    """Derives the knowledge layer and links the articles anew, as far as the evidence changed; raises StoreError.

    Linking everything takes `jobs` processes, as many as there are processors unless told.
    """
    derived = store.stale
    derive(store)
    link(store, derived=derived, jobs=jobs)


def link(store: Store, *, again: bool = False, derived: bool = False, jobs: int | None = None) -> Linked:
    """Brings the graph of links up to date with the evidence, or makes it anew with `again`; raises StoreError.

    The knowledge layer of a store that was never linked is derived first, unless that was just done (`derived`).
    """
    if store.links_state is None and not derived:
        derive(store, force=True)  # what an earlier version put there in its stead goes
    read, speakers = Reading(store), Speakers(store)

    def run(key: str) -> str:
        return read.run(key) + speakers.mark(key)

    state = digest_of(chain((made(), config.tool()), (part for key in read.keys for part in (key, run(key)))))
    if store.linked and store.links_state == state and not again:
        return Linked(len(read), 0, 0, 0, 0)
    index, cards = Index(store.path / FILE if store.path else MEMORY), Cards(store.path)
    done = False

    def all_of(keys: Iterable[str]) -> Iterator[tuple[str, Card]]:
        for key in keys:
            kept = None if again else cards.take(key, read.run(key))
            yield run(key), speakers.told(kept or card(store.extraction(article_iri(key))))

    try:
        now = ((key, run(key)) for key in read.keys)
        few = None if again else _few(index, store.links_state, now, REDO * len(read))
        changed = _updated(index, few[0], all_of(few[1])) if few else None
        if few is None or changed is None:
            many = (jobs or cores()) if store.path and len(read) >= MANY else 1
            counts = _anew(store, index, all_of(read.keys), many, state)
            looked_at, gone_count = len(read), 0
        else:
            looked_at = len(few[1])
            old = standing(store, changed.dissolved, changed.settled)
            fresh = list(quads(*changed.all, index.texts(), finder(store)))
            store.lay([*old, *orphans(store, old, fresh)], fresh, state)
            counts = len(changed.clusters), len(changed.contradictions)
            gone_count = len(changed.dissolved) + len(changed.settled)
        index.keep(state)
        done = True
    except sqlite3.DatabaseError as error:
        index.drop()
        raise StoreError(f"{index.path} could not be written: {error}; kg link makes it anew") from error
    except OSError as error:  # of what is put aside in files without a name
        index.drop()
        raise StoreError(
            f"{index.folder or gettempdir()}: linking cannot put aside there what is too much for memory "
            f"({error.strerror or error}); make room, and the next kg build or kg link makes the links anew"
        ) from error
    finally:
        index.close()
        cards.close(linked=done)
    return Linked(len(read), looked_at, *counts, gone_count)


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
    with crew(index, index_begin.WORKS, 1) as alone:
        meeting = index_begin.enter(index, cards, alone)
        found = [one for some in index_begin.clusters(index, meeting, alone, "grow") for one in some]
    return Found(set(), found, set(), list(index_contradictions.every(index)))


def _anew(store: Store, index: Index, cards: Iterable[tuple[str, Card]], jobs: int, state: str) -> Counts:
    """Writes the whole graph of links; how many clusters and contradictions are in it."""
    index.clear()
    counts = [0, 0]

    def texts() -> Iterator[tuple[bytes, int]]:
        for told, trig, size in index_begin.clusters(index, meeting, some, "tell"):
            counts[0] += len(told)
            yield trig, size
        for found in batched(index_contradictions.every(index)):
            counts[1] += len(found)
            lines = differing(found, finder(store))
            yield lines.trig(), len(lines)

    with crew(index, index_begin.WORKS, jobs) as some:
        meeting = index_begin.enter(index, cards, some)
        store.lay_anew(texts(), state)
    return counts[0], counts[1]


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
    except (sqlite3.DatabaseError, UnpicklingError, EOFError, ValueError, LookupError):
        return None


def _few(index: Index, state: str | None, now: Iterable[tuple[str, str]], most: float) -> Turnover | None:
    """Which articles are not as the index knows them; None where these are many, or where it is damaged or of another
    state of the graph.
    """
    try:
        return turnover(index.articles(), now, most) if index.state and index.state == state else None
    except sqlite3.DatabaseError:
        return None


def _enter(index: Index, run: str, one: Card, changes: index_contradictions.Changes | None) -> list[Traits]:
    index_contradictions.add(index, one, changes)
    return index.enter(one, run)
