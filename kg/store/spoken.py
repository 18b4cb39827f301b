"""Of whom and what each article speaks, in rows of a file beside the quads: so that one more article costs what it says
itself, not what all others say. All of it stands in the quads too; what is lost here is read from there again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg import config
from kg.store import notes
from kg.store.following import OF_ENTITY, follow
from kg.store.naming import Held, Named
from kg.store.notes import Notes

if TYPE_CHECKING:
    from kg.store.oxigraph import Store

FILE = "entities.sqlite"
MEMORY = ":memory:"
FORMAT = "1"
TABLES = """
CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article (id INTEGER PRIMARY KEY, graph TEXT UNIQUE, run TEXT, date TEXT);
CREATE TABLE IF NOT EXISTS entity (id INTEGER PRIMARY KEY, iri TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS spoken (
    entity INTEGER, article INTEGER, mentions INTEGER, PRIMARY KEY (entity, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS speaking ON spoken (article);
CREATE TABLE IF NOT EXISTS name (
    entity INTEGER, label TEXT, kind TEXT, article INTEGER, PRIMARY KEY (entity, label, kind, article)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS words (
    entity INTEGER, words TEXT, article INTEGER, mention TEXT, PRIMARY KEY (entity, words, article, mention)
    ) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS point (
    entity INTEGER, latitude REAL, longitude REAL, article INTEGER,
    PRIMARY KEY (entity, latitude, longitude, article)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bearer (
    entity INTEGER, article INTEGER, label TEXT, kind TEXT, PRIMARY KEY (entity, article)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bearing ON bearer (article);
CREATE TABLE IF NOT EXISTS trait (
    entity INTEGER, what TEXT, value TEXT, article INTEGER, PRIMARY KEY (entity, what, value, article)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS changed (entity INTEGER PRIMARY KEY);
"""


@contextmanager
def spoken(store: Store) -> Iterator[Spoken]:
    """The rows of a store, brought up to date with its articles; in memory where there is no folder to write in."""
    path = store.path / FILE if store.path and not store.read_only else None
    book = _current(store, path)
    try:
        yield book
    finally:
        book.close()


def forget(folder: Path | None) -> None:
    """Takes the rows for lost: somebody changed the evidence in a way that does not tell which articles."""
    if folder is not None:
        (folder / FILE).unlink(missing_ok=True)
    notes.forget(folder)


def _current(store: Store, path: Path | None) -> Spoken:
    for place in [path, path, None] if path else [None]:
        book = None
        try:
            book = Spoken(place)
            book.follow(store.engine)
        except sqlite3.DatabaseError:
            if book is not None:
                book.close()
            if place is None:
                raise
            with suppress(OSError):
                place.unlink(missing_ok=True)
        else:
            return book
    raise AssertionError


class Spoken:
    """The open rows. An entity goes by a number here."""

    def __init__(self, path: Path | None) -> None:
        self.db = sqlite3.connect(path or MEMORY, isolation_level=None)
        self.notes = Notes(path and path.parent)
        try:
            self._open()
        except sqlite3.DatabaseError:
            self.close()
            raise

    def _open(self) -> None:
        version = f"{FORMAT} {config.tool()}"
        self.db.execute("PRAGMA temp_store = MEMORY")
        there = {name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if there and not there.issuperset(("told", "article", "entity", "changed", *OF_ENTITY)):
            raise sqlite3.DatabaseError("a table is gone")
        self.db.executescript(f"BEGIN; {TABLES} COMMIT")
        if self.told("version") not in (None, version):
            raise sqlite3.DatabaseError("made by another version")
        self.tell("version", version)

    def close(self) -> None:
        """Closes the files."""
        self.db.close()
        self.notes.close()

    def told(self, name: str) -> str | None:
        """Something that was noted."""
        return next((value for (value,) in self.rows("SELECT value FROM told WHERE name = ?", name)), None)

    def tell(self, name: str, value: str) -> None:
        """Notes something."""
        if self.told(name) != value:
            self.db.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (name, value))

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of an answer."""
        return self.db.execute(sql, values).fetchall()

    # Articles

    def follow(self, engine: ox.Store) -> None:
        """Takes in the articles that came and forgets those that went or were read anew."""
        self.db.execute("BEGIN")
        try:
            follow(self, engine)
        except BaseException:
            if self.db.in_transaction:  # not where the disk was full
                self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def graphs(self) -> Iterator[tuple[str, str]]:
        """The articles, in order, each with the run that read it."""
        return self.db.execute("SELECT graph, run FROM article ORDER BY graph")

    # Entities

    def entities(self) -> Iterator[str]:
        """All entities, in order; those too of which no article speaks any more."""
        return (iri for (iri,) in self.db.execute("SELECT iri FROM entity ORDER BY iri"))

    def number(self, iri: str) -> int | None:
        """The number of an entity; None where no article speaks of it."""
        return next((one for (one,) in self.rows("SELECT id FROM entity WHERE iri = ?", iri)), None)

    def iri(self, entity: int) -> str:
        """The entity of a number."""
        ((found,),) = self.rows("SELECT iri FROM entity WHERE id = ?", entity)
        return str(found)

    def names(self, entity: int) -> list[tuple[str, str, int]]:
        """Label, class, and in how many articles it has these."""
        return self.rows("SELECT label, kind, COUNT(*) FROM name WHERE entity = ? GROUP BY label, kind", entity)

    def words(self, entity: int) -> list[str]:
        """The words that name it."""
        return [words for (words,) in self.rows("SELECT DISTINCT words FROM words WHERE entity = ?", entity)]

    def points(self, entity: int) -> list[tuple[float, float, int]]:
        """Latitude, longitude, and in how many articles it has these."""
        sql = "SELECT latitude, longitude, COUNT(*) FROM point WHERE entity = ? GROUP BY latitude, longitude"
        return self.rows(sql, entity)

    def weights(self, entity: int) -> tuple[int, int]:
        """How often, and in how many articles, it is spoken of."""
        sql = "SELECT COALESCE(SUM(mentions), 0), COUNT(*) FROM spoken WHERE entity = ? AND mentions > 0"
        ((mentions, articles),) = self.rows(sql, entity)
        return mentions, articles

    def articles(self, entity: int) -> set[str]:
        """Where it is mentioned."""
        sql = "SELECT graph FROM spoken JOIN article ON id = article WHERE entity = ? AND mentions > 0"
        return {graph for (graph,) in self.rows(sql, entity)}

    # People and bodies

    def judged(self) -> list[int]:
        """All that may be merged."""
        return [one for (one,) in self.rows("SELECT DISTINCT entity FROM bearer")]

    def bearing(self, entity: int) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        """How many articles give it which label, and which kind."""
        sql = "SELECT {0}, COUNT(*) FROM bearer WHERE entity = ? GROUP BY {0}"
        return self.rows(sql.format("label"), entity), self.rows(sql.format("kind"), entity)

    def traits(self, entity: int) -> tuple[set[str], list[Held]]:
        """Its genders and offices."""
        found = self.rows("SELECT DISTINCT what, value FROM trait WHERE entity = ?", entity)
        offices = [tuple(json.loads(value)) for what, value in found if what == "office"]
        return {value for what, value in found if what == "gender"}, offices

    def places(self, entity: int) -> tuple[frozenset[str], list[str]]:
        """Which articles have it as a person or body, and the first and the last of their dates."""
        found = self.rows("SELECT graph, date FROM bearer JOIN article ON id = article WHERE entity = ?", entity)
        dates = [date for _, date in found if date]
        return frozenset(graph for graph, _ in found), [min(dates), max(dates)] if dates else []

    def fullest(self, entity: int, some: Iterable[str]) -> Named | None:
        """The first place where one of these words names it."""
        sql = """SELECT graph, mention, words FROM words JOIN article ON id = article
            WHERE entity = ? AND words IN ({}) ORDER BY graph, mention LIMIT 1"""
        own = list(some)
        found = self.rows(sql.format(", ".join("?" * len(own))), entity, *own)
        return next((Named(graph, mention, " ".join(words.split())) for graph, mention, words in found), None)

    def company(self, entity: int) -> list[tuple[int, str]]:
        """Number and IRI of the people and bodies of the same articles."""
        sql = """SELECT id, iri FROM (SELECT DISTINCT two.entity FROM bearer AS one JOIN bearer AS two
            ON two.article = one.article WHERE one.entity = ?1) JOIN entity ON id = entity WHERE id != ?1"""
        return self.rows(sql, entity)
