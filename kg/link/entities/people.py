"""The people and bodies of a store as joining knows them: which blocks they are in, who is judged to be whom, and the
groups that hang together by that.
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
from kg.store.merged import Merge
from kg.store.spoken import Spoken

KEPT = 5_000  # people and bodies that are kept ready
State = tuple[str, str, bool]  # label, kind, whether the tables of the program have it


class People(Mapping[str, Bearer]):
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

    def judge_all(self) -> set[int]:
        """Notes who all of them are and judges every block, where nothing is known yet; who has a link."""
        loose = set[int]()
        for one in self._book.judged():
            self._note(one, None)
        blocks = "SELECT key FROM block GROUP BY key HAVING COUNT(*) > 1 ORDER BY key"
        for (key,) in self._book.db.execute(blocks):  # one by one: they may be too many for memory
            for name, members in self._parts(key, set(), crowded=False).items():
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
