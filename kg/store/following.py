"""How the rows of who is spoken of where keep up with the articles of a store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.store.iris import KNOWLEDGE, LINKS, TIMES
from kg.store.naming import Seen, dated, seen
from kg.store.terms import term

if TYPE_CHECKING:
    from kg.store.spoken import Spoken

LAYERS = {KNOWLEDGE, LINKS, TIMES}
OF_ENTITY = ("spoken", "name", "words", "point", "bearer", "trait")


def follow(book: Spoken, engine: ox.Store) -> None:
    """Takes in the articles that came and forgets those that went or were read anew; article by article, for there may
    be too many for a list.
    """
    there = 0
    for graph in engine.named_graphs():
        if not isinstance(graph, ox.NamedNode) or graph.value in LAYERS:
            continue
        there += 1
        runs: Any = engine.quads_for_pattern(None, term("prov:wasGeneratedBy"), None, graph)
        run = "".join(f" {quad.object.value}" for quad in runs)
        held = book.db.execute("SELECT id, run FROM article WHERE graph = ?", (graph.value,)).fetchone()
        if held and held[1] == run:
            continue
        if held:
            _leave(book, held[0])
        _take(book, engine, graph.value, run)
    ((known,),) = book.rows("SELECT COUNT(*) FROM article")
    last = 0
    while known > there and (
        some := book.rows("SELECT id, graph FROM article WHERE id > ? ORDER BY id LIMIT 1000", last)
    ):
        last = some[-1][0]
        for one, iri in some:
            if not engine.contains_named_graph(ox.NamedNode(iri)):
                _leave(book, one)
                known -= 1


def _leave(book: Spoken, article: int) -> None:
    held = "SELECT entity FROM spoken WHERE article = ?"
    book.db.execute(f"INSERT OR IGNORE INTO changed {held}", (article,))
    for table in OF_ENTITY[1:] + OF_ENTITY[:1]:
        book.db.execute(f"DELETE FROM {table} WHERE entity IN ({held}) AND article = ?", (article, article))  # noqa: S608
    book.db.execute("DELETE FROM article WHERE id = ?", (article,))


def _take(book: Spoken, engine: ox.Store, iri: str, run: str) -> None:
    graph = ox.NamedNode(iri)
    added = book.db.execute("INSERT INTO article VALUES (NULL, ?, ?, ?)", (iri, run, dated(engine, graph)))
    article = added.lastrowid or 0
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in OF_ENTITY}
    for one in seen(engine, graph):
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
