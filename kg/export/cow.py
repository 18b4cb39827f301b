"""Countries by the numbers of the Correlates of War project."""

from __future__ import annotations

from functools import cache

from kg import tables


@cache
def _numbers() -> dict[str, str]:
    return {row["iso3"]: row["cow"] for row in tables.rows("cow.tsv")}


def cow(country: str | None) -> str | None:
    """The number of a country by its ISO 3166-1 alpha-3 code; None where the project has none."""
    return _numbers().get(country or "")
