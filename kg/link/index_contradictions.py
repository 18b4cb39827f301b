"""Contradictions kept up to date: facts of a new or a removed article are held against those beside them, and the
contradictions that change by it are told anew. `kg.link.contradictions` from all articles gives the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from kg.link.cards import Card, code
from kg.link.contradictions import KINDS, NEAREST, Pair, clashes, group_of, rank, told
from kg.link.contradictions.records import Clash, Contradiction, Fact
from kg.link.index import Index
from kg.link.packed import pack, unpack

Block = tuple[int, int]  # kind, key
SOME = 400  # facts that are held at one time


@dataclass
class Changes:
    """Which blocks have other facts than before, and where; which groups of clashing pairs are others."""

    places: dict[Block, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    groups: set[int] = field(default_factory=set)


def add(index: Index, card: Card, changes: Changes | None = None) -> None:
    """Takes in the facts of an article."""
    sql = "INSERT INTO fact VALUES (NULL, ?, ?)"
    numbers = [index.db.execute(sql, (card.key, body)).lastrowid or 0 for body in card.facts]
    rows = [(kind, key, place, numbers[fact]) for kind, key, place, fact in card.held]
    index.db.executemany("INSERT INTO held VALUES (NULL, ?, ?, ?, ?)", rows)
    if changes:
        for kind, key, place, _ in rows:
            changes.places[kind, key].add(place)


def remove(index: Index, article: str, changes: Changes) -> None:
    """Forgets the facts of an article."""
    sql = "SELECT held.id, kind, key, rank FROM held JOIN fact ON fact.id = held.fact WHERE article = ?"
    for one, kind, key, place in index.rows(sql, article):
        changes.places[kind, key].add(place)
        groups = index.rows("SELECT part FROM clash WHERE one = ?1 UNION SELECT part FROM clash WHERE other = ?1", one)
        changes.groups.update(group for (group,) in groups)
        index.db.execute("DELETE FROM clash WHERE one = ?1 OR other = ?1", (one,))
        index.db.execute("DELETE FROM held WHERE id = ?", (one,))
    index.db.execute("DELETE FROM fact WHERE article = ?", (article,))


def begin(index: Index) -> None:
    """Finds all contradictions, for an index in which nothing was compared yet."""
    changes = Changes()
    for kind, key in index.db.execute("SELECT kind, key FROM held GROUP BY kind, key HAVING COUNT(*) > 1"):
        block = index.rows("SELECT id FROM held WHERE kind = ? AND key = ? ORDER BY rank", kind, key)
        _clash(index, kind, [one for (one,) in block], len(block), changes)
    _tell(index, changes)


def every(index: Index) -> Iterator[Contradiction]:
    """Yield all that were found, in the order of their ids."""
    for (name,) in index.db.execute("SELECT DISTINCT id FROM found ORDER BY id"):
        yield from _standing(index, name)


def settle(index: Index, changes: Changes) -> tuple[set[str], list[Contradiction]]:
    """The ids of the contradictions that are no more as they were, and those that stand in their place."""
    for (kind, key), places in changes.places.items():
        _compare(index, kind, key, places, changes)
    names = _tell(index, changes)
    return names, [found for name in sorted(names) for found in _standing(index, name)]


def _tell(index: Index, changes: Changes) -> set[str]:
    """Tells the groups anew that are others; the ids of what was told of them before, or is now."""
    names = set[str]()
    for group in sorted(changes.groups):
        names.update(name for (name,) in index.rows("SELECT id FROM found WHERE part = ?", group))
        index.db.execute("DELETE FROM found WHERE part = ?", (group,))
        if found := _told(index, group):
            names.add(found.id)
            index.db.execute("INSERT INTO found VALUES (?, ?, ?)", (group, found.id, pack(found)))
    return names


def _standing(index: Index, name: str) -> list[Contradiction]:
    """What stands under an id, the surest where several groups have it; nothing where it is no more."""
    same = [unpack(body) for (body,) in index.rows("SELECT body FROM found WHERE id = ?", name)]
    return sorted(same, key=rank)[:1]


def _compare(index: Index, kind: int, key: int, places: Iterable[bytes], changes: Changes) -> None:
    """Compares again what stands beside a place where a fact came or went."""
    for stretch in _stretches(index, kind, key, places):
        for one, _ in stretch:
            changes.groups.update(group for (group,) in index.rows("SELECT part FROM clash WHERE one = ?", one))
            index.db.execute("DELETE FROM clash WHERE one = ?", (one,))
        sql = "SELECT id FROM held WHERE kind = ? AND key = ? AND rank > ? ORDER BY rank LIMIT ?"
        after = index.rows(sql, kind, key, stretch[-1][1], NEAREST)
        _clash(index, kind, [one for one, *_ in (*stretch, *after)], len(stretch), changes)


def _stretches(index: Index, kind: int, key: int, places: Iterable[bytes]) -> Iterator[list[tuple[int, bytes]]]:
    """The facts that reach one of these places, in stretches that do not meet."""
    sql = "SELECT id, rank FROM held WHERE kind = ? AND key = ? AND rank"
    found: list[tuple[int, bytes]] = []
    for place in sorted(places):
        before: Any = index.rows(f"{sql} <= ? ORDER BY rank DESC LIMIT ?", kind, key, place, NEAREST + 1)
        here = before[::-1]
        if found and here and here[0][1] > found[-1][1]:
            yield found
            found = []
        found += [row for row in here if not found or row[1] > found[-1][1]]
    if found:
        yield found


def _clash(index: Index, kind: int, block: list[int], stop: int, changes: Changes) -> None:
    """Compares facts of one key with those after them, the first of them up to `stop`; some at a time."""
    for start in range(0, stop if len(block) > 1 else 0, SOME):
        end = min(stop, start + SOME)
        near = [(_fact(index, one), one) for one in block[start : end + NEAREST]]
        numbers = {id(fact): one for fact, one in near}
        for pair in clashes([fact for fact, _ in near], KINDS[kind][2], 0, end - start):
            one, other, clash = pair
            group = code((kind, group_of(pair)))
            changes.groups.add(group)
            values = (numbers[id(one)], numbers[id(other)], kind, group, pack(clash))
            index.db.execute("INSERT INTO clash VALUES (?, ?, ?, ?, ?)", values)


def _fact(index: Index, one: int) -> Fact:
    """The fact that is held under a number."""
    sql = "SELECT fact.id, article FROM held JOIN fact ON fact.id = held.fact WHERE held.id = ?"
    ((number, article),) = index.rows(sql, one)
    return replace(index.fact(number), news=index.news(article))


def _told(index: Index, group: int) -> Contradiction | None:
    """The contradiction of a group; None where no pair is left."""
    rows = index.rows("SELECT one, other, kind, body FROM clash WHERE part = ?", group)
    pairs: list[Pair] = []
    for one, other, _, body in rows:
        clash: Clash = unpack(body)
        pairs.append((_fact(index, one), _fact(index, other), clash))
    return told(KINDS[rows[0][2]][0], pairs) if rows else None
