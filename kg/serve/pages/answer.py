"""The first rows of an answer for the page, and which of its columns can be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pyoxigraph as ox

from kg.store.refused import check_served
from kg.store.sparql import in_order
from kg.vocab import DATA, PREFIXES, WD

ROWS = 500  # of an answer on the page; the downloads have all
CellKind = Literal["link", "iri", "number", "text"]
Cell = tuple[CellKind, str]  # 'link': a name that has a page here
_DATE = re.compile(r"\d{4}(-\d\d){0,2}([T ].*)?")
_ENDS = (("speaker", "actor", "who", "one", "subject", "source"), ("about", "recipient", "whom", "object", "other"))


@dataclass(frozen=True, slots=True)
class Answered:
    """Of SELECT the columns and first rows, of CONSTRUCT the triples, of ASK yes or no."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    more: bool = False
    yes: bool | None = None
    triples: bool = False

    def number_columns(self) -> list[str]:
        """Columns of numbers alone."""
        return [name for name, cells in self._by_column() if _all(cells, "number")]

    def name_columns(self) -> list[str]:
        """Columns that are not of numbers."""
        numbers = set(self.number_columns())
        return [name for name in self.columns if name not in numbers]

    def date_columns(self) -> list[str]:
        """Columns of dates alone."""
        return [n for n, cells in self._by_column() if cells and all(_DATE.fullmatch(text) for _, text in cells)]

    def ends(self) -> tuple[str, str] | None:
        """The two columns between which lines can be drawn."""
        if self.triples:
            return "subject", "object"
        links = [name for name, cells in self._by_column() if _all(cells, "link")]
        if len(links) > 1:
            return links[0], links[1]
        one, other = (next((name for name in self.columns if name.lower() in known), None) for known in _ENDS)
        return (one, other) if one and other else None

    def column(self, name: str) -> list[Cell]:
        """The cells of a column."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def _by_column(self) -> list[tuple[str, list[Cell]]]:
        """Each column with its cells that are not empty."""
        return [(name, [cell for cell in self.column(name) if cell[1]]) for name in self.columns]


def answered(engine: ox.Store, sparql: str) -> Answered:
    """The first rows of an answer, or yes or no."""
    own = check_served(sparql)
    found: Any = engine.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=not own)
    if isinstance(found, ox.QueryBoolean):
        return Answered(yes=bool(found))
    if isinstance(found, ox.QueryTriples):
        return _first(("subject", "predicate", "object"), ((t.subject, t.predicate, t.object) for t in found), True)
    columns = in_order([v.value for v in found.variables], sparql)
    return _first(tuple(columns), (tuple(row[name] for name in columns) for row in found), False)


def _first(columns: tuple[str, ...], cells: Iterable[Sequence[Any]], triples: bool) -> Answered:
    rows: list[tuple[Cell, ...]] = []
    for row in cells:
        if len(rows) == ROWS:
            return Answered(columns, tuple(rows), more=True, triples=triples)
        rows.append(tuple(_cell(term) for term in row))
    return Answered(columns, tuple(rows), triples=triples)


def _all(cells: Sequence[Cell], kind: CellKind) -> bool:
    return bool(cells) and all(found == kind for found, _ in cells)


def _cell(term: Any) -> Cell:
    if term is None:
        return "text", ""
    if isinstance(term, ox.NamedNode):
        return ("link" if term.value.startswith((DATA, WD)) else "iri"), term.value
    if isinstance(term, ox.Literal):
        number = term.datatype.value.endswith(("#integer", "#decimal", "#double", "#float"))
        return ("number" if number else "text"), term.value
    return "text", str(term)
