"""Search over the full-text index, which is made beside each copy of the store while the copy answers already."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kg.link.words import words
from kg.serve.beside import Beside
from kg.serve.pages.statement import TELLING
from kg.serve.pages.templating import to
from kg.serve.pool import Limits, Refused
from kg.serve.search_index import CLOSE, OPEN

KINDS = {"entity": "People, organisations, places", "statement": "Statements", "article": "Articles"}
FIRST, LISTED = 6, 30  # of each kind together, and of one kind
TOKENS = 20  # words that are looked for
OUTLETS = 8  # of a story that are named
WORDINGS = 8  # rows that are read for each hit, so that one story does not fill the list
NAMES, NEAR = 3_000, 0.75  # names that a misspelt one is held against, and how much of its letters they share
SECONDS = 5.0  # that a search may take
_ORDER = {
    "entity": "(lower(title) = lower(?2)) DESC, (instr(lower(title), lower(?2)) = 1) DESC, weight DESC, rank, iri",
    "statement": "weight DESC, rank, day DESC, iri",
    "article": "rank, day DESC, iri",
}
_BEST = "rank, weight DESC, iri"  # of what has only some of the words
_SHOWN = {
    "entity": f"title, '{OPEN}{CLOSE}'",
    "statement": f"highlight(statement, 0, '{OPEN}', '{CLOSE}'), words",
    "article": f"title, snippet(article, 1, '{OPEN}', '{CLOSE}', '…', 24)",
}
_NO_WORD = re.compile(r'[\x00-\x1f"]')  # what would end a text in the index's own language
Parts = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """The statement 'It takes two to tango' by Mark Rutte, in CBS News on 2025-04-06; 'tango' was looked for."""

    kind: str
    iri: str
    title: Parts  # pieces of it, with whether they match
    words: Parts
    of: str  # an entity's kind, person; who made a statement
    note: str  # the outlet; of an entity in how many articles it is
    day: str
    outlets: int = 0  # that have a statement, where several were found to
    where: tuple[str, ...] = ()  # the first of these
    near: Hit | None = None  # where it stands in one alone: what several have of its speaker with a telling word of it

    @property
    def plain(self) -> str:
        """Its title as it is."""
        return _joined(self.title)

    @property
    def href(self) -> str:
        """The address of its page."""
        return to(f"/{self.kind}", iri=self.iri)


@dataclass(frozen=True, slots=True)
class Found:
    """How many there are of each kind, and the first of them; `some` where nothing has all of the words."""

    counts: dict[str, int]
    hits: tuple[Hit, ...] = ()
    kind: str | None = None
    page: int = 1
    some: bool = False
    ready: bool = True
    near: tuple[str, ...] = ()  # names like the words, where nothing has them

    @property
    def pages(self) -> int:
        """How many pages the kind has that is listed."""
        return -(-self.counts.get(self.kind or "", 0) // LISTED)

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "ready": self.ready, "all_words": not self.some, "counts": self.counts, "near": list(self.near),
            "results": [
                {"kind": x.kind, "of": x.of, "iri": x.iri, "title": x.plain, "words": _joined(x.words),
                 "note": x.note, "date": x.day, "outlets": x.outlets, "in": list(x.where), "href": x.href}
                for x in self.hits
            ],
        }  # fmt: skip


class Search(Beside):
    """The index of the newest copy that has one; queries run in threads of their own, and not for long."""

    def __init__(self, limits: Limits) -> None:
        super().__init__("kg.serve.search_index", limits)

    async def find(self, asked: str, kind: str | None = None, page: int = 1) -> Found:
        """What has the words, all kinds together or a page of one; Refused where that takes too long."""
        file = self.file
        if file is None:
            return Found(dict.fromkeys(KINDS, 0), kind=kind, ready=False)
        return await asyncio.to_thread(find, file, asked, kind, page)


def find(file: Path, asked: str, kind: str | None = None, page: int = 1) -> Found:
    """What an index has for these words."""
    tokens = [word for word in _NO_WORD.sub(" ", asked).split() if any(c.isalnum() for c in word)][:TOKENS]
    if not tokens:
        return Found(dict.fromkeys(KINDS, 0), kind=kind)
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    ends = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > ends, 10_000)
    try:
        found = _matching(connection, _match(tokens, " "), asked, kind, page)
        if len(tokens) > 1 and not any(found.counts.values()):
            found = _matching(connection, _match(tokens, " OR "), asked, kind, page, some=True)
        return found if any(found.counts.values()) else replace(found, near=_near(connection, tokens))
    except sqlite3.OperationalError as error:
        raise Refused(503, "the search took too long; take rarer words") from error
    finally:
        connection.close()


def _match(tokens: list[str], between: str) -> str:
    """The words as the index takes them, each a text of its own and the last perhaps not yet typed to its end."""
    return between.join(f'"{token}"' for token in tokens) + "*"


def _matching(
    connection: sqlite3.Connection, match: str, asked: str, kind: str | None, page: int, *, some: bool = False
) -> Found:
    counts = {
        name: connection.execute(f"SELECT count(*) FROM {name} WHERE {name} MATCH ?", (match,)).fetchone()[0]  # noqa: S608
        for name in KINDS
    }
    hits: list[Hit] = []
    for name in [kind] if kind else KINDS:
        limit, offset = (LISTED, LISTED * (page - 1)) if kind else (FIRST, 0)
        rows = connection.execute(
            f"SELECT {_SHOWN[name]}, iri, kind, note, day, weight, story FROM {name} WHERE {name} MATCH ?1 "  # noqa: S608
            f"ORDER BY {_ORDER[name] if not some else _BEST} LIMIT ?3 OFFSET ?4",
            (match, asked, limit if kind else limit * WORDINGS, offset),
        )
        hits += list(_hits(connection, name, rows, once=not kind, most=limit))
    return Found(counts, tuple(hits), kind, page, some)


def _hits(connection: sqlite3.Connection, name: str, rows: Iterable[Any], *, once: bool, most: int) -> Iterator[Hit]:
    """The first hits of rows, `once` with one wording a story."""
    seen, many = set[str](), 0
    for title, told, iri, of, note, day, weight, story in rows:
        if story and once and story in seen:
            continue
        if many == most:
            return
        seen.add(story)
        many += 1
        outlets = int(weight) if name == "statement" else 0
        hit = Hit(name, iri, _parts(title), _parts(told), of, note, day, outlets, _where(connection, story))
        alone = name == "statement" and not story and of
        yield replace(hit, near=_near_story(connection, hit.plain, of, seen)) if alone else hit


def _near_story(connection: sqlite3.Connection, title: str, of: str, seen: set[str]) -> Hit | None:
    """The story of this speaker that most outlets have, with a telling word of the title; none that is listed."""
    telling = [word.text for word in words(title) if word.weight >= TELLING][:TOKENS]
    if not telling:
        return None
    rows = connection.execute(
        "SELECT title, iri, note, day, weight, story FROM statement WHERE statement MATCH ? AND kind = ? "
        "AND weight > 1 ORDER BY weight DESC, rank, iri LIMIT ?",
        (f"title : ({_match(telling, ' OR ').removesuffix('*')})", of, WORDINGS),
    )
    for text, iri, note, day, weight, story in rows:
        if story not in seen:
            return Hit("statement", iri, _parts(text), (), of, note, day, int(weight), _where(connection, story))
    return None


def _where(connection: sqlite3.Connection, story: str) -> tuple[str, ...]:
    """The first outlets of a story."""
    found = connection.execute("SELECT outlet FROM told WHERE story = ? ORDER BY outlet LIMIT ?", (story, OUTLETS))
    return tuple(outlet for (outlet,) in found) if story else ()


def _near(connection: sqlite3.Connection, tokens: list[str]) -> tuple[str, ...]:
    """Names of those spoken of most that are like the words, whole or one of their words."""
    by_key: dict[str, str] = {}
    for (name,) in connection.execute("SELECT title FROM entity ORDER BY weight DESC, iri LIMIT ?", (NAMES,)):
        for key in (name.lower(), *name.lower().split()):
            by_key.setdefault(key, name)
    whole = " ".join(tokens).lower()
    keys = [
        key for asked in dict.fromkeys((whole, *whole.split())) for key in get_close_matches(asked, by_key, 3, NEAR)
    ]
    return tuple(dict.fromkeys(by_key[key] for key in keys))[:3]


def _parts(text: str) -> Parts:
    found = []
    for piece in text.split(OPEN):
        match, mark, rest = piece.partition(CLOSE)
        found += [(match, True), (rest, False)] if mark else [(piece, False)]
    return tuple((words, hit) for words, hit in found if words)


def _joined(parts: Parts) -> str:
    return "".join(words for words, _ in parts)
