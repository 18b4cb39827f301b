"""Which country a place is or lies in."""

from __future__ import annotations

from functools import cache

from kg import tables
from kg.records import Entity


def country(place: Entity | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country, or of the country that a city of GeoNames lies in; else None."""
    if place is None:
        return None
    if place.kind == "country":
        return _codes("wikidata").get(place.wikidata or "")
    from kg.resolve.cities import country_of

    return _codes("iso2").get(country_of(place.iri) or "")


@cache
def _codes(column: str) -> dict[str, str]:
    return {row[column]: row["iso3"] for row in tables.rows("countries.tsv") if row[column] and row["iso3"]}
