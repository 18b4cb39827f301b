"""What linking keeps of an article, packed: so that nothing is read back from the graph that was just written.

A card says no more than the article's evidence; where it is missing, it is made anew from there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

from kg.link.contradictions import KINDS, order
from kg.link.contradictions.news import news
from kg.link.contradictions.records import Fact
from kg.link.copies.written import Written, written
from kg.link.meaning import meaning, version
from kg.link.packed import pack, unpack
from kg.link.said import said
from kg.records import Extraction
from kg.store.iris import run_iri

FILE = "cards.sqlite"
FORMAT = "3"
MEMORY = ":memory:"
PLACES = 15  # bits of a statement's number that tell its place in the article
TABLE = "CREATE TABLE IF NOT EXISTS card (key TEXT PRIMARY KEY, run TEXT, body BLOB)"
_NONE: Any = None

Sheet = tuple[str, str, bytes]


@dataclass(frozen=True, slots=True)
class Card:
    """Of article A its statements, its news and its facts, packed; under which keys the facts are held; its text."""

    key: str
    said: bytes
    news: bytes
    facts: tuple[bytes, ...]
    held: tuple[tuple[int, int, bytes, int], ...]  # kind, key, rank, index of the fact
    text: Written


def card(extraction: Extraction) -> Card:
    """The card of an article."""
    known = news(extraction.article)
    bodies: dict[bytes, int] = {}
    held = []
    for kind, (_, facts, _) in enumerate(KINDS):
        before: Fact | None = None
        for count, fact in enumerate(facts(extraction, known)):
            if before is None or not _is(fact, before):  # else the same under another key
                number = bodies.setdefault(pack(replace(fact, news=_NONE, key=None)), len(bodies))
            held.append((kind, code(fact.key), _rank(fact, count), number))
            before = fact
    statements = tuple(
        replace(one, meaning=meaning(one.cue, one.text)) for one in said(extraction) if one.order < 1 << PLACES
    )
    return Card(
        extraction.article.key, pack(statements), pack(known), tuple(bodies), tuple(held), written(extraction.article)
    )


def _is(one: Fact, other: Fact) -> bool:
    return one.evidence is other.evidence and one.value is other.value and one.who is other.who


def sheet(extraction: Extraction) -> Sheet:
    """The card of an article, packed, with its key and what names the run that read it."""
    key = extraction.article.key
    return key, f"{_made()} {run_iri(key, extraction.tool, extraction.model)}", pack(card(extraction))


def _made() -> str:
    return f"{FORMAT} {version()}"


def _rank(fact: Fact, count: int) -> bytes:
    published, source, article, start, end = order(fact)
    texts = f"{published}\0{source}\0{article}".encode("utf-8", "surrogatepass")
    return texts + f"\0{start:012}\0{end:012}\0{count:09}".encode()


def code(value: Hashable) -> int:
    """A number for a key, the same in every run of the program."""
    return int.from_bytes(blake2b(_plain(value).encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def _plain(value: object) -> str:
    if isinstance(value, frozenset):
        return f"{{{','.join(sorted(map(_plain, value)))}}}"
    if isinstance(value, tuple):
        return f"({','.join(map(_plain, value))})"
    return repr(value)


class Cards:
    """Cards of articles that were added and are not linked yet, in a file that the next linking empties; `folder` is
    the store's, or None. What cannot be read is begun anew; where it cannot be written, the graph is read instead.
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / FILE if folder else None
        self._lost = False
        try:
            self._open()
        except sqlite3.DatabaseError:
            self._unlink()
            self._open()

    def _open(self) -> None:
        self._db = sqlite3.connect(self.path or MEMORY)
        self._db.execute("PRAGMA synchronous = OFF")  # whatever is lost is read from the graph
        self._db.execute(TABLE)

    def put(self, extraction: Extraction) -> None:
        """Keeps the card of an article that was just added."""
        self.lay(sheet(extraction))

    def lay(self, one: Sheet) -> None:
        """The same where it was packed elsewhere."""
        if self._lost:
            return
        try:
            self._db.execute("INSERT OR REPLACE INTO card VALUES (?, ?, ?)", one)
        except sqlite3.DatabaseError:  # a full disk: the article itself is safe
            self._lost = True

    def take(self, key: str, run: str) -> Card | None:
        """The card of what this run read; None where there is none."""
        try:
            rows = self._db.execute("SELECT body FROM card WHERE key = ? AND run = ?", (key, f"{_made()} {run}"))
            found: Card | None = next((unpack(body) for (body,) in rows), None)
        except (sqlite3.DatabaseError, UnpicklingError, EOFError):
            return None
        return found

    def close(self, *, linked: bool = False) -> None:
        """Writes out what was put; once all is `linked` there is nothing to keep."""
        with suppress(sqlite3.DatabaseError):
            self._db.commit()
        self._db.close()
        if linked or self._lost:
            self._unlink()

    def _unlink(self) -> None:
        if self.path:
            self.path.unlink(missing_ok=True)
