"""What is drawn: who has ties, where they stand, and what joins them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.serve.network.filters import Filters
from kg.serve.network.reading import TONES
from kg.view.places import places

NODES, TIES = 5_000, 20_000  # drawn at once
ANEW = 300  # up to so many around somebody get places of their own
COLOURS = (*TONES, "mixed")
_WEIGHTS = (
    "SELECT id, sum(number) FROM "
    "(SELECT source AS id, number FROM passing UNION ALL SELECT target, number FROM passing) "
    "GROUP BY id ORDER BY 2 DESC, 1"
)
_PAIRS = (  # two who are tied, with how much goes from the first to the second and back, and how much of each tone
    "SELECT min(source, target) AS one, max(source, target) AS other, "  # noqa: S608
    "sum(iif(source < target, number, 0)), sum(iif(source > target, number, 0)), "
    + ", ".join(f"sum(iif(tone = {n}, number, 0))" for n in range(len(TONES)))
    + " FROM passing GROUP BY one, other ORDER BY sum(number) DESC, one, other"
)


@dataclass(frozen=True, slots=True)
class Node:
    """Mark Rutte, with 14 pieces of evidence in what is drawn."""

    id: int
    iri: str
    label: str
    kind: str
    weight: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """The nodes a and b of a picture: 3 pieces of evidence from a to b, none back; mostly of conflict."""

    a: int  # place among the nodes
    b: int
    there: int
    back: int
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and lines, and how many there would be without bounds."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    all_nodes: int
    all_lines: int


class Opened(sqlite3.Connection):
    """The file of a network while something is asked of it."""

    passing: tuple[Filters, int] | None = None  # what the temporary table `passing` was made for


def opened(file: str | Path) -> Opened:
    """The file of a network, to be read."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True, factory=Opened)
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def passing(connection: Opened, asked: Filters, nearest: int = -1) -> None:
    """Make the temporary table `passing` of the directed ties of one kind that pass, unless it is there.

    Its columns are source, target, tone, number, first, last and outlets. Those around the entities in focus are put
    into the temporary table `near` first, at each step only so many as `nearest` says, where it does.
    """
    if connection.passing == (asked, nearest):
        return
    where, values = asked.where()
    if asked.focus:
        _near(connection, where, values, asked, nearest)
        where += " AND source IN (SELECT id FROM near) AND target IN (SELECT id FROM near)"
    rows = (
        "SELECT source, target, tone, count(*) AS number, min(nullif(day, '')) AS first, max(nullif(day, '')) AS last, "  # noqa: S608
        "count(DISTINCT outlet) AS outlets, "
        "sum(count(*)) OVER (PARTITION BY min(source, target), max(source, target)) AS pair "
        f"FROM tie WHERE {where} GROUP BY source, target, tone"
    )
    connection.execute("DROP TABLE IF EXISTS temp.passing")
    connection.execute(
        "CREATE TEMP TABLE passing (source INT, target INT, tone INT, number INT, first TEXT, last TEXT, outlets INT)"
    )
    connection.execute(
        f"INSERT INTO passing SELECT source, target, tone, number, first, last, outlets FROM ({rows}) WHERE pair >= ?",  # noqa: S608
        [*values, asked.least],
    )
    connection.passing = asked, nearest


def numbers(connection: sqlite3.Connection, iris: Iterable[str]) -> list[int]:
    """The numbers of entities that are here."""
    found = (connection.execute("SELECT id FROM node WHERE iri = ?", (iri,)).fetchone() for iri in iris)
    return [row[0] for row in found if row]


def picture(connection: Opened, asked: Filters, *, most: tuple[int, int] = (NODES, TIES), nearest: int = -1) -> Picture:
    """Those of most weight with the strongest lines among them; who is in focus is always there."""
    passing(connection, asked, nearest)
    focus = numbers(connection, asked.focus)
    weight: dict[int, int] = dict(connection.execute(_WEIGHTS))
    everybody = [*focus, *(n for n in weight if n not in focus)]
    ranked = everybody[: most[0]]
    index = {n: place for place, n in enumerate(ranked)}
    pairs = connection.execute(_PAIRS).fetchall()
    chosen = [row for row in pairs if row[0] in index and row[1] in index][: most[1]]
    known = _nodes(connection, ranked)
    if focus and len(ranked) <= ANEW:
        at = places(ranked, {(one, other): there + back for one, other, there, back, *_ in chosen})
    else:
        at = {n: (row[4], row[5]) for n, row in known.items()}
    lines = tuple(
        Line(index[one], index[other], there, back, colour(*tones)) if there
        else Line(index[other], index[one], back, 0, colour(*tones))
        for one, other, there, back, *tones in chosen
    )  # fmt: skip
    nodes = tuple(Node(n, known[n][1], known[n][2], known[n][3], weight.get(n, 0), *at[n]) for n in ranked)
    return Picture(nodes, lines, len(everybody), len(pairs))


def colour(about: int, to: int, role: int, deed: int, cooperation: int, conflict: int) -> str:
    """What a line mostly shows: deeds before offices, these before words; 'mixed' is both alike."""
    if cooperation or conflict:
        if cooperation == conflict:
            return "mixed"
        return "cooperation" if cooperation > conflict else "conflict"
    return "deed" if deed else "role" if role else "to" if to else "about"


def _near(connection: sqlite3.Connection, where: str, values: Sequence[object], asked: Filters, nearest: int) -> None:
    connection.execute("DROP TABLE IF EXISTS temp.near")
    connection.execute("CREATE TEMP TABLE near (id INTEGER PRIMARY KEY)")
    connection.executemany("INSERT OR IGNORE INTO near VALUES (?)", ((n,) for n in numbers(connection, asked.focus)))
    both = " UNION ALL ".join(
        f"SELECT {other} AS id FROM tie WHERE {one} IN (SELECT id FROM near) AND {where}"  # noqa: S608
        for one, other in (("source", "target"), ("target", "source"))
    )
    for _ in range(asked.steps):
        connection.execute(
            f"INSERT OR IGNORE INTO near SELECT id FROM ({both}) GROUP BY id ORDER BY count(*) DESC, id LIMIT ?",  # noqa: S608
            [*values, *values, nearest],
        )


def _nodes(connection: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        sql = f"SELECT id, iri, label, kind, x, y FROM node WHERE id IN ({', '.join('?' * len(part))})"  # noqa: S608
        found |= {row[0]: row for row in connection.execute(sql, list(part))}
    return found
