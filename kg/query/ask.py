"""Asking a named question: every parameter enters the query as an escaped term, never as text."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from kg import config
from kg.errors import UsageError
from kg.query.names import find
from kg.query.question import Parameter, Question, question
from kg.store.result import Result, Term

if TYPE_CHECKING:
    from kg.store import Store

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def ask(store: Store, name: str, *, timeout: float | None = config.QUERY_SECONDS, **params: Any) -> Result:
    """The answer to a named question.

    A parameter is a string (or what prints as one: a number, a date); an entity goes by name, IRI or Wikidata id.
    NotFound for a question or entity that is not there, UsageError for a parameter that is unknown, missing or not of
    its kind.
    """
    wanted = question(name)
    if store.stale and not store.read_only:
        store.derive()
    return store.query(bind(store, wanted, params), timeout=timeout)


def bind(store: Store, wanted: Question, params: dict[str, Any]) -> str:
    """The question's SPARQL with its parameters filled in: `VALUES ?x { UNDEF }` takes the terms of parameter x."""
    known = {parameter.name: parameter for parameter in wanted.parameters}
    unknown = sorted(set(params) - set(known))
    if unknown:
        raise UsageError(
            f"question {wanted.name!r} has no parameter {unknown[0]!r}; it has {', '.join(known) or 'none'}"
        )
    sparql = wanted.sparql
    for parameter in wanted.parameters:
        given = params.get(parameter.name)
        value = "" if given is None else str(given).strip()
        value = value or (parameter.default or "")
        if not value and parameter.required:
            raise UsageError(f"question {wanted.name!r} needs {parameter.name!r}: {parameter.meaning}")
        if parameter.kind == "number":
            sparql = re.sub(r"LIMIT \d+", f"LIMIT {_number(parameter, value)}", sparql)
            continue
        place = re.compile(rf"VALUES \?{parameter.name} \{{ UNDEF \}}")
        filled = f"VALUES ?{parameter.name} {{ {' '.join(_terms(store, parameter, value))} }}" if value else ""
        sparql = place.sub(lambda _, filled=filled: filled, sparql)  # type: ignore[misc]
    return sparql


def _terms(store: Store, parameter: Parameter, value: str) -> list[str]:
    if parameter.kind == "entity":
        return [Term("uri", iri).turtle() for iri in find(store, value)]
    if parameter.kind == "date":
        return [Term("literal", _date(parameter, value)).turtle()]
    return [Term("literal", value).turtle()]


def _date(parameter: Parameter, value: str) -> str:
    try:
        if _DATE.fullmatch(value):
            datetime.date.fromisoformat((value + "-01-01")[:10])
            return value
    except ValueError:
        pass
    raise UsageError(f"{parameter.name} should be a date such as 2025, 2025-04 or 2025-04-06, not {value!r}")


def _number(parameter: Parameter, value: str) -> int:
    if not value.isascii() or not value.isdigit() or not int(value):
        raise UsageError(f"{parameter.name} should be a whole number above 0, not {value!r}")
    return int(value)
