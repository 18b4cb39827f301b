"""Cities by name, from GeoNames: their id, where they lie, and which of several of one name is meant, or none.

`ontology/cities.tsv` has the places with at least 15,000 people, sorted by folded name: it is searched by halving, and
only the lines that are asked for are taken apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from kg.config import ontology
from kg.records import Entity, Mention, Resolution
from kg.resolve.context import Context
from kg.resolve.names import key, label
from kg.tables import rows

GEONAMES = "https://sws.geonames.org/"
BIG = 100_000  # people of a city that is meant without its country being named
FAR = 50  # times as many people: a capital is meant though the article names the country of another
SIZEABLE = 200_000  # people of a city that overrules a reading as a person
DOMINANT = 10  # times as many people as the next city of the name


@dataclass(frozen=True, slots=True)
class City:
    """Kharkiv, GeoNames 706483, in UA, with 1.4 million people; `exact` where asked for by its first name."""

    id: str
    name: str
    country: str
    region: str
    people: int
    point: tuple[float, float]
    exact: bool = True

    @property
    def entity(self) -> Entity:
        """The city as a place."""
        return Entity(f"{GEONAMES}{self.id}/", self.name, "place", point=self.point)


@cache
def _lines(table: str) -> list[str]:
    """The lines of a sorted table below its head."""
    return ontology(table).read_text(encoding="utf-8").split("\n")[2:-1]


def _beginning(table: str, first: str) -> Iterator[list[str]]:
    """The cells of the lines that begin with this cell."""
    lines = _lines(table)
    start = first + "\t"
    for line in islice(lines, bisect_left(lines, start), None):
        if not line.startswith(start):
            return
        yield line.split("\t")


def _cities(folded: str, *, exact: bool = True) -> Iterator[City]:
    for _, id_, name, country, region, people, latitude, longitude in _beginning("cities.tsv", folded):
        yield City(id_, name, country, region, int(people), (float(latitude), float(longitude)), exact)


@lru_cache(maxsize=5_000)
def cities(name: str) -> tuple[City, ...]:
    """The cities of a name, the biggest first; with those of at least 100,000 people that are also called so."""
    found = {city.id: city for city in _cities(key(name))}
    for _, id_, folded in _beginning("city_names.tsv", name):
        for city in _cities(folded, exact=False):
            if city.id == id_:
                found.setdefault(id_, city)
    return tuple(sorted(found.values(), key=lambda city: (-city.people, city.id)))


@cache
def _countries() -> dict[str, str]:
    cells = (line.split("\t", 4) for line in _lines("cities.tsv"))
    return {id_: country for _, id_, _, country, _ in cells}


def country_of(iri: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that a city's IRI lies in; None of any other IRI."""
    return _countries().get(iri.removeprefix(GEONAMES).rstrip("/")) if iri.startswith(GEONAMES) else None


def city(number: int, context: Context) -> Resolution | None:
    """A place that is no country or territory: the one city of the name that size and the article's countries allow."""
    mention = context.mentions[number]
    if mention.kind not in {"place", "country"} or mention.form != "name" or _part_of_more(mention, context):
        return None
    return chosen(mention, context)


def chosen(mention: Mention, context: Context) -> Resolution | None:
    """Which city a name means, if its people times the mentions of its country are ten times those of the next.

    So of those whose countries the article names, unless a city elsewhere is ten times as big. Where it names no
    country of any, a city of 100,000 people that is ten times as big as the next. A country or state written behind the
    name ('Paris, Texas') settles it.
    """
    name = label(mention.span.text)
    found = cities(name)
    if not found:
        return None
    behind = _behind(mention, context)
    if behind is not None:  # '' where it is unclear what is written there, and so nothing fits
        there = [c for c in found if behind in {c.country, f"{c.country}.{c.region}"}]
        return _resolution(there[0], name, "as is written behind it") if _leads([c.people for c in there]) else None
    if key(name) in states():
        found = tuple(c for c in found if c.country == "US")  # nobody means the Virginia of South Africa
        if not found:
            return None
    weight = {c.id: c.people * _named(c, context) for c in found}
    named = sorted((c for c in found if weight[c.id]), key=lambda c: -weight[c.id])
    if named:
        best = named[0]
        if _leads([weight[c.id] for c in named]) and found[0].people < DOMINANT * best.people:
            return _resolution(best, name, "in a country that the article names")
        capital = found[0].people >= FAR * best.people and context.gazetteer.metonym(name) is not None
        return _resolution(found[0], name, "a capital") if capital else None
    best = found[0]
    if best.exact and best.people >= BIG and _leads([c.people for c in found]):
        return _resolution(best, name, "far the biggest of the name")
    return None


def _leads(sizes: list[int]) -> bool:
    """Whether the first is there and no other comes near."""
    return bool(sizes) and all(size * DOMINANT <= sizes[0] for size in sizes[1:])


def _resolution(city: City, name: str, why: str) -> Resolution:
    other = "" if key(name) == key(city.name) else f", also called {name},"
    why = f"{city.name}{other} in {city.country} (GeoNames {city.id}) has {city.people:,} people, {why}"
    return Resolution(city.entity, "name" if not other else "alias", why, 0.9)


def _named(city: City, context: Context) -> int:
    """How often the article names the city's country, itself, by its people, or another city that it is ruled from."""
    country = context.gazetteer.country(city.country)
    named = len(context.named(country.kind).get(country, ())) if country is not None else 0
    seats = (n for (of, name), n in context.seats.items() if of == country and name != key(city.name))
    return named + sum(seats) if named else 0


def _behind(mention: Mention, context: Context) -> str | None:
    """The code of the country or state of the United States in 'Paris, Texas' and 'Odessa, Ukraine'."""
    if not context.text.startswith(", ", mention.span.end):
        return None
    for other in context.following(mention):
        after = context.mentions[other]
        if after.span.start != mention.span.end + 2:
            continue
        state = states().get(key(after.span.text))
        known = [k for k in context.gazetteer.named(after.span.text) if k.entity.kind == "country"]
        country = context.gazetteer.code(known[0].entity) if len(known) == 1 else None
        if state and country:
            return ""  # 'Athens, Georgia'
        if state or country:
            return f"US.{state}" if state else country
        return "" if after.kind == "place" and not cities(label(after.span.text)) else None
    return None


@cache
def states() -> dict[str, str]:
    """Folded name of a state of the United States → its code."""
    return {row["key"]: row["code"] for row in rows("us_states.tsv")}


def _part_of_more(mention: Mention, context: Context) -> bool:
    """'Donetsk region', 'Washington state', 'Lake Geneva': the name is of something larger or else."""
    after, before = context.after(mention, 1), context.before(mention, 2)
    area = context.gazetteer.words("area")
    whole = before[-1:] == ["of"] and before[0] in area
    return whole or bool(set(after) & area) or bool(set(before[-1:]) & context.gazetteer.words("landform"))
