"""How the rows of who is spoken of where keep up with the articles of a store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.store.iris import KNOWLEDGE, LINKS, TIMES
from kg.store.naming import Seen, dated, seen
from kg.store.terms import term
from kg.store.told import Told

if TYPE_CHECKING:
    from kg.store.spoken import Spoken

RUN = "prov:wasGeneratedBy"
LAYERS = {KNOWLEDGE, LINKS, TIMES}
OF_ENTITY = ("spoken", "name", "words", "point", "bearer", "trait")


def follow(book: Spoken, engine: ox.Store) -> None:
    """Takes in the articles that came and forgets those that went or were read anew; article by article, for there may
    be too many for a list. Names are read from the engine only where there are articles without a note: its cache would
    fill with them.
    """
    known = _standing(book, engine)
    for iri, run in book.notes.articles():
        if not _held(book, iri) and _there(engine, iri, run):
            _take(book, engine, iri, run)
            known += 1
    if known == _articles(engine):
        return
    for graph in engine.named_graphs():
        if isinstance(graph, ox.NamedNode) and graph.value not in LAYERS and not _held(book, graph.value):
            runs: Any = engine.quads_for_pattern(None, term(RUN), None, graph)
            _take(book, engine, graph.value, "".join(f" {quad.object.value}" for quad in runs))


def _standing(book: Spoken, engine: ox.Store) -> int:
    """Forgets the articles that are not as they were; how many are."""
    last, known = 0, 0
    while some := book.rows("SELECT id, graph, run FROM article WHERE id > ? ORDER BY id LIMIT 1000", last):
        last = some[-1][0]
        for one, iri, run in some:
            if _there(engine, iri, run):
                known += 1
            else:
                _leave(book, one)
    return known


def _there(engine: ox.Store, iri: str, run: str) -> bool:
    """Whether an article is in the store as this run read it."""
    graph = ox.NamedNode(iri)
    if run:
        return all(ox.Quad(graph, term(RUN), ox.NamedNode(one), graph) in engine for one in run.split())
    nobody = next(engine.quads_for_pattern(None, term(RUN), None, graph), None) is None
    return nobody and engine.contains_named_graph(graph)


def _held(book: Spoken, iri: str) -> bool:
    return bool(book.rows("SELECT 1 FROM article WHERE graph = ?", iri))


def _articles(engine: ox.Store) -> int:
    """How many there are."""
    found: Any = engine.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g {} }")
    ((count,),) = found
    return int(count.value) - sum(engine.contains_named_graph(ox.NamedNode(iri)) for iri in LAYERS)


def _leave(book: Spoken, article: int) -> None:
    held = "SELECT entity FROM spoken WHERE article = ?"
    book.db.execute(f"INSERT OR IGNORE INTO changed {held}", (article,))
    for table in OF_ENTITY[1:] + OF_ENTITY[:1]:
        book.db.execute(f"DELETE FROM {table} WHERE entity IN ({held}) AND article = ?", (article, article))  # noqa: S608
    book.db.execute("DELETE FROM article WHERE id = ?", (article,))


def _take(book: Spoken, engine: ox.Store, iri: str, run: str) -> None:
    date, noted, told = book.notes.part("date", iri, run), book.notes.part("seen", iri, run), Told(engine, iri)
    if date is None or noted is None:
        date, noted = dated(told), None
    added = book.db.execute("INSERT INTO article VALUES (NULL, ?, ?, ?)", (iri, run, date))
    article = added.lastrowid or 0
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in OF_ENTITY}
    for one in seen(told) if noted is None else (Seen(*each) for each in noted):
        _rows(_entered(book, one.iri), article, one, rows)
    for table, own in rows.items():
        if own:
            places = ", ".join("?" * len(own[0]))
            book.db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", own)  # noqa: S608
    book.db.execute("INSERT OR IGNORE INTO changed SELECT entity FROM spoken WHERE article = ?", (article,))


def _rows(entity: int, article: int, one: Seen, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    rows["spoken"].append((entity, article, one.mentions))
    rows["name"] += [(entity, label, kind, article) for label, kind in one.names]
    rows["words"] += [(entity, words, article, mention) for words, mention in one.words]
    rows["point"] += [(entity, latitude, longitude, article) for latitude, longitude in one.points]
    if one.judged:
        rows["bearer"].append((entity, article, *one.judged))
        traits = [("gender", gender) for gender in one.genders]
        traits += [("office", json.dumps(office)) for office in one.offices]
        rows["trait"] += [(entity, what, value, article) for what, value in traits]


def _entered(book: Spoken, iri: str) -> int:
    """The number of an entity, a new one where it has none."""
    known = book.number(iri)
    if known is None:
        known = book.db.execute("INSERT INTO entity VALUES (NULL, ?)", (iri,)).lastrowid
    return known or 0
