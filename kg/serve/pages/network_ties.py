"""The ties as a table: a row for who has to do with whom in one way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.serve.network.filters import Filters
from kg.serve.network.picture import Opened, passing
from kg.serve.network.reading import TONES

LISTED = 50
SORTS = {
    "number": "number DESC, last DESC, source_label, target_label", "from": "source_label, number DESC, target_label",
    "to": "target_label, number DESC, source_label", "kind": "tone, number DESC, source_label, target_label",
    "outlets": "outlets DESC, number DESC, source_label, target_label",
    "last": "last IS NULL, last DESC, number DESC, source_label, target_label",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tie:
    """Mark Rutte speaks about Russia: 12 times, from 2 to 9 April 2025, in 4 outlets."""

    source: str
    source_label: str
    target: str
    target_label: str
    tone: str
    number: int
    first: str | None
    last: str | None
    outlets: int


@dataclass(frozen=True, slots=True)
class Ties:
    """The second 50 of 143, by number."""

    items: tuple[Tie, ...]
    total: int
    page: int
    pages: int
    sort: str


def listed(connection: Opened, asked: Filters, sort: str = "", page: str = "") -> Ties:
    """One page of the table; an unknown order counts as 'number', a page beyond the last as the last."""
    sort = sort if sort in SORTS else "number"
    passing(connection, asked)
    total = connection.execute("SELECT count(*) FROM passing").fetchone()[0]
    pages = max(1, -(-total // LISTED))
    at = min(max(int(page), 1), pages) if page.isascii() and page.isdigit() and len(page) < 9 else 1
    found = every(connection, asked, sort, (LISTED, LISTED * (at - 1)))
    return Ties(tuple(found), total, at, pages, sort)


def every(connection: Opened, asked: Filters, sort: str = "number", part: tuple[int, int] = (-1, 0)) -> Iterator[Tie]:
    """All ties that pass, or part of them: how many, from which."""
    passing(connection, asked)
    rows = connection.execute(
        "SELECT s.iri, s.label AS source_label, t.iri, t.label AS target_label, tone, number, first, last, outlets "  # noqa: S608
        "FROM passing JOIN node s ON s.id = source JOIN node t ON t.id = target "
        f"ORDER BY {SORTS[sort]}, s.id, t.id, tone LIMIT ? OFFSET ?",
        part,
    )
    for source, source_label, target, target_label, tone, number, first, last, outlets in rows:
        yield Tie(source, source_label, target, target_label, TONES[tone], number, first, last, outlets)
