"""What the knowledge layer is derived from, as each new article said it when it was written, in a file that the next
deriving empties: to read it back from the engine takes ten times as long and fills the engine's caches.

A note says no more than the article's graph; where it is missing, the graph is asked.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from kg import config
from kg.store.naming import Seen, dated, seen
from kg.store.told import TOLD, Telling

if TYPE_CHECKING:
    from kg.store.ready import Ready

FILE = "notes.sqlite"
FORMAT = "2"
SUM = 8  # digits
FIELDS = tuple(field.name for field in fields(Seen))
PARTS = ("date", "seen", *TOLD)
TABLE = f"CREATE TABLE IF NOT EXISTS note (graph TEXT PRIMARY KEY, run TEXT, {', '.join(PARTS)})"


def note(told: Telling) -> tuple[str, ...]:
    """The note of an article, a JSON text for each of `PARTS`."""
    entities = [tuple(getattr(one, name) for name in FIELDS) for one in seen(told)]  # astuple() copies deeply
    parts = dated(told), entities, *(list(rows(told)) for rows in TOLD.values())
    return tuple(json.dumps(part, separators=(",", ":"), default=sorted) for part in parts)


def keep(folder: Path | None, articles: Sequence[Ready]) -> None:
    """Keeps the notes of articles that were just written, if there is a folder and room in it."""
    if folder is None:
        return
    places = ", ".join("?" * (2 + len(PARTS)))
    rows = [(one.graph, _made(f" {one.run}"), *map(_summed, one.note)) for one in articles]
    try:
        with closing(sqlite3.connect(folder / FILE)) as db, db:
            db.execute(TABLE)
            db.executemany(f"INSERT OR REPLACE INTO note VALUES ({places})", rows)  # noqa: S608
    except sqlite3.DatabaseError:  # a full disk: the articles themselves are safe
        forget(folder)


def leave(folder: Path | None, graph: str) -> None:
    """Lets go of the note of an article that is written anew without one."""
    if folder is not None and (folder / FILE).exists():
        try:
            with closing(sqlite3.connect(folder / FILE)) as db, db:
                db.execute("DELETE FROM note WHERE graph = ?", (graph,))
        except sqlite3.DatabaseError:
            forget(folder)


def forget(folder: Path | None) -> None:
    """Lets go of all notes."""
    if folder is not None:
        with suppress(OSError):
            (folder / FILE).unlink(missing_ok=True)


class Notes:
    """The notes in a store's folder, as far as they can be read; nothing without one."""

    def __init__(self, folder: Path | None) -> None:
        self._db: sqlite3.Connection | None = None
        if folder and (folder / FILE).exists():
            with suppress(sqlite3.DatabaseError):
                self._db = sqlite3.connect(folder / FILE)

    def close(self) -> None:
        """Closes the file."""
        if self._db:
            self._db.close()

    def articles(self) -> Iterator[tuple[str, str]]:
        """Graph and run of those that have a note, in the order in which they came."""
        for graph, run in self._rows("SELECT graph, run FROM note ORDER BY rowid"):
            if run.startswith(_made(" ")):  # and not of a version whose name begins like ours
                yield graph, run.removeprefix(_made(""))

    def part(self, name: str, graph: str, run: str) -> Any:
        """A part of the note of what this run read; None where there is none."""
        sql = f"SELECT {name} FROM note WHERE graph = ? AND run = ?"  # noqa: S608
        text = next((text for (text,) in self._rows(sql, graph, _made(run))), None)
        # A note that is damaged where it is not torn must not pass for what the article says.
        return json.loads(text[SUM:]) if isinstance(text, str) and text == _summed(text[SUM:]) else None

    def _rows(self, sql: str, *values: str) -> Iterator[tuple[Any, ...]]:
        with suppress(sqlite3.DatabaseError):
            yield from self._db.execute(sql, values) if self._db else ()


def _summed(text: str) -> str:
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):0{SUM}x}{text}"


def _made(run: str) -> str:
    return f"{FORMAT} {config.tool()}{run}"
