"""Who bears which name in a store: what the judgement on two entities needs to know of each, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.records import Entity
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.names import key
from kg.store.entities import most
from kg.store.naming import Named
from kg.store.spoken import Spoken, spoken
from kg.vocab import DATA, WD

if TYPE_CHECKING:
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Bearer:
    """James Comey, a person, called 'Comey' too, director of the FBI, in five articles, along with Mueller and 20 more.

    `company` are the people and bodies of the same articles, `known` those of all that the tables of the program have.
    """

    iri: str
    label: str
    kind: str
    names: frozenset[str] = frozenset()
    offices: frozenset[tuple[str, str]] = frozenset()  # its name or folded words, and the body's IRI or ''
    countries: frozenset[str] = frozenset()
    gender: str = ""
    articles: frozenset[str] = frozenset()
    dates: tuple[str, ...] = ()  # the earliest and the latest
    company: frozenset[str] = frozenset()
    known: bool = False  # whether the program's own tables have it
    evidence: Named | None = None  # the fullest words that name it

    @property
    def wikidata(self) -> str | None:
        """Its id, where it has one."""
        return self.iri.removeprefix(WD) if self.iri.startswith(WD) else None


def bearers(store: Store) -> list[Bearer]:
    """The people and bodies of a store, by IRI."""
    with spoken(store) as book:
        return every(book)


def every(book: Spoken) -> list[Bearer]:
    """All people and bodies, by IRI."""
    return sorted((along(book, one, bearer(book, one)) for one in book.judged()), key=lambda one: one.iri)


def bearer(book: Spoken, entity: int) -> Bearer:
    """One of them, without company."""
    iri = book.iri(entity)
    label, kind = named(book, entity)
    genders, held = book.traits(entity)
    words = [each for each in book.words(entity) if each.split()]
    plain = {" ".join(each.split()) for each in words}
    articles, dates = book.places(entity)
    told = genders or ({Gazetteer.load().gender(key(label).split(" ")[0])} - {""} if kind == "person" else set())
    longest = max(map(len, plain), default=0)
    bodies = [(body, name) for _, body, name, former in held if body and former != "true"]
    return Bearer(
        iri,
        label,
        kind,
        frozenset({label, *plain}),
        frozenset((office, body) for words, body, _, _ in held for office in _offices(words)),
        frozenset().union(*(_countries(body, name) for body, name in bodies)),
        next(iter(told)) if len(told) == 1 else "",
        articles,
        tuple(dates),
        frozenset(),
        is_known(iri, label, kind),
        book.fullest(entity, [each for each in words if len(" ".join(each.split())) == longest]),
    )


def named(book: Spoken, entity: int) -> tuple[str, str]:
    """The label and the kind that most articles give it."""
    labels, kinds = book.bearing(entity)
    return most(dict(labels)), most(dict(kinds))


def along(book: Spoken, entity: int, one: Bearer) -> Bearer:
    """The same with its company."""
    return replace(one, company=frozenset(iri for _, iri in book.company(entity)))


@lru_cache(maxsize=10_000)
def _offices(office: str) -> frozenset[str]:
    return frozenset(each.name for each in Gazetteer.load().offices(office)) or frozenset({key(office)})


@lru_cache(maxsize=10_000)
def _countries(iri: str, label: str) -> frozenset[str]:
    return frozenset(_country(iri, label))


def _country(iri: str, label: str) -> Iterator[str]:
    gazetteer = Gazetteer.load()
    body = Entity(iri, label, "organisation")
    if gazetteer.iso3(body):
        yield iri
    kind, code = gazetteer.body(body) or ("", "")
    country = gazetteer.country(code) if code and kind != "media" else None
    if country:
        yield country.iri


def is_known(iri: str, label: str, kind: str) -> bool:
    """Whether the tables of the program have this entity, so that it need not be met by its name."""
    if not iri.startswith(DATA):
        return True
    gazetteer = Gazetteer.load()
    entity = Entity(iri, label, "person" if kind == "person" else "organisation")
    return gazetteer.person(entity) is not None or gazetteer.body(entity) is not None
