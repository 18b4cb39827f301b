"""The knowledge of a store derived with its entities merged, and what its user knows better taken in."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.draft import draft
from kg.errors import UsageError
from kg.link.entities.everybody import everybody
from kg.link.entities.joining import joined
from kg.link.entities.merges import merges
from kg.link.entities.overrules import DIFFERENT, SAME, Overrules, read
from kg.store.merged import Merged
from kg.store.spoken import forget, spoken

if TYPE_CHECKING:
    from kg.store import Store


def derive(store: Store, *, force: bool = False) -> None:
    """Rebuilds the knowledge layer with entities merged. No work where nothing changed."""
    if not (force or store.stale):
        return
    told = overrules(store)
    if force:
        forget(store.path)
    store.renew(replace(_merged(store, told), told=told.id), force=force)


def _merged(store: Store, told: Overrules) -> Merged:
    if not (told.same or told.different):  # which may name anybody
        with suppress(sqlite3.DatabaseError), spoken(store) as book:
            return joined(book)
        forget(store.path)  # damaged, or no room for it
    return merges(everybody(store, told), told)


def overrules(store: Store) -> Overrules:
    """What the files `same.csv` and `different.csv` in the store's folder say; nothing for a store in memory."""
    return read(store.path / SAME, store.path / DIFFERENT) if store.path else Overrules()


def overrule(store: Store, same: Path | None = None, different: Path | None = None) -> None:
    """Keeps copies of these files in the store's folder and derives anew; an empty file takes back the one before it.

    Raises UsageError for a line that cannot be meant, and then nothing is changed.
    """
    if store.path is None:
        raise UsageError("a store in memory has no folder to keep the files in")
    given = {store.path / SAME: same, store.path / DIFFERENT: different}
    for path in (same, different):
        if path is not None and not path.is_file():
            raise UsageError(f"there is no file {path}")
    taken = {kept: kept if file is None else file for kept, file in given.items()}
    lines = read(*taken.values())
    lines.check({one.iri: one for one in everybody(store, lines)})
    for kept, file in given.items():
        if file is not None and file.resolve() != kept.resolve():
            with draft(kept) as out:
                out.write(file.read_bytes())
    derive(store, force=True)
