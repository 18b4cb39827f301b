"""Search over the full-text index, which is made beside each copy of the store while the copy answers already."""

from __future__ import annotations

import asyncio
import contextlib
import re
import sqlite3
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.serve.pages.templating import to
from kg.serve.pool import Limits, Refused
from kg.serve.search_index import CLOSE, OPEN, partial

KINDS = {"entity": "People, organisations, places", "statement": "Statements", "article": "Articles"}
FIRST, LISTED = 6, 30  # of each kind together, and of one kind
SECONDS = 5.0  # that a search may take
_ORDER = {
    "entity": "(lower(title) = lower(?2)) DESC, (instr(lower(title), lower(?2)) = 1) DESC, weight DESC, rank, iri",
    "statement": "rank, day DESC, iri",
    "article": "rank, day DESC, iri",
}
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

    @property
    def pages(self) -> int:
        """How many pages the kind has that is listed."""
        return -(-self.counts.get(self.kind or "", 0) // LISTED)

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "ready": self.ready, "all_words": not self.some, "counts": self.counts,
            "results": [
                {"kind": x.kind, "of": x.of, "iri": x.iri, "title": _joined(x.title), "words": _joined(x.words),
                 "note": x.note, "date": x.day, "href": x.href} for x in self.hits
            ],
        }  # fmt: skip


class Search:
    """The index of the newest copy that has one; queries run in threads of their own, and not for long."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.file: Path | None = None
        self._task: asyncio.Task[None] | None = None

    async def follow(self, folder: Path) -> None:
        """Make the index of this copy in the background; what was being made of an older one is given up."""
        await self.stop()
        self._task = asyncio.get_running_loop().create_task(self._made(folder))

    async def ready(self) -> None:
        """Wait until the index that is being made is there."""
        if self._task:
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.shield(self._task)

    async def _made(self, folder: Path) -> None:
        file = folder.with_name(f"{folder.name}.words")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kg.serve.search_index", str(folder), str(file), str(self.limits.memory)
        )
        try:
            if await process.wait() == 0:
                old, self.file = self.file, file
                if old:
                    old.unlink(missing_ok=True)
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()  # until then it may still write there
            partial(file).unlink(missing_ok=True)

    async def find(self, words: str, kind: str | None = None, page: int = 1) -> Found:
        """What has the words, all kinds together or a page of one; Refused where that takes too long."""
        file = self.file
        if file is None:
            return Found(dict.fromkeys(KINDS, 0), kind=kind, ready=False)
        return await asyncio.to_thread(find, file, words, kind, page)

    async def stop(self) -> None:
        """Give up what is being made."""
        task, self._task = self._task, None
        if task and not task.done():
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


def find(file: Path, words: str, kind: str | None = None, page: int = 1) -> Found:
    """What an index has for these words."""
    tokens = [word for word in _NO_WORD.sub(" ", words).split() if any(c.isalnum() for c in word)][:20]
    if not tokens:
        return Found(dict.fromkeys(KINDS, 0), kind=kind)
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    ends = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > ends, 10_000)
    try:
        found = _matching(connection, _match(tokens, " "), words, kind, page)
        if len(tokens) > 1 and not any(found.counts.values()):
            return _matching(connection, _match(tokens, " OR "), words, kind, page, some=True)
        return found
    except sqlite3.OperationalError as error:
        raise Refused(503, "the search took too long; take rarer words") from error
    finally:
        connection.close()


def _match(tokens: list[str], between: str) -> str:
    """The words as the index takes them, each a text of its own and the last perhaps not yet typed to its end."""
    return between.join(f'"{token}"' for token in tokens) + "*"


def _matching(
    connection: sqlite3.Connection, match: str, words: str, kind: str | None, page: int, *, some: bool = False
) -> Found:
    counts = {
        name: connection.execute(f"SELECT count(*) FROM {name} WHERE {name} MATCH ?", (match,)).fetchone()[0]  # noqa: S608
        for name in KINDS
    }
    hits: list[Hit] = []
    for name in [kind] if kind else KINDS:
        limit, offset = (LISTED, LISTED * (page - 1)) if kind else (FIRST, 0)
        rows = connection.execute(
            f"SELECT {_SHOWN[name]}, iri, kind, note, day FROM {name} WHERE {name} MATCH ?1 "  # noqa: S608
            f"ORDER BY {_ORDER[name]} LIMIT ?3 OFFSET ?4",
            (match, words, limit, offset),
        )
        hits += [Hit(name, iri, _parts(title), _parts(told), of, note, day) for title, told, iri, of, note, day in rows]
    return Found(counts, tuple(hits), kind, page, some)


def _parts(text: str) -> Parts:
    found = []
    for piece in text.split(OPEN):
        match, mark, rest = piece.partition(CLOSE)
        found += [(match, True), (rest, False)] if mark else [(piece, False)]
    return tuple((words, hit) for words, hit in found if words)


def _joined(parts: Parts) -> str:
    return "".join(words for words, _ in parts)
