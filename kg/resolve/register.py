"""The register of people: their names, and the offices that they hold or held, from when to when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kg.records import Entity, Kind, digest
from kg.resolve.names import key, without_initials
from kg.tables import rows
from kg.vocab import entity_iri


@dataclass(frozen=True, slots=True)
class Person:
    """Mark Rutte, male, often just 'Rutte'; `listed` when written into the tables by hand."""

    entity: Entity
    gender: str
    short: tuple[str, ...]
    listed: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """Mark Rutte was prime minister of the Netherlands from 2010-10-14 to 2024-07-02."""

    person: Entity
    office: str
    organisation: Entity
    start: str
    end: str  # '' while open
    known: str  # how long an open one is vouched for

    def at(self, date: str) -> bool:
        """Whether it is vouched for on a day, in a month or a year (ISO 8601)."""
        last = self.end or self.known
        return self.start[: len(date)] <= date[: len(self.start)] and date[: len(last)] <= last[: len(date)]


def make(wikidata: str, kind: Kind, name: str) -> Entity:
    """The entity of a row of the tables."""
    return Entity(entity_iri(wikidata or None, kind, digest(kind, key(name))), name, kind, wikidata or None)


def cells(text: str) -> list[str]:
    """The parts of a cell that holds several."""
    return [part for part in text.split("|") if part]


class Register:
    """People by full name, short name and IRI; rows stay plain strings until somebody is asked for."""

    def __init__(self, organisation: Callable[[str], Entity]) -> None:
        self._organisation = organisation
        self._made: dict[str, Person] = {}
        self._holdings: dict[tuple[str, ...], Holding] = {}

    @cached_property
    def _rows(self) -> dict[str, tuple[str, ...]]:
        return {row["wikidata"] or row["name"]: tuple(row.values()) for row in rows("people.tsv")}

    @cached_property
    def _names(self) -> tuple[dict[str, str], dict[str, str]]:
        """Folded full name → codes of people, and folded short name → codes; several joined by a tab."""
        full: dict[str, str] = {}
        short: dict[str, str] = {}
        for code, (name, _, aliases, _, known, _) in self._rows.items():
            spelled = {key(words) for words in [name, *cells(aliases)]}
            for words in spelled | {without_initials(words) for words in spelled}:
                full[words] = f"{full[words]}\t{code}" if words in full else code
            for words in {key(words) for words in cells(known)}:
                short[words] = f"{short[words]}\t{code}" if words in short else code
        return full, short

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The folded last words of all full names."""
        return frozenset(name.rsplit(" ", 1)[-1] for name in self._names[0])

    @cached_property
    def _held(self) -> tuple[dict[str, list[tuple[str, ...]]], dict[str, list[tuple[str, ...]]]]:
        """Rows of holdings by person, and by office and body joined by a tab."""
        by_person: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        by_office: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for row in rows("holdings.tsv"):
            held = tuple(row.values())
            by_person[held[0]].append(held)
            by_office[f"{held[1]}\t{held[2]}"].append(held)
        return by_person, by_office

    @cached_property
    def _codes(self) -> dict[str, str]:
        """IRI → code of people who have no id of Wikidata."""
        return {self._person(code).entity.iri: code for code, row in self._rows.items() if not row[1]}

    def _person(self, code: str) -> Person:
        if code not in self._made:
            name, wikidata, _, gender, known, source = self._rows[code]
            entity = make(wikidata, "person", name)
            self._made[code] = Person(entity, gender, tuple(cells(known)), source.startswith("hand"))
        return self._made[code]

    def _code(self, entity: Entity) -> str | None:
        return entity.wikidata or self._codes.get(entity.iri)

    def named(self, name: str) -> tuple[Person, ...]:
        """The people of this full name; hand-listed ones alone where there are any."""
        full = self._names[0]
        codes = full.get(key(name)) or full.get(without_initials(key(name)))
        found = tuple(self._person(code) for code in codes.split("\t")) if codes else ()
        return tuple(person for person in found if person.listed) or found

    def known_as(self, surname: str) -> tuple[Person, ...]:
        """The people who are meant by this short name where the article names nobody else of it."""
        codes = self._names[1].get(key(surname))
        return tuple(self._person(code) for code in codes.split("\t")) if codes else ()

    def person(self, entity: Entity) -> Person | None:
        """What is known of an entity as a person."""
        code = self._code(entity)
        return self._person(code) if code in self._rows else None

    def _holding(self, row: tuple[str, ...]) -> Holding:
        if row not in self._holdings:
            code, office, body, start, end, known, _ = row
            self._holdings[row] = Holding(
                self._person(code).entity, office, self._organisation(body), start, end, known
            )
        return self._holdings[row]

    def held(self, person: Entity) -> list[Holding]:
        """All that is known of the offices of a person."""
        return [self._holding(row) for row in self._held[0].get(self._code(person) or "", ())]

    def holders(self, office: str, body: str, date: str) -> list[Entity]:
        """Who held an office of the body of this code on a date; several where the tables disagree."""
        held = (self._holding(row) for row in self._held[1].get(f"{office}\t{body}", ()))
        return list(dict.fromkeys(holding.person for holding in held if holding.at(date)))
