"""Countries, territories and bodies by name, adjective, seat and code, as the tables of `ontology/` have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.records import Entity, Kind
from kg.resolve.names import key
from kg.resolve.register import cells, make
from kg.tables import rows


@dataclass(frozen=True, slots=True)
class Known:
    """'Turkey' is an alias of the country Türkiye; `exact` where the words are its first name."""

    entity: Entity
    words: str
    exact: bool
    type: str = ""  # of a body: alliance, media, seat, ministry …
    sure: bool = True  # an abbreviation that must be spelled out in the article is not


@dataclass(frozen=True, slots=True)
class Metonym:
    """'Moscow' stands for Russia when it acts; `place` is what it names when it does not."""

    means: tuple[Entity, ...]
    place: Entity | None
    why: str


class Named:
    """The tables of countries and bodies; every index is built when it is first asked for."""

    @cached_property
    def _places(self) -> list[tuple[dict[str, str], Entity]]:
        found = []
        for row in rows("countries.tsv"):
            kind: Kind = "country" if row["kind"] == "country" else "place"
            found.append((row, make(row["wikidata"], kind, row["name"])))
        return found

    @cached_property
    def _bodies(self) -> list[tuple[dict[str, str], Entity]]:
        return [(row, make(row["wikidata"], "organisation", row["name"])) for row in rows("organisations.tsv")]

    @cached_property
    def _named(self) -> dict[str, tuple[Known, ...]]:
        found: dict[str, list[Known]] = defaultdict(list)
        for row, entity in self._places:
            found[key(row["name"])].append(Known(entity, row["name"], True))
            for alias in cells(row["aliases"]):
                found[key(alias)].append(Known(entity, alias, False))
        for row, entity in self._bodies:
            found[key(row["name"])].append(Known(entity, row["name"], True, row["type"]))
            for alias in cells(row["aliases"]):
                found[key(alias)].append(Known(entity, alias, False, row["type"]))
            short = row["abbreviation"]
            if short and key(short) != key(row["name"]):
                found[key(short)].append(Known(entity, short, False, row["type"], row["known"] == "yes"))
        return {words: _distinct(known) for words, known in found.items()}

    def named(self, name: str) -> tuple[Known, ...]:
        """The countries, territories and bodies of this name, alias or abbreviation; several where it is shared."""
        return self._named.get(key(name), ())

    @cached_property
    def _demonyms(self) -> dict[str, tuple[Entity, ...]]:
        found: dict[str, list[Entity]] = defaultdict(list)
        for row, entity in self._places:
            for word in cells(row["demonyms"]):
                found[key(word)].append(entity)
        return {word: tuple(dict.fromkeys(entities)) for word, entities in found.items()}

    def demonym(self, word: str) -> tuple[Entity, ...]:
        """The countries whose people or adjective this is: 'Congolese' has two."""
        return self._demonyms.get(key(word), ())

    @cached_property
    def _metonyms(self) -> dict[str, Metonym]:
        found = {}
        for row in rows("metonyms.tsv"):
            means = tuple(self.organisation(words) for words in cells(row["means"]))
            place = self.organisation(row["place"]) if row["place"] else None
            found[key(row["words"])] = Metonym(means, place, row["why"])
        return found

    def metonym(self, words: str) -> Metonym | None:
        """What a seat of power stands for when it acts or speaks."""
        return self._metonyms.get(key(words))

    @cached_property
    def _by_code(self) -> dict[str, Entity]:
        found = {row["iso2"]: entity for row, entity in self._places if row["iso2"]}
        found.update({row["name"]: entity for row, entity in self._bodies})
        return found

    def organisation(self, code: str) -> Entity:
        """The country of an ISO 3166 code or the body of exactly this name; KeyError where the tables lack it."""
        return self._by_code[code]

    def country(self, code: str) -> Entity | None:
        """The country or territory of an ISO 3166-1 alpha-2 code, if the tables have it."""
        return self._by_code.get(code) if len(code) == 2 else None

    def code(self, country: Entity) -> str | None:
        """The ISO 3166-1 alpha-2 code of a country or territory; None of anything else."""
        code = self._codes.get(country.iri, "")
        return code if len(code) == 2 else None

    @cached_property
    def _iso3(self) -> dict[str, str]:
        return {entity.iri: row["iso3"] for row, entity in self._places if row["iso3"]}

    def iso3(self, country: Entity) -> str | None:
        """The ISO 3166-1 alpha-3 code of a country or territory; None of anything else."""
        return self._iso3.get(country.iri)

    @cached_property
    def _known_bodies(self) -> dict[str, tuple[str, str]]:
        return {entity.iri: (row["type"], row["country"]) for row, entity in self._bodies}

    def body(self, entity: Entity) -> tuple[str, str] | None:
        """Type ('ministry', 'party' …) and country ('' or ISO 3166-1 alpha-2) of a body of the tables."""
        return self._known_bodies.get(entity.iri)

    @cached_property
    def country_of(self) -> dict[str, Entity]:
        """IRI of a seat of government or ministry → its country: who speaks for the one speaks for the other."""
        found = [(row, entity) for row, entity in self._bodies if row["type"] in {"seat", "ministry"}]
        return {entity.iri: self._by_code[row["country"]] for row, entity in found if row["country"]}

    @cached_property
    def nominals(self) -> dict[str, frozenset[str]]:
        """IRI of a body → the nouns that can stand for it: alliance, bloc, agency, newspaper."""
        return {entity.iri: frozenset(cells(row["nominals"])) for row, entity in self._bodies if row["nominals"]}

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {entity.iri: code for code, entity in self._by_code.items()}


def _distinct(known: Iterable[Known]) -> tuple[Known, ...]:
    """One entry an entity, the exact name first."""
    found: dict[str, Known] = {}
    for item in sorted(known, key=lambda k: not k.exact):
        found.setdefault(item.entity.iri, item)
    return tuple(found.values())
