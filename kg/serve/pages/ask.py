"""The page to ask: a named question by its form, or SPARQL in an editor; the answer as a table, a chart or a graph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from kg.errors import KgError, QueryError
from kg.query.ask import bind
from kg.query.question import Question, questions
from kg.serve.pages.answer import Answered, answered
from kg.serve.pages.asking import Asking
from kg.serve.pages.drawn import chart, drawing
from kg.serve.pool import Refused
from kg.store import Store
from kg.store.mistakes import located
from kg.vocab import PREFIXES

LONG = 6_000  # characters of a query that still fits into an address
SHOWN = ("table", "chart", "graph")
_PLACE = re.compile(r"line (\d+)(?:, column (\d+))?")
START = """SELECT ?speaker (COUNT(*) AS ?statements) {
  ?statement kg:speaker/skos:prefLabel ?speaker
}
GROUP BY ?speaker ORDER BY DESC(?statements)
LIMIT 20"""


def gather(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    """What the page shows."""
    known = {each.name: each for each in questions()}
    asked_for = given["example"] or ""
    if asked_for and asked_for not in known:
        near = get_close_matches(asked_for, known, 1)
        raise Refused(404, f"there is no question {asked_for!r} here{f'; is it {near[0]!r}?' if near else ''}")
    example = known.get(asked_for)
    own = (given["query"] or "").strip()
    fields: Mapping[str, str] = (given.get("fields") or {}) if example and not own else {}
    asked = bool(own or fields)
    shown: dict[str, Any] = {
        "query": given["query"] or (example.sparql if example else START), "example": example, "asked": asked,
        "fields": fields, "questions": list(known.values()), "prefixes": PREFIXES, "error": None, "line": None,
        "column": None, "bound": bool(fields), "answer": Answered(), "show": "table", "chart": None, "drawing": None,
        "tabs": [], "address": _address(given["query"], example, fields),
        "names": names(asking) if example and _entities(example) else [],
    }  # fmt: skip
    if not asked:
        return shown
    sparql = given["query"]
    try:
        if not own and example:
            sparql = bind(Store(asking.engine, None, read_only=True), example, fields)
            shown["query"] = sparql
        return shown | _drawn(asking, answered(asking.engine, sparql), given.get("show") or "table")
    except SyntaxError as error:
        told = located(sparql, str(error))
    except (QueryError, ValueError) as error:
        told = str(error)
    except KgError as error:  # a name that nobody has, a date that is none
        return shown | {"error": str(error)}
    place = _PLACE.search(told)
    line, column = (int(n) if n else None for n in place.groups()) if place else (None, None)
    return shown | {"error": told.partition("\n")[0], "line": line, "column": column}


def _drawn(asking: Asking, answer: Answered, show: str) -> dict[str, Any]:
    """The answer and, where it is wanted and can be, the drawing of it."""
    able = {
        "table": bool(answer.rows),
        "chart": bool(answer.rows and ((answer.number_columns() and answer.name_columns()) or answer.date_columns())),
        "graph": bool(answer.rows and answer.ends()),
    }
    show = show if able.get(show) else "table"
    return {
        "answer": answer, "show": show, "tabs": [name for name in SHOWN if able[name]],
        "chart": chart(asking, answer) if show == "chart" else None,
        "drawing": drawing(asking, answer) if show == "graph" else None,
    }  # fmt: skip


def names(asking: Asking) -> list[str]:
    """The names that a field suggests: of those most spoken of."""
    return [name for (name,) in asking.rows("suggested")]


def _address(query: str | None, example: Question | None, fields: Mapping[str, str]) -> dict[str, str] | None:
    """The parameters of the page's address, for links to the same answer; None where it would be too long for one."""
    if fields and example:
        return {"example": example.name} | {f"p.{name}": value for name, value in fields.items()}
    return {"query": query} if query and len(query) < LONG else None


def _entities(example: Question) -> bool:
    return any(parameter.kind in ("entity", "side") for parameter in example.parameters)
