"""The page to ask in SPARQL: the query, its answer as a table, a mistake at its line, and questions to begin with."""

from __future__ import annotations

import re
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.question import questions
from kg.serve.pages.asking import Asking
from kg.store.sparql import check_served, in_order, located
from kg.vocab import DATA, PREFIXES, WD

ROWS = 500  # of an answer on the page; the links to the whole answer have all
_LINE = re.compile(r"line (\d+)")
START = """SELECT ?speaker (COUNT(*) AS ?statements) {
  ?statement kg:speaker/skos:prefLabel ?speaker
}
GROUP BY ?speaker ORDER BY DESC(?statements)
LIMIT 20"""


def gather(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    """What the page shows."""
    known = {each.name: each for each in questions()}
    example = known.get(given["example"] or "")
    asked = (given["query"] or "").strip()
    shown: dict[str, Any] = {
        "query": given["query"] or (example.sparql if example else START), "example": example, "asked": bool(asked),
        "questions": list(known.values()), "columns": [], "rows": [], "more": False, "error": None, "line": None,
        "answer": None,
    }  # fmt: skip
    if not asked:
        return shown
    sparql = given["query"]
    try:
        return shown | answered(asking.engine, sparql)
    except SyntaxError as error:
        told = located(sparql, str(error))
    except (QueryError, ValueError) as error:
        told = str(error)
    place = _LINE.search(told)
    return shown | {"error": told.partition("\n")[0], "line": int(place[1]) if place else None}


def answered(engine: ox.Store, sparql: str) -> dict[str, Any]:
    """The first rows of an answer, or yes or no."""
    own = check_served(sparql)
    found: Any = engine.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=not own)
    if isinstance(found, ox.QueryBoolean):
        return {"answer": bool(found)}
    if isinstance(found, ox.QueryTriples):
        columns, cells = ["subject", "predicate", "object"], ((t.subject, t.predicate, t.object) for t in found)
    else:
        columns = in_order([v.value for v in found.variables], sparql)
        cells = (tuple(row[name] for name in columns) for row in found)
    rows: list[list[tuple[str, str]]] = []
    for row in cells:
        if len(rows) == ROWS:
            return {"columns": columns, "rows": rows, "more": True}
        rows.append([_cell(term) for term in row])
    return {"columns": columns, "rows": rows}


def _cell(term: Any) -> tuple[str, str]:
    """How a cell is shown: 'link' for what has a page here, 'iri', 'number' or 'text', and its words."""
    if term is None:
        return "text", ""
    if isinstance(term, ox.NamedNode):
        return ("link" if term.value.startswith((DATA, WD)) else "iri"), term.value
    if isinstance(term, ox.Literal):
        number = term.datatype.value.endswith(("#integer", "#decimal", "#double", "#float"))
        return ("number" if number else "text"), term.value
    return "text", str(term)
