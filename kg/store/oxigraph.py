"""The open store: an embedded Oxigraph in a folder, one named graph per article, and the layer derived from them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg import config
from kg.errors import NotFound, StoreError
from kg.records import Article, Extraction
from kg.store import evidence_changes, layers, notes
from kg.store.change import Change
from kg.store.evidence_changes import Added
from kg.store.half import NAMES, half
from kg.store.opened import Opened
from kg.store.pattern import KNOWLEDGE, LINKS
from kg.store.reading import Reading
from kg.store.ready import Ready, ready
from kg.store.result import Result
from kg.store.shelf import Shelf
from kg.store.sparql import run
from kg.store.triples import article_of, from_quads

if TYPE_CHECKING:
    import rdflib

    from kg.store.info import Held, Info
    from kg.store.merged import Merged
    from kg.store.validate import Report


class Store(Opened):
    """An open store; use it as a context manager. Every method raises StoreError after `close`."""

    # Evidence

    def has(self, article: Article, *, tool: str | None = None, model: str | None = None) -> bool:
        """Whether this very article was read from this source by this program version and, where given, this model."""
        return evidence_changes.has(self.engine, article, tool, model)

    def add(self, extraction: Extraction) -> Added:
        """Writes one article's graph in one transaction.

        'unchanged' where it is there already, read by the same versions; 'replaced' where it was read by others or
        its source held another text, which goes in the same transaction. One text under two sources is one graph that
        names both. Raises StoreError where nothing could be written, UnreadableInput for text that is not Unicode.
        """
        return self.put(ready(extraction))

    def put(self, new: Ready) -> Added:
        """The same for an article that was made ready."""
        outcome, change = evidence_changes.adding(self.engine, new)
        if change:
            notes.leave(self.path, new.graph)  # of what batches wrote
            grows = outcome != "replaced" and not change.graphs and not change.quads
            come = {new.graph} if outcome == "added" else set[str]()  # else a source alone, of what was there
            self._evidence(change, new.source, come if grows else None)
        return outcome

    def fresh(self, new: Ready) -> bool:
        """Whether an article touches nothing that is there, so that it can be loaded with others."""
        return evidence_changes.fresh(self.engine, new)

    def loading(self, articles: Sequence[Ready], what: str) -> Callable[[], None]:
        """Readies the writing of `fresh` articles, all or nothing: to be called at once, in whatever thread."""
        self._evidence(Change(), what, [new.graph for new in articles])
        change = evidence_changes.loading(articles)

        def load() -> None:
            self._write(change, what)
            notes.keep(self.path, articles)

        return load

    def remove(self, source: str) -> int:
        """Removes what came from a path, URL, article id or article IRI; a JSON Lines file stands for all its lines.

        Returns how many articles lost that source; an article's graph goes with its last source. Derive afterwards.
        NotFound suggests.
        """
        from kg.store.info import meant

        change, matches = Change(), meant(self, source)
        for name, held in matches:
            evidence_changes.dropping(self.engine, name, held, change)
        self._evidence(change, source)
        return len(matches)

    def distrust(self, iri: str) -> None:
        """Forgets what read an article, so that the next build reads it anew."""
        self._evidence(evidence_changes.distrusting(self.engine, iri), iri)

    def articles(self) -> Iterator[Held]:
        """What is held, by source."""
        from kg.store.info import articles

        return articles(self)

    def extraction(self, iri: str) -> Extraction:
        """The records of one article, back from its graph; NotFound where there is none."""
        return from_quads(self._graph(iri))

    def article(self, iri: str) -> Article:
        """One article as it was read, with its text; NotFound where there is none."""
        return article_of(self._graph(iri))

    def _graph(self, iri: str) -> Iterator[ox.Quad]:
        graph = ox.NamedNode(iri)
        if not self.engine.contains_named_graph(graph):
            raise NotFound(f"there is no article {iri}; kg info lists what there is")
        return self.engine.quads_for_pattern(None, None, None, graph)

    def reading(self, iri: str) -> Reading:
        """One article's graph to read records from one by one, for who does not need all of them."""
        return Reading(Shelf(self.engine, ox.NamedNode(iri)))

    # Knowledge

    @property
    def stale(self) -> bool:
        """Whether the evidence changed since the knowledge layer was derived."""
        return not layers.made(self.engine, KNOWLEDGE)

    def derive(self, merged: Merged | None = None, *, force: bool = False) -> int:
        """Rebuilds the knowledge layer from the evidence, a large one part by part and `stale` until the last of them
        is in; how many triples it now has. No work where nothing changed. `merged` are the entities that are one, as
        `kg.link` judges; without it those stay one that were.
        """
        self.renew(merged, force=force)
        return sum(1 for _ in self.engine.quads_for_pattern(None, None, None, KNOWLEDGE))

    def renew(self, merged: Merged | None = None, *, force: bool = False) -> None:
        """The same for who does not ask how many: counting takes longer than one more article."""
        if force or self.stale:
            since = None if force else self._since
            self._since = None  # where it breaks off, nobody knows what came since
            name = NAMES[KNOWLEDGE]
            try:
                layers.derive_anew(self, merged, since, lambda change: self._write(change, name))
            except (OSError, sqlite3.Error) as error:
                where = f"; is the disk of {self.path} full?" if self.path else ""
                raise StoreError(f"{name} could not be derived{self._left(name)}: {error}{where}") from error

    @property
    def half(self) -> list[str]:
        """What is half made, in words: layers that are neither the old ones nor the new, since what wrote broke off."""
        return half(self.engine)

    @property
    def linked(self) -> bool:
        """Whether the graph of links is as new as the evidence."""
        return layers.made(self.engine, LINKS)

    @property
    def links_state(self) -> str | None:
        """What names the evidence that the graph of links was last made from; None where it never was."""
        return layers.links_state(self.engine)

    def lay(self, gone: Iterable[ox.Quad], new: Iterable[ox.Quad], state: str) -> None:
        """Replaces quads of the graph of links in one transaction and notes from which evidence it is made now."""
        self._write(layers.laying(self.engine, gone, new, state), NAMES[LINKS])

    def lay_anew(self, texts: Iterable[tuple[bytes, int]], state: str) -> None:
        """Replaces the whole graph of links by what texts (TriG, each with how many quads it has) say; in one
        transaction, unless there is too much for memory.
        """
        for change in layers.laying_anew(self.engine, texts, state):
            self._write(change, NAMES[LINKS])

    def settle(self) -> None:
        """Notes, where that is so, that every article was read by this version, and the store is outdated no more."""
        if self._folder is not None and self.outdated:
            tools = self.query("SELECT DISTINCT ?tool { ?run a kg:Run ; kg:tool ?tool }").rows
            if {tool for (tool,) in tools} <= {config.tool()}:
                self._folder.renewed()

    # Asking

    def query(self, sparql: str, *, timeout: float | None = None) -> Result:
        """The answer to a SPARQL 1.1 query over the union of all graphs; the prefixes of `kg.vocab` are known.

        Raises QueryError for a mistake (saying where), for what would reach outside, and after `timeout` seconds.
        """
        return run(self.engine, sparql, timeout)

    def dataset(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset; its queries and updates stay in this store as well (QueryError)."""
        from kg.store.guarded import dataset

        return dataset(self.engine)

    def dump(self, out: str | os.PathLike[str] | IO[bytes], form: str = "nquads", *, times: bool = False) -> int:
        """Writes nquads, trig, turtle or jsonld, the same bytes for the same content; how many triples. A file
        appears whole or not at all.
        """
        from kg.store.dump import dump

        return dump(self.engine, out, form, times=times)

    def info(self) -> Info:
        """What the store holds, in figures."""
        from kg.store.info import info

        return info(self)

    def validate(self) -> Report:
        """Holds every article's graph and the knowledge layer against `ontology/shapes.ttl`."""
        from kg.store.validate import validate

        return validate(self.engine)

    # Inside

    @staticmethod
    def node(iri: str) -> ox.NamedNode:
        """The engine's node of an IRI."""
        return ox.NamedNode(iri)

    def _evidence(self, change: Change, what: str, graphs: Collection[str] | None = None) -> None:
        """A change of the evidence: what is made from it is older than it from then on. It may be that the articles of
        these graphs come and nothing else changes that the layers speak of.
        """
        since = self._since if self.stale else set[str]()
        change.quads += layers.ageing(self.engine)
        if change:
            self._write(change, what)
        known = since is not None and graphs is not None and len(since) <= layers.MANY_NEW
        self._since = (since or set()).union(graphs or ()) if known else None
