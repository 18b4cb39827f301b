"""What a page asks the store: named queries whose parameters are terms, and an article's records one by one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.serve.pool import Refused
from kg.store.reading import Reading
from kg.store.shelf import Shelf
from kg.vocab import PREFIXES

FOLDER = Path(__file__).parent / "queries"


@cache
def _query(name: str) -> str:
    return (FOLDER / f"{name}.rq").read_text(encoding="utf-8")


class Asking:
    """The questions of one page; articles that it reads from are opened once."""

    def __init__(self, engine: ox.Store) -> None:
        self.engine = engine
        self._readings: dict[str, Reading] = {}

    def rows(self, name: str, iri: ox.NamedNode | None = None, *, part: tuple[int, int] | None = None) -> list[list[Any]]:
        """The rows of queries/NAME.rq about `iri`, texts or None; of these `part`, (how many, from which)."""
        sparql = _query(name) + (f"\nLIMIT {int(part[0])} OFFSET {int(part[1])}" if part else "")
        found: Any = self.engine.query(
            sparql, prefixes=PREFIXES, use_default_graph_as_union=True,
            substitutions={ox.Variable("iri"): iri} if iri is not None else None,
        )  # fmt: skip
        return [[None if cell is None else cell.value for cell in row] for row in found]

    def number(self, name: str, iri: ox.NamedNode | None = None) -> int:
        """The one number that a query answers."""
        return int(self.rows(name, iri)[0][0])

    def reading(self, article: str) -> Reading:
        """The article to read records from."""
        if article not in self._readings:
            self._readings[article] = Reading(Shelf(self.engine, ox.NamedNode(article)))
        return self._readings[article]


def node(iri: str) -> ox.NamedNode:
    """The IRI as a term; Refused where it is none."""
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise Refused(404, f"{iri!r} is not an IRI, and so the name of nothing here") from None
