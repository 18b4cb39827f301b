"""What linking remembers from one build to the next: a file beside the quads, made anew where it is lost.

It knows which articles it has seen, under which keys statements and facts may meet, which pairs were compared with what
result, and what each cluster and contradiction was made of. Nothing of it is knowledge: that stands in the graph.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.link.cards import MEMORY, PLACES, Card
from kg.link.contradictions.records import Fact, News
from kg.link.packed import unpack
from kg.link.records import Said
from kg.link.traits import Traits, traits

FORMAT = "3"
REMEMBERED = 2_000  # articles whose statements are kept taken apart
TABLES = """
CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS article (key TEXT PRIMARY KEY, run TEXT, said BLOB, news BLOB);
CREATE TABLE IF NOT EXISTS place (
    key INTEGER, lead INTEGER, one INTEGER, worth INTEGER, PRIMARY KEY (key, lead, one)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS total (one INTEGER PRIMARY KEY, total REAL);
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


class Index:
    """An open index; `path` is a file, or ':memory:'. What is there but cannot be read is begun anew."""

    def __init__(self, path: str | Path = MEMORY) -> None:
        self.path = path
        self._known: OrderedDict[str, list[Traits]] = OrderedDict()
        self._totals: dict[int, float] = {}
        self.fact = lru_cache(REMEMBERED)(self._read_fact)  # a fact without key and news, by its number
        self.news = lru_cache(REMEMBERED)(self._read_news)  # time and matter of an article, by its key
        self._keys: dict[str, str] = {}  # the part of an article's key that its numbers have → the key
        try:
            self._open()
        except sqlite3.DatabaseError:
            Path(path).unlink(missing_ok=True)
            self._open()

    def _open(self) -> None:
        self.db = sqlite3.connect(self.path, isolation_level=None)
        self.db.execute("PRAGMA cache_size = -100000")
        self.db.executescript(TABLES)
        self.db.execute("BEGIN")

    def clear(self) -> None:
        """Begins anew."""
        self._known.clear()
        self._totals.clear()
        self.news.cache_clear()
        self.fact.cache_clear()
        self.db.close()
        if self.path != MEMORY:
            Path(self.path).unlink(missing_ok=True)
        self._open()
        # A file that breaks off half written has no state, and so is not believed: no need for a journal.
        self.db.execute("COMMIT")
        self.db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        self.db.execute("BEGIN")

    def keep(self, state: str) -> None:
        """Writes out what was done, under the name of the state that the graph is in."""
        self.db.execute("INSERT OR REPLACE INTO told VALUES ('state', ?)", (f"{FORMAT} {state}",))
        self.db.execute("COMMIT")
        self.db.execute("BEGIN")

    def close(self) -> None:
        """Forgets what was not kept."""
        self.db.close()

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of an answer."""
        return self.db.execute(sql, values).fetchall()

    @property
    def state(self) -> str | None:
        """The state of the graph that it was kept for."""
        found = self.rows("SELECT value FROM told WHERE name = 'state'")
        version, _, state = found[0][0].partition(" ") if found else ("", "", "")
        return state if version == FORMAT else None

    # Articles

    @property
    def articles(self) -> dict[str, str]:
        """Key of each article → the run that read it."""
        return dict(self.rows("SELECT key, run FROM article"))

    def enter(self, card: Card, run: str) -> None:
        """Takes in an article."""
        self.db.execute("INSERT INTO article VALUES (?, ?, ?, ?)", (card.key, run, card.said, card.news))

    def leave(self, key: str) -> None:
        """Forgets an article."""
        self._known.pop(key, None)
        self._totals.clear()
        self.news.cache_clear()
        self.fact.cache_clear()
        self.db.execute("DELETE FROM article WHERE key = ?", (key,))

    def taken(self, key: str) -> list[Traits]:
        """The statements of an article, taken apart, in their order."""
        if key not in self._known:
            ((body,),) = self.rows("SELECT said FROM article WHERE key = ?", key)
            self._known[key] = list(traits(unpack(body)))
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]

    def _read_fact(self, number: int) -> Fact:
        ((body,),) = self.rows("SELECT body FROM fact WHERE id = ?", number)
        fact: Fact = unpack(body)
        return fact

    def _read_news(self, key: str) -> News:
        ((body,),) = self.rows("SELECT news FROM article WHERE key = ?", key)
        news: News = unpack(body)
        return news

    def total(self, one: int) -> float:
        """What the words of a statement tell together."""
        if one not in self._totals:
            ((self._totals[one],),) = self.rows("SELECT total FROM total WHERE one = ?", one)
        return self._totals[one]

    def said(self, one: int) -> Traits:
        """The statement of this number."""
        low = f"{one >> PLACES:012x}"
        if low not in self._keys:
            ((self._keys[low],),) = self.rows("SELECT key FROM article WHERE key >= ? AND key < ?", low, f"{low}g")
        return self.taken(self._keys[low])[one & (1 << PLACES) - 1]


def number(said: Said) -> int:
    """A number for a statement; numbers are in the order of article and place."""
    return int(said.article[:12], 16) << PLACES | said.order
