"""The open store: an embedded Oxigraph in a folder, one named graph per article, and the layer derived from them."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Literal, Self

import pyoxigraph as ox

from kg import config
from kg.errors import NotFound, StoreError, UnreadableInput
from kg.records import Article, Extraction
from kg.store import iris
from kg.store.change import Change
from kg.store.folder import Folder
from kg.store.reading import Reading
from kg.store.result import Result
from kg.store.shelf import Shelf
from kg.store.sparql import run
from kg.store.terms import datatype, term
from kg.store.triples import article_of, from_quads, to_quads
from kg.vocab import article_iri

if TYPE_CHECKING:
    import rdflib

    from kg.store.info import Held, Info
    from kg.store.merged import Merged
    from kg.store.validate import Report

Added = Literal["added", "replaced", "unchanged"]
MEMORY = ":memory:"
_KNOWLEDGE, _LINKS, _TIMES = (ox.NamedNode(iri) for iri in (iris.KNOWLEDGE, iris.LINKS, iris.TIMES))


def open_store(
    path: str | os.PathLike[str], *, create: bool = False, read_only: bool = False, wait: float = 2.0
) -> Store:
    """Opens the store in a folder, or an empty one in memory for ':memory:'.

    One writer or many readers may have a folder open; `wait` is for how many seconds to wait for the others. Raises
    StoreError where there is no store (unless `create`), or it is held elsewhere or damaged, StoreVersionError where
    a newer program wrote it.
    """
    if os.fspath(path) == MEMORY:
        return Store(ox.Store(), None, read_only=False)
    folder = Folder(Path(path), create=create, read_only=read_only, wait=wait)
    try:
        if read_only:  # what was made but never written to has no files yet
            engine = ox.Store.read_only(str(folder.quads)) if folder.quads.exists() else ox.Store()
        else:
            engine = ox.Store(str(folder.quads))
    except (OSError, RuntimeError) as error:
        folder.release()
        raise StoreError(f"the store {path} cannot be opened: {error}") from error
    return Store(engine, folder, read_only=read_only)


class Store:
    """An open store; use it as a context manager. Every method raises StoreError after `close`."""

    def __init__(self, engine: ox.Store, folder: Folder | None, *, read_only: bool) -> None:
        self._engine: ox.Store | None = engine
        self._folder = folder
        self.read_only = read_only
        self.path = folder.path if folder else None

    @property
    def engine(self) -> ox.Store:
        """The pyoxigraph store itself."""
        if self._engine is None:
            raise StoreError("the store is closed; open it again")
        return self._engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Writes out what is in memory and lets other processes in; closing twice is harmless."""
        if self._engine is not None and not self.read_only and self._folder:
            self._engine.flush()
        self._engine = None  # the engine's files close with its last reference
        if self._folder:
            self._folder.release()

    # Evidence

    def has(self, article: Article, *, tool: str | None = None, model: str | None = None) -> bool:
        """Whether this very article was read from this source by this program version and, where given, this model."""
        graph = ox.NamedNode(article_iri(article.key))
        if article.source not in self._texts(graph, "kg:source"):
            return False
        runs = self._objects(graph, graph, "prov:wasGeneratedBy")
        tools = {value for one in runs for value in self._texts(graph, "kg:tool", one)}
        models = {value for one in runs for value in self._texts(graph, "kg:model", one)}
        return (tool or config.tool()) in tools and (model is None or model in models)

    def add(self, extraction: Extraction) -> Added:
        """Writes one article's graph in one transaction.

        'unchanged' where it is there already, read by the same versions; 'replaced' where it was read by others or
        its source held another text, which goes in the same transaction. One text under two sources is one graph that
        names both. Raises StoreError where nothing could be written, UnreadableInput for text that is not Unicode.
        """
        article = extraction.article
        graph = ox.NamedNode(article_iri(article.key))
        run_node = ox.NamedNode(iris.run_iri(article.key, extraction.tool, extraction.model))
        change = Change()
        replaced = self._retire(article.source, change, keep=graph)
        try:
            here = self.engine.contains_named_graph(graph)
            if here and run_node in self._objects(graph, graph, "prov:wasGeneratedBy"):
                change.new += self._naming(article, graph)
                if not change.new and not replaced:
                    return "unchanged"
                self._commit(change, article.source)
                return "replaced" if replaced else "unchanged"
            if here:
                self._forget(graph, change)
                names = [*self._quads(graph, graph, "kg:source"), *self._quads(graph, graph, "dcterms:identifier")]
                change.new += names
            change.new += to_quads(extraction)
        except UnicodeEncodeError as error:
            raise UnreadableInput(article.source, f"its text is not Unicode: {error.reason}") from error
        except ValueError as error:
            raise StoreError(f"{article.source} could not be written: {error}") from error
        change.new.append(ox.Quad(run_node, term("prov:endedAtTime"), _now(), _TIMES))
        self._commit(change, article.source)
        return "replaced" if here or replaced else "added"

    def remove(self, source: str) -> int:
        """Removes what came from a path, URL, article id or article IRI; a JSON Lines file stands for all its lines.

        Returns how many articles lost that source; an article's graph goes with its last source. Derive afterwards.
        NotFound suggests.
        """
        from kg.store.info import sources_like

        given = source.removeprefix("./")
        matches = sources_like(self, source) or sources_like(self, given)
        if not matches:
            from difflib import get_close_matches

            known = [name for held in self.articles() for name in held.sources]
            near = get_close_matches(source, known, 3, 0.5)
            hint = f"; did you mean {' or '.join(near)}?" if near else f"; there are {len(known)} sources, see kg info"
            raise NotFound(f"nothing here was read from {source!r}{hint}")
        change = Change()
        for name, held in matches:
            self._drop(ox.NamedNode(name), held, change)
        self._commit(change, source)
        return len(matches)

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
        return next(self._quads(_TIMES, _KNOWLEDGE, "prov:generatedAtTime"), None) is None

    def derive(self, merged: Merged | None = None, *, force: bool = False) -> int:
        """Rebuilds the knowledge layer from the evidence in one transaction; how many triples it now has. No work
        where nothing changed. `merged` are the entities that are one, as `kg.link` judges; without it those stay one
        that were.
        """
        from kg.store.knowledge import derive

        if force or self.stale:
            new = dict.fromkeys(derive(self, merged))  # a set that keeps its order
            old = set(self.engine.quads_for_pattern(None, None, None, _KNOWLEDGE))
            time = ox.Quad(_KNOWLEDGE, term("prov:generatedAtTime"), _now(), _TIMES)
            # Only what differs is written: most of the layer outlives most changes.
            change = Change([], [quad for quad in old if quad not in new], [quad for quad in new if quad not in old])
            self._commit(change, "the knowledge layer", fresh=time)
        return sum(1 for _ in self.engine.quads_for_pattern(None, None, None, _KNOWLEDGE))

    @property
    def linked(self) -> bool:
        """Whether the graph of links is as new as the evidence."""
        return next(self._quads(_TIMES, _LINKS, "prov:generatedAtTime"), None) is not None

    @property
    def links_state(self) -> str | None:
        """What names the evidence that the graph of links was last made from; None where it never was."""
        return next(iter(self._texts(_TIMES, "dcterms:identifier", _LINKS)), None)

    def lay(self, gone: Iterable[ox.Quad], new: Iterable[ox.Quad], state: str) -> None:
        """Replaces quads of the graph of links in one transaction and notes from which evidence it is made now."""
        old, fresh = dict.fromkeys(gone), dict.fromkeys(new)
        notes = [
            *self._quads(_TIMES, _LINKS, "dcterms:identifier"),
            *self._quads(_TIMES, _LINKS, "prov:generatedAtTime"),
        ]
        change = Change([], [*notes, *(quad for quad in old if quad not in fresh)])
        change.new += [quad for quad in fresh if quad not in old]
        change.new.append(ox.Quad(_LINKS, term("dcterms:identifier"), ox.Literal(state), _TIMES))
        change.new.append(ox.Quad(_LINKS, term("prov:generatedAtTime"), _now(), _TIMES))
        self._write(change, "the graph of links")

    @property
    def outdated(self) -> bool:
        """Whether graphs of an older format are in it; `kg build --again` reads their articles anew."""
        return self._folder is not None and self._folder.oldest < config.STORE_FORMAT

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

    def size(self) -> int:
        """Bytes on disk; 0 in memory."""
        return self._folder.size() if self._folder else 0

    def validate(self) -> Report:
        """Holds every article's graph and the knowledge layer against `ontology/shapes.ttl`."""
        from kg.store.validate import validate

        return validate(self.engine)

    def backup(self, folder: str | os.PathLike[str]) -> None:
        """Copies the store into a new folder while it stays open: hard links, so at once; readers open the copy."""
        if self._folder is None:
            raise StoreError("a store in memory cannot be copied to a folder; dump it")
        target = Path(folder)
        if target.exists():
            raise StoreError(f"{target} exists already; name a new folder")
        target.mkdir(parents=True)
        self.engine.backup(str(target / self._folder.quads.name))
        for file in (self._folder.path / "format.json", *self._folder.path.glob("*.csv")):
            shutil.copy(file, target)

    # Inside

    @staticmethod
    def node(iri: str) -> ox.NamedNode:
        """The engine's node of an IRI."""
        return ox.NamedNode(iri)

    def _quads(self, graph: ox.NamedNode, subject: ox.NamedNode | None, name: str) -> Iterator[ox.Quad]:
        return self.engine.quads_for_pattern(subject, term(name), None, graph)

    def _objects(self, graph: ox.NamedNode, subject: ox.NamedNode, name: str) -> list[ox.NamedNode]:
        return [quad.object for quad in self._quads(graph, subject, name) if isinstance(quad.object, ox.NamedNode)]

    def _texts(self, graph: ox.NamedNode, name: str, subject: ox.NamedNode | None = None) -> set[str]:
        return {quad.object.value for quad in self._quads(graph, subject or graph, name)}  # type: ignore[union-attr]

    def _naming(self, article: Article, graph: ox.NamedNode) -> list[ox.Quad]:
        """The quads that say an article already here also came from this source; none where that is known."""
        if article.source in self._texts(graph, "kg:source"):
            return []
        given = (("kg:source", article.source), ("dcterms:identifier", article.id))
        return [ox.Quad(graph, term(name), ox.Literal(value), graph) for name, value in given]

    def _retire(self, source: str, change: Change, *, keep: ox.NamedNode) -> bool:
        """Notes in `change` that every other article loses this source; whether there was one."""
        held = self.engine.quads_for_pattern(None, term("kg:source"), ox.Literal(source), None)
        graphs = [quad.graph_name for quad in held if quad.graph_name != keep]
        for graph in graphs:
            assert isinstance(graph, ox.NamedNode)
            self._drop(graph, {source}, change)
        return bool(graphs)

    def _drop(self, graph: ox.NamedNode, sources: set[str], change: Change) -> None:
        if self._texts(graph, "kg:source") <= sources:
            self._forget(graph, change)
        else:
            change.quads += [quad for quad in self._quads(graph, graph, "kg:source") if quad.object.value in sources]  # type: ignore[union-attr]

    def _forget(self, graph: ox.NamedNode, change: Change) -> None:
        change.graphs.append(graph)
        for run_node in self._objects(graph, graph, "prov:wasGeneratedBy"):
            change.quads += self._quads(_TIMES, run_node, "prov:endedAtTime")

    def _commit(self, change: Change, what: str, *, fresh: ox.Quad | None = None) -> None:
        """One transaction: everything or nothing; the knowledge layer counts as stale afterwards unless `fresh` says
        when it was made.
        """
        if fresh is None:
            change.quads += self._quads(_TIMES, _LINKS, "prov:generatedAtTime")
        change.quads += self._quads(_TIMES, _KNOWLEDGE, "prov:generatedAtTime")
        change.new += [fresh] if fresh else []
        self._write(change, what)

    def _write(self, change: Change, what: str) -> None:
        if self.read_only:
            raise StoreError("the store is open for reading only; open it without read_only to change it")
        try:
            change.commit(self.engine)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{what} could not be written and nothing of it was: {error}") from error


def _now() -> ox.Literal:
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ox.Literal(now, datatype=datatype("dateTime"))
