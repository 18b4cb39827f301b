"""What linking remembers from one build to the next: a file beside the quads, made anew where it is lost.

It knows which articles it has seen, under which keys statements and facts may meet, which pairs were compared with what
result, and what each cluster and contradiction was made of. Nothing of it is knowledge: that stands in the graph.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from kg.link.cards import MEMORY, PLACES, Card
from kg.link.contradictions.records import Fact, News
from kg.link.copies import Header, Shared
from kg.link.copies.marks import Marks
from kg.link.copies.written import read_header, read_marks, read_text
from kg.link.kept import packed, unpacked
from kg.link.meaning import version
from kg.link.packed import unpack
from kg.link.records import Said
from kg.link.traits import Traits, traits

FORMAT = "5"
REMEMBERED = 4_000  # statements that are kept at hand
FACTS = 1_000  # facts, and articles as far as facts need them
TABLES = """
CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS article (key TEXT PRIMARY KEY, run TEXT, news BLOB);
CREATE TABLE IF NOT EXISTS text (key TEXT PRIMARY KEY, header TEXT, marks BLOB, text BLOB);
CREATE TABLE IF NOT EXISTS statement (one INTEGER PRIMARY KEY, total REAL, body TEXT);
CREATE TABLE IF NOT EXISTS place (
    key INTEGER, lead INTEGER, one INTEGER, worth INTEGER, PRIMARY KEY (key, lead, one)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS choice (
    one INTEGER, other INTEGER, value REAL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS chosen ON choice (other);
CREATE TABLE IF NOT EXISTS member (one INTEGER PRIMARY KEY, cluster TEXT);
CREATE TABLE IF NOT EXISTS fact (id INTEGER PRIMARY KEY, article TEXT, body BLOB);
CREATE INDEX IF NOT EXISTS facts ON fact (article);
CREATE TABLE IF NOT EXISTS held (id INTEGER PRIMARY KEY, kind INTEGER, key INTEGER, rank BLOB, fact INTEGER);
CREATE INDEX IF NOT EXISTS ranked ON held (kind, key, rank);
CREATE INDEX IF NOT EXISTS holding ON held (fact);
CREATE TABLE IF NOT EXISTS clash (one INTEGER, other INTEGER, kind INTEGER, part INTEGER, body BLOB);
CREATE INDEX IF NOT EXISTS clashing ON clash (one);
CREATE INDEX IF NOT EXISTS clashed ON clash (other);
CREATE INDEX IF NOT EXISTS grouped ON clash (part);
CREATE TABLE IF NOT EXISTS found (part INTEGER PRIMARY KEY, id TEXT, body BLOB);
CREATE INDEX IF NOT EXISTS named ON found (id);
"""


def made() -> str:
    """What an index is made by: its form, and the weights of the vectors in it."""
    return f"{FORMAT}-{version()}"


class Index:
    """An open index; `path` is a file, or ':memory:'. What is there but cannot be read is begun anew, unless it is open
    for `reading` alone, beside who writes it.
    """

    def __init__(self, path: str | Path = MEMORY, *, reading: bool = False) -> None:
        self.path = path
        self.said = lru_cache(REMEMBERED)(self._read_said)  # the statement of a number
        self.total = lru_cache(50 * REMEMBERED)(self._read_total)  # what the words of a statement tell together
        self.fact = lru_cache(FACTS)(self._read_fact)  # a fact without key and news, by its number
        self.news = lru_cache(FACTS)(self._read_news)  # time and matter of an article, by its key
        self.texts = cache(lambda: Shared(self._article, self._about))  # what its articles share
        self.told: dict[tuple[str, str], str] = {}  # … and of which pairs a process has told the graph
        if reading:
            self.db = sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
            return
        try:
            self._open()
        except sqlite3.DatabaseError:
            Path(path).unlink(missing_ok=True)
            self._open()

    def _open(self) -> None:
        self._safe = True  # what is written is there as a whole or not at all
        self.db = sqlite3.connect(self.path, isolation_level=None)
        self.db.execute("PRAGMA cache_size = -8000")
        self.db.executescript(TABLES)
        self.db.execute("BEGIN")

    def clear(self) -> None:
        """Begins anew."""
        self._forget()
        self.db.close()
        if self.path != MEMORY:
            Path(self.path).unlink(missing_ok=True)
        self._open()
        # A file that breaks off half written has no state, and so is not believed: no need for a journal.
        self.db.execute("COMMIT")
        self.db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        self._safe = False
        self.db.execute("BEGIN")

    def keep(self, state: str) -> None:
        """Writes out what was done, under the name of the state that the graph is in."""
        if not self._safe:  # all else is on the disk before the state that says so
            self.db.execute("COMMIT")
            if self.path != MEMORY:
                _written_out(Path(self.path))
            self.db.executescript("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
            self.db.execute("BEGIN")
            self._safe = True
        self.db.execute("INSERT OR REPLACE INTO told VALUES ('state', ?)", (f"{made()} {state}",))
        self.db.execute("COMMIT")
        self.db.execute("BEGIN")

    def close(self) -> None:
        """Forgets what was not kept."""
        self.db.close()

    def drop(self) -> None:
        """Closes it and takes its file away."""
        self.close()
        if self.path != MEMORY:
            Path(self.path).unlink(missing_ok=True)

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of an answer."""
        return self.db.execute(sql, values).fetchall()

    @property
    def folder(self) -> Path | None:
        """Where its file lies, if it has one."""
        return None if self.path == MEMORY else Path(self.path).parent

    @property
    def state(self) -> str | None:
        """The state of the graph that it was kept for."""
        found = self.rows("SELECT value FROM told WHERE name = 'state'")
        by, _, state = found[0][0].partition(" ") if found else ("", "", "")
        return state if by == made() else None

    # Articles

    def articles(self) -> Iterator[tuple[str, str]]:
        """Key of each article and the run that read it, in the order of keys."""
        return self.db.execute("SELECT key, run FROM article ORDER BY key")

    def enter(self, card: Card, run: str) -> list[Traits]:
        """Takes in an article; its statements taken apart, in their order."""
        found = list(traits(unpack(card.said)))
        self.put(card, run, [(number(one.said), one.total, packed(one)) for one in found])
        return found

    def put(self, card: Card, run: str, statements: Iterable[tuple[int, float, str]]) -> None:
        """Takes in an article whose statements were taken apart."""
        self.db.execute("INSERT INTO article VALUES (?, ?, ?)", (card.key, run, card.news))
        self.db.execute("INSERT INTO text VALUES (?, ?, ?, ?)", (card.key, *card.text))
        self.db.executemany("INSERT INTO statement VALUES (?, ?, ?)", statements)

    def leave(self, key: str) -> None:
        """Forgets an article."""
        self._forget()
        first = first_of(key)
        for table, column, values in (
            ("article", "key = ?", (key,)),
            ("text", "key = ?", (key,)),
            ("statement", "one BETWEEN ? AND ?", (first, first | (1 << PLACES) - 1)),
        ):
            self.db.execute(f"DELETE FROM {table} WHERE {column}", values)  # noqa: S608

    def _forget(self) -> None:
        for kept in (self.said, self.total, self.news, self.fact, self.texts):
            kept.cache_clear()
        self.told.clear()

    def taken(self, key: str) -> list[Traits]:
        """The statements of an article, taken apart, in their order."""
        first = first_of(key)
        sql = "SELECT body FROM statement WHERE one BETWEEN ? AND ? ORDER BY one"
        return [unpacked(body) for (body,) in self.rows(sql, first, first | (1 << PLACES) - 1)]

    def _read_fact(self, number: int) -> Fact:
        ((body,),) = self.rows("SELECT body FROM fact WHERE id = ?", number)
        fact: Fact = unpack(body)
        return fact

    def _read_news(self, key: str) -> News:
        ((body,),) = self.rows("SELECT news FROM article WHERE key = ?", key)
        news: News = unpack(body)
        return news

    def _read_total(self, one: int) -> float:
        ((total,),) = self.rows("SELECT total FROM statement WHERE one = ?", one)
        return float(total)

    def _read_said(self, one: int) -> Traits:
        ((body,),) = self.rows("SELECT body FROM statement WHERE one = ?", one)
        return unpacked(body)

    def _article(self, key: str) -> str:
        ((text,),) = self.rows("SELECT text FROM text WHERE key = ?", key)
        return read_text(text)

    def _about(self, key: str) -> tuple[Header, Marks]:
        ((header, marks),) = self.rows("SELECT header, marks FROM text WHERE key = ?", key)
        return read_header(header), read_marks(marks)


def _written_out(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def first_of(key: str) -> int:
    """The least number that a statement of an article can have."""
    return int(key[:12], 16) << PLACES


def number(said: Said) -> int:
    """A number for a statement; numbers are in the order of article and place."""
    return first_of(said.article) | said.order
