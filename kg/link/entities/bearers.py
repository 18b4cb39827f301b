"""Who bears which name in a store: what the judgement on two entities needs to know of each, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.records import Entity
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.names import key
from kg.store.knowledge import most
from kg.store.naming import Held, Named, seen
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


@dataclass(slots=True)
class _Gathered:
    kinds: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    labels: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    genders: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    named: set[Named] = field(default_factory=set)
    offices: set[tuple[str, str]] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)


def bearers(store: Store) -> list[Bearer]:
    """The people and bodies of a store, by IRI."""
    found: dict[str, _Gathered] = defaultdict(_Gathered)
    there: dict[str, set[str]] = defaultdict(set)
    for graph in store.engine.named_graphs():
        for met in seen(store.engine, graph):
            one = found[met.iri]
            one.kinds[met.kind] += 1
            one.labels[met.label] += 1
            one.articles.add(met.article)
            there[met.article].add(met.iri)
            one.genders |= met.genders
            one.dates |= {met.date} - {""}
            one.named |= met.named
            for held in met.offices:
                _hold(one, held)
    return [_bearer(iri, one, there) for iri, one in sorted(found.items())]


def _hold(one: _Gathered, held: Held) -> None:
    office, body, label, former = held
    one.offices |= {(name, body) for name in _offices(office)}
    if body and former != "true":
        one.countries |= _countries(body, label)


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


def _bearer(iri: str, one: _Gathered, there: dict[str, set[str]]) -> Bearer:
    label, kind = most(one.labels), most(one.kinds)
    known = is_known(iri, label, kind)
    gazetteer = Gazetteer.load()
    told = one.genders or ({gazetteer.gender(key(label).split(" ")[0])} - {""} if kind == "person" else set())
    dates = sorted(one.dates)
    return Bearer(
        iri,
        label,
        kind,
        frozenset({label, *(named.words for named in one.named)}),
        frozenset(one.offices),
        frozenset(one.countries),
        next(iter(told)) if len(told) == 1 else "",
        frozenset(one.articles),
        (dates[0], dates[-1]) if dates else (),
        frozenset().union(*(there[article] for article in one.articles)) - {iri},
        known,
        min(one.named, key=lambda named: (-len(named.words), named), default=None),
    )


def is_known(iri: str, label: str, kind: str) -> bool:
    """Whether the tables of the program have this entity, so that it need not be met by its name."""
    if not iri.startswith(DATA):
        return True
    gazetteer = Gazetteer.load()
    entity = Entity(iri, label, "person" if kind == "person" else "organisation")
    return gazetteer.person(entity) is not None or gazetteer.body(entity) is not None
