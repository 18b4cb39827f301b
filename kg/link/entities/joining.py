"""Merges kept up to date: only the blocks that a new or a removed article touches are judged again, and only the groups
that hang together with these are grown again. `kg.link.entities.merges` from everybody gives the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from kg.link.entities import person_names
from kg.link.entities.bearers import Bearer, along, bearer, is_known, named
from kg.link.entities.merges import CROWD, grown, judged, keys, settled
from kg.link.entities.same_entity import opposed
from kg.store.merged import Merge, Merged
from kg.store.spoken import Spoken

KEPT = 20_000  # people and bodies that are kept ready
FORMAT = "1"
TABLES = """
CREATE TABLE IF NOT EXISTS known (entity INTEGER PRIMARY KEY, label TEXT, kind TEXT, known INTEGER);
CREATE TABLE IF NOT EXISTS block (key TEXT, entity INTEGER, PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS blocked ON block (entity);
CREATE TABLE IF NOT EXISTS link (
    block TEXT, one INTEGER, other INTEGER, score REAL, why TEXT, evidence TEXT, PRIMARY KEY (block, one, other)
    ) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS linking ON link (one, other);
CREATE INDEX IF NOT EXISTS linked ON link (other);
CREATE TABLE IF NOT EXISTS joined (one INTEGER, other INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS standing (one INTEGER PRIMARY KEY, other INTEGER);
"""
EMPTY = tuple(f"DELETE FROM {table}" for table in ("known", "block", "link", "joined", "standing"))  # noqa: S608
State = tuple[str, str, bool]  # label, kind, whether the tables of the program have it


def joined(book: Spoken) -> Merged:
    """The merges of all articles, once those that came and went were looked at."""
    book.db.executescript(TABLES)
    book.db.execute("BEGIN")
    try:
        _follow(book)
    except BaseException:
        if book.db.in_transaction:  # not where the disk was full
            book.db.execute("ROLLBACK")
        raise
    book.db.execute("COMMIT")
    sql = """SELECT a.iri, b.iri, score, why, evidence FROM joined
        JOIN entity AS a ON a.id = joined.one JOIN entity AS b ON b.id = joined.other
        JOIN link ON link.one = joined.one AND link.other = joined.other ORDER BY a.iri, b.iri, score, why"""
    links: dict[tuple[str, str], Merge] = {}
    for one, other, value, why, evidence in book.rows(sql):
        links.setdefault((one, other), Merge(one, other, value, why, "rules", tuple(json.loads(evidence))))
    canonical = book.rows("""SELECT a.iri, b.iri FROM standing
        JOIN entity AS a ON a.id = standing.one JOIN entity AS b ON b.id = standing.other ORDER BY a.iri""")
    return Merged(tuple(links.values()), dict(canonical))


def _follow(book: Spoken) -> None:
    if book.told("joined") == FORMAT:
        changed = {one for (one,) in book.rows("SELECT entity FROM changed")}
    else:
        for statement in EMPTY:
            book.db.execute(statement)
        changed = set(book.judged())
    people = _People(book)
    touched, crowded = people.take(changed)
    loose = people.judge(touched, crowded)
    people.grow(loose | changed)
    book.db.execute("DELETE FROM changed")
    book.tell("joined", FORMAT)


class _People(Mapping[str, Bearer]):
    """The people and bodies of the rows; by IRI, as far as the company of others is told by them."""

    def __init__(self, book: Spoken) -> None:
        self._book = book
        self._bearer = lru_cache(KEPT)(lambda entity: bearer(book, entity))
        self._alone = lru_cache(KEPT)(self._light)

    def take(self, changed: set[int]) -> tuple[dict[str, set[int]], set[str]]:
        """Notes who they are now; the blocks in which somebody changed, with them, and those that were crowds."""
        book, touched = self._book, dict[str, set[int]]()
        before = {one: self._state(one) for one in changed}
        again = set(changed)
        for one in sorted(changed):
            there = bool(book.rows("SELECT 1 FROM bearer WHERE entity = ? LIMIT 1", one))
            now = named(book, one) if there else None
            was = before[one]
            if was and now and was[:2] != now:
                again |= {other for other, _ in book.company(one)}  # who are told by its name
        crowds = set[str]()
        for one in sorted(again):
            for (key,) in book.rows("SELECT key FROM block WHERE entity = ?", one):
                touched.setdefault(key, set()).add(one)
        crowds |= {key for key in touched if self._crowd(key)}
        for one in sorted(changed):
            self._note(one, before[one])
        for one in sorted(again):
            for (key,) in book.rows("SELECT key FROM block WHERE entity = ?", one):
                touched.setdefault(key, set()).add(one)
        self._before = before
        return touched, crowds

    def _crowd(self, key: str) -> bool:
        ((size,),) = self._book.rows("SELECT COUNT(*) FROM block WHERE key = ?", key)
        return bool(size > CROWD)

    def _state(self, entity: int) -> State | None:
        found = self._book.rows("SELECT label, kind, known FROM known WHERE entity = ?", entity)
        return next(((label, kind, bool(known)) for label, kind, known in found), None)

    def _note(self, entity: int, was: State | None) -> None:
        """Writes down who somebody is now, and the blocks that go with it."""
        book = self._book
        there = bool(book.rows("SELECT 1 FROM bearer WHERE entity = ? LIMIT 1", entity))
        if not there:
            book.db.execute("DELETE FROM known WHERE entity = ?", (entity,))
            book.db.execute("DELETE FROM block WHERE entity = ?", (entity,))
            return
        label, kind = named(book, entity)
        if was and was[:2] == (label, kind):
            return
        iri = book.iri(entity)
        state = (entity, label, kind, is_known(iri, label, kind))
        book.db.execute("INSERT OR REPLACE INTO known VALUES (?, ?, ?, ?)", state)
        book.db.execute("DELETE FROM block WHERE entity = ?", (entity,))
        rows = [(key, entity) for key in keys(Bearer(iri, label, kind))]
        book.db.executemany("INSERT INTO block VALUES (?, ?)", rows)

    # Judging

    def judge(self, touched: Mapping[str, set[int]], crowded: set[str]) -> set[int]:
        """Judges the blocks anew in which somebody changed; whose links may be others than before."""
        loose = set[int]()
        for key in sorted(touched):
            parts = self._parts(key, touched[key], key in crowded)
            for name, members in parts.items():
                loose |= self._unlink(name)
                if 1 < len(members) <= CROWD:
                    loose |= self._judge(name, members)
        return loose

    def _parts(self, key: str, changed: set[int], crowded: bool) -> dict[str, list[int]]:
        """The parts of a block to be judged anew, those that are no more among them with nobody."""
        members = [one for (one,) in self._book.rows("SELECT entity FROM block WHERE key = ?", key)]
        if len(members) <= CROWD:
            found: dict[str, list[int]] = {name: [] for (name,) in self._names(key)} if crowded else {}
            return found | {key: members}
        parts = {key: list[int]()}
        for one in members:
            for form in self._forms(self._state(one)):
                parts.setdefault(f"{key}\t{form}", []).append(one)
        if crowded:
            old = {f"{key}\t{form}" for one in changed for form in self._forms(self._before.get(one))}
            wanted = {name for name, some in parts.items() if not changed.isdisjoint(some)} | old
            return {name: parts.get(name, []) for name in wanted}
        return parts

    def _names(self, key: str) -> list[tuple[str]]:
        """The names of the parts of a block that have links."""
        low, high = f"{key}\t", f"{key}\n"  # no key of another block lies between
        return self._book.rows("SELECT DISTINCT block FROM link WHERE block > ? AND block < ?", low, high)

    @staticmethod
    def _forms(state: State | None) -> Iterable[str]:
        if state is None or state[1] != "person" or not person_names.given(state[0]):
            return ()
        return person_names.forms(person_names.given(state[0]))

    def _unlink(self, block: str) -> set[int]:
        ends = self._book.rows("SELECT one, other FROM link WHERE block = ?", block)
        if ends:
            self._book.db.execute("DELETE FROM link WHERE block = ?", (block,))
        return {end for pair in ends for end in pair}

    def _judge(self, block: str, members: list[int]) -> set[int]:
        some = sorted(((self._bearer(one), one) for one in members), key=lambda pair: pair[0].iri)
        numbers = {one.iri: number for one, number in some}
        open_pairs = {end for (a, _), (b, _) in combinations(some, 2) if not opposed(a, b) for end in (a.iri, b.iri)}
        if not open_pairs:
            return set()
        whole = [along(self._book, number, one) if one.iri in open_pairs else one for one, number in some]
        loose = set[int]()
        for merge in judged(whole, self):
            ends = numbers[merge.one], numbers[merge.other]
            row = (block, *ends, merge.score, merge.why, json.dumps(merge.evidence))
            self._book.db.execute("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?)", row)
            loose |= set(ends)
        return loose

    # Growing

    def grow(self, loose: set[int]) -> None:
        """Grows all groups anew that hang together with these by links."""
        book = self._book
        for part in self._hanging(loose):
            for table in ("joined", "standing"):
                book.db.executemany(f"DELETE FROM {table} WHERE one = ?", ((one,) for one in part))  # noqa: S608
            if len(part) > 1:
                self._grow(part)

    def _hanging(self, loose: set[int]) -> Iterator[set[int]]:
        seen = set[int]()
        for start in sorted(loose):
            if start in seen:
                continue
            part, ends = set[int](), [start]
            while ends:
                one = ends.pop()
                if one not in part:
                    part.add(one)
                    both = "SELECT other FROM link WHERE one = ?1 UNION SELECT one FROM link WHERE other = ?1"
                    ends += [other for (other,) in self._book.rows(both, one) if other not in part]
            seen |= part
            yield part

    def _grow(self, part: set[int]) -> None:
        book = self._book
        by_iri = {one.iri: one for one in map(self._bearer, sorted(part))}
        numbers = {book.iri(one): one for one in part}
        found: dict[tuple[str, str], Merge] = {}
        for one in sorted(part):
            sql = "SELECT other, score, why, evidence FROM link WHERE one = ? ORDER BY other, score, why"
            for other, value, why, evidence in book.rows(sql, one):
                ends = book.iri(one), book.iri(other)
                found.setdefault(ends, Merge(*ends, value, why, "rules", tuple(json.loads(evidence))))
        result = grown(settled(list(found.values()), by_iri), by_iri, ())
        rows = [(numbers[link.one], numbers[link.other]) for link in result.links]
        book.db.executemany("INSERT INTO joined VALUES (?, ?)", rows)
        standing = [(numbers[one], numbers[other]) for one, other in result.canonical.items()]
        book.db.executemany("INSERT INTO standing VALUES (?, ?)", standing)

    # As a mapping

    def _light(self, iri: str) -> Bearer | None:
        number = self._book.number(iri)
        state = self._state(number) if number else None
        return Bearer(iri, *state[:2], known=state[2]) if state else None

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and self._alone(iri) is not None

    def __getitem__(self, iri: str) -> Bearer:
        found = self._alone(iri)
        if found is None:
            raise KeyError(iri)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(iri for (iri,) in self._book.rows("SELECT iri FROM known JOIN entity ON id = entity"))

    def __len__(self) -> int:
        ((size,),) = self._book.rows("SELECT COUNT(*) FROM known")
        return int(size)
