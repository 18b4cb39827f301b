"""Clusters kept up to date: what a new or a removed article touches is compared and grown again, and nothing else.

A statement is touched where what it may meet under one of its keys is other than before; a cluster where a link of its
part of the network came or went. `kg.link.clusters` from all statements gives the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.link.candidates import CROWD, NEIGHBOURS, PARTNERS, chosen, keys_of, lead, nested, worthy
from kg.link.cards import PLACES
from kg.link.clusters import MAYBE, grown
from kg.link.index import Index, number
from kg.link.judge import likeness
from kg.link.records import Cluster
from kg.link.traits import Traits

Met = tuple[int, int]  # whom it meets under a key, what that is worth to the other
Mate = tuple[int, int, float]  # whom it meets, what they share in thousandths, the other's total


@dataclass(frozen=True, slots=True)
class Dropped:
    """Statements that may meet others now, statements that lost a link, and clusters that lost a member."""

    touched: set[int]
    loose: set[int]
    dissolved: set[str]


def update(index: Index, dropped: Dropped, new: Sequence[Traits]) -> tuple[set[str], list[Cluster]]:
    """The ids of the clusters that are no more as they were, and those that stand in their place, once these
    statements came.
    """
    touched, loose, dissolved = set(dropped.touched), set(dropped.loose), set(dropped.dissolved)
    fresh = {number(one.said) for one in new}
    touched |= _add(index, new)
    for one in sorted(fresh):
        mates = _mates(index, one)
        loose |= _choose(index, one, mates)
        for other in _gaining(index, one, mates):
            if other in fresh:
                continue
            if len(index.rows("SELECT 1 FROM choice WHERE one = ?", other)) >= PARTNERS:
                touched.add(other)
            else:
                loose |= _compare(index, other, one)
    for one in sorted(touched - fresh):
        if _there(index, one):  # those that were removed are gone by now
            loose |= _choose(index, one, _mates(index, one))
    parts = _parts(index, (one for one in loose if _there(index, one)))
    for one in parts:
        dissolved.update(name for (name,) in index.rows("SELECT cluster FROM member WHERE one = ?", one))
        index.db.execute("DELETE FROM member WHERE one = ?", (one,))
    taken = {one: index.said(one) for one in sorted(parts)}
    found = list(grown(taken, ((one, other, value) for one in taken for other, value in parts[one] if one < other)))
    _note(index, found)
    return dissolved, found


def _there(index: Index, one: int) -> bool:
    return bool(index.rows("SELECT 1 FROM statement WHERE one = ?", one))


def _note(index: Index, found: Iterable[Cluster]) -> None:
    rows = ((number(member), cluster.id) for cluster in found for member in cluster.members)
    index.db.executemany("INSERT INTO member VALUES (?, ?)", rows)


def remove(index: Index, articles: Iterable[str]) -> Dropped:
    """Takes out the statements of articles that the index still knows."""
    touched, loose, dissolved = set[int](), set[int](), set[str]()
    lost = [(number(one.said), lead(one), keys_of(one)) for article in articles for one in index.taken(article)]
    crowds = {key for key in {key for _, _, own in lost for key in own} if _few(index, key) is None}
    for one, first, own in lost:
        for key in own.keys() & crowds:
            touched.update(other for other, _ in _met(index, key, first, one))
    for one, _, _ in lost:
        for (other,) in index.rows("SELECT one FROM choice WHERE other = ?", one):
            loose.add(other)
            if len(index.rows("SELECT 1 FROM choice WHERE one = ?", other)) >= PARTNERS:
                touched.add(other)  # there may be another who had no room
        loose.update(other for (other,) in index.rows("SELECT other FROM choice WHERE one = ?", one))
        dissolved.update(name for (name,) in index.rows("SELECT cluster FROM member WHERE one = ?", one))
    for one, first, own in lost:
        index.db.executemany("DELETE FROM place WHERE key = ? AND lead = ? AND one = ?", ((k, first, one) for k in own))
        for sql in (
            "DELETE FROM statement WHERE one = ?", "DELETE FROM member WHERE one = ?",
            "DELETE FROM choice WHERE one = ?", "DELETE FROM choice WHERE other = ?",
        ):  # fmt: skip
            index.db.execute(sql, (one,))
    for name in dissolved:
        loose.update(one for (one,) in index.rows("SELECT one FROM member WHERE cluster = ?", name))
    for key in crowds:
        touched.update(_few(index, key) or ())
    return Dropped(touched, loose, dissolved)


def _add(index: Index, new: Sequence[Traits]) -> set[int]:
    """Puts statements under their keys; those who by that no longer meet one under a key whom they had chosen."""
    touched = set[int]()
    for traits in new:
        one, first, own = number(traits.said), lead(traits), keys_of(traits)
        for key in own:
            for a, b in _parted(index, key, first, one):
                for x, y in ((a, b), (b, a)):
                    if x not in touched and index.rows("SELECT 1 FROM choice WHERE one = ? AND other = ?", x, y):
                        touched.add(x)
        rows = sorted((key, first, one, worth) for key, worth in own.items())
        index.db.executemany("INSERT INTO place VALUES (?, ?, ?, ?)", rows)
    return touched


def _parted(index: Index, key: int, first: int, one: int) -> Iterator[tuple[int, int]]:
    """Who meet under a key, but no longer once another stands there."""
    few = index.rows("SELECT lead, one FROM place WHERE key = ? ORDER BY lead, one LIMIT ?", key, CROWD + 1)
    if len(few) < CROWD:
        return
    if len(few) == CROWD:  # all met all
        crowd = [other for _, other in sorted([*few, (first, one)])]
        for place, other in enumerate(crowd):
            yield from ((other, far) for far in crowd[place + NEIGHBOURS + 1 :])
        return
    before, after = _beside(index, key, first, one)
    for near, (a, _) in enumerate(before, 1):
        for b, _ in after[NEIGHBOURS - near : NEIGHBOURS + 1 - near]:
            yield a, b


def _few(index: Index, key: int) -> list[int] | None:
    """The statements under a key; None where they are a crowd."""
    found = [one for (one,) in index.rows("SELECT one FROM place WHERE key = ? LIMIT ?", key, CROWD + 1)]
    return found if len(found) <= CROWD else None


def _met(index: Index, key: int, first: int, one: int) -> list[Met]:
    """Whom a statement meets under a key, each with what the key is worth to it."""
    sql = "SELECT one, worth FROM place WHERE key = ?"
    found = index.rows(f"{sql} LIMIT ?", key, CROWD + 1)
    if len(found) > CROWD:
        before, after = _beside(index, key, first, one)
        found = before + after
    return [(other, worth) for other, worth in found if other != one]


def _beside(index: Index, key: int, first: int, one: int) -> tuple[list[Met], list[Met]]:
    """Who stand before and after a place in a crowd, the nearest first."""
    sql = "SELECT one, worth FROM place WHERE key = ? AND (lead, one)"
    before = index.rows(f"{sql} < (?, ?) ORDER BY lead DESC, one DESC LIMIT ?", key, first, one, NEIGHBOURS)
    return before, index.rows(f"{sql} > (?, ?) ORDER BY lead, one LIMIT ?", key, first, one, NEIGHBOURS)


def _mates(index: Index, one: int) -> list[Mate]:
    """All whom a statement meets."""
    own = index.said(one)
    met = Counter[int]()
    first = lead(own)
    for key, worth in keys_of(own).items():
        for other, another in _met(index, key, first, one):
            met[other] += max(worth, another)
    return [
        (other, worth, index.total(other))
        for other, worth in met.items()
        if other >> PLACES != one >> PLACES or not nested(own.said, index.said(other).said)
    ]


def _gaining(index: Index, one: int, mates: Iterable[Mate]) -> list[int]:
    """Who may choose a statement that is new to them."""
    own = index.total(one)
    return sorted(other for other, worth, total in mates if worthy(worth, own, total))


def _choose(index: Index, one: int, mates: Iterable[Mate]) -> set[int]:
    """Chooses anew with whom a statement is compared; those who got or lost a link by that."""
    new = set(chosen(index.total(one), mates))
    old: dict[int, float] = dict(index.rows("SELECT other, value FROM choice WHERE one = ?", one))
    lost = old.keys() - new
    index.db.executemany("DELETE FROM choice WHERE one = ? AND other = ?", ((one, other) for other in lost))
    loose = {end for other in lost if old[other] >= MAYBE for end in (one, other)}
    return loose.union(*(_compare(index, one, other) for other in sorted(new - old.keys())))


def _compare(index: Index, one: int, other: int) -> set[int]:
    """Compares a statement with another that it has chosen; both where that makes a link."""
    known = index.rows("SELECT value FROM choice WHERE one = ? AND other = ?", other, one)
    value = known[0][0] if known else likeness(index.said(one), index.said(other), MAYBE)
    index.db.execute("INSERT INTO choice VALUES (?, ?, ?)", (one, other, value))
    return {one, other} if value >= MAYBE else set()


def _parts(index: Index, some: Iterable[int]) -> dict[int, list[tuple[int, float]]]:
    """Every statement that is connected with some of these by links, each with its links."""
    found: dict[int, list[tuple[int, float]]] = {}
    open_ends = sorted(some)
    while open_ends:
        one = open_ends.pop()
        if one in found:
            continue
        both = "SELECT other, value FROM choice WHERE one = ?1 UNION SELECT one, value FROM choice WHERE other = ?1"
        found[one] = [(other, value) for other, value in index.rows(both, one) if value >= MAYBE]
        open_ends += [other for other, _ in found[one] if other not in found]
    return found
