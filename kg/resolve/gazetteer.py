"""The gazetteer: what the tables of `ontology/` know of countries, bodies, people, offices and seats."""

from __future__ import annotations

from functools import cache, cached_property

from kg.records import Entity, Kind, digest
from kg.resolve.named import Known, Metonym, Named
from kg.resolve.names import key
from kg.resolve.register import Holding, Person, Register
from kg.resolve.wording import Office, Wording
from kg.vocab import entity_iri

__all__ = ["Gazetteer", "Known", "Metonym", "Office", "mint"]


def mint(kind: Kind, name: str, *scope: str) -> Entity:
    """A new entity named by its kind and folded name; `scope` keeps lone surnames of two articles apart."""
    return Entity(entity_iri(None, kind, digest(kind, key(name), *scope)), name, kind)


class Gazetteer(Named, Wording):
    """All tables, read once; every index is built when it is first asked for."""

    @classmethod
    def load(cls) -> Gazetteer:
        """The shipped gazetteer, the same object each time."""
        return _shipped()

    @cached_property
    def _register(self) -> Register:
        return Register(self.organisation)

    def people(self, name: str) -> tuple[Person, ...]:
        """The people of this full name, hand-listed ones alone where there are any."""
        return self._register.named(name)

    def known_as(self, surname: str) -> tuple[Person, ...]:
        """The people who are meant by this short name where the article names nobody else of it."""
        return self._register.known_as(surname)

    def surname(self, name: str) -> bool:
        """Whether somebody in the tables has this last name."""
        return key(name) in self._register.surnames

    def person(self, entity: Entity) -> Person | None:
        """What is known of an entity as a person."""
        return self._register.person(entity)

    def held(self, person: Entity) -> list[Holding]:
        """All that is known of the offices of a person."""
        return self._register.held(person)

    def holders(self, office: str, organisation: Entity, date: str) -> list[Entity]:
        """Who held an office on a date (ISO 8601, to any precision); several where the tables disagree."""
        return self._register.holders(office, self._codes.get(organisation.iri, ""), date)


@cache
def _shipped() -> Gazetteer:
    return Gazetteer()
