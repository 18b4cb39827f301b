"""Asking a named question: every parameter enters the query as an escaped term, never as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg import config
from kg.dates import check_date, check_period
from kg.errors import UsageError
from kg.link.stage import renew
from kg.query.acting import acting
from kg.query.names import find
from kg.query.question import Parameter, Question, question
from kg.store.result import Result, Term

if TYPE_CHECKING:
    from kg.store import Store

_PLACE = re.compile(
    r"VALUES \?(?P<name>\w+) \{ UNDEF \}|(?P<limit>LIMIT \d+)|^ *# if (?P<given>\w+): (?P<more>.*)$", re.MULTILINE
)
_MOST = 1_000_000_000  # rows; more than any store answers, and what every engine can count


def ask(
    store: Store, name: str, params: Mapping[str, Any] | None = None, /, *,
    timeout: float | None = config.QUERY_SECONDS, **named: Any,
) -> Result:  # fmt: skip
    """The answer to a named question, its parameters in a mapping (whatever their names) or as keywords.

    A parameter is a string (or what prints as one: a number, a date); an entity goes by name, IRI or Wikidata id.
    NotFound for a question or entity that is not there, UsageError for a parameter that is unknown, missing or not of
    its kind.
    """
    wanted = question(name)
    if (store.stale or not store.linked) and not store.read_only:
        renew(store)
    return store.query(bind(store, wanted, {**(params or {}), **named}), timeout=timeout)


def bind(store: Store, wanted: Question, params: Mapping[str, Any]) -> str:
    """The question's SPARQL with its parameters filled in: `VALUES ?x { UNDEF }` takes the terms of parameter x, every
    LIMIT the number of rows, and a line `# if x: PATTERN` becomes its pattern where x is given.
    """
    known = {parameter.name: parameter for parameter in wanted.parameters}
    unknown = sorted(set(params) - set(known))
    if unknown:
        raise UsageError(
            f"question {wanted.name!r} has no parameter {unknown[0]!r}; it has {', '.join(known) or 'none'}"
        )
    check_period(*(str(params.get(name) or "").strip() or None for name in ("since", "until")))
    filled: dict[str, str] = {}
    limit = ""
    for parameter in wanted.parameters:
        given = params.get(parameter.name)
        value = "" if given is None else str(given).strip()
        value = value or (parameter.default or "")
        if not value and parameter.required:
            raise UsageError(f"question {wanted.name!r} needs {parameter.name!r}: {parameter.meaning}")
        if parameter.kind == "number":
            limit = f"LIMIT {_number(parameter, value)}"
            continue
        if parameter.kind == "flag" and not _flag(parameter, value or "no"):
            continue
        terms = " ".join(_terms(store, parameter, value)) if value else ""
        filled[parameter.name] = f"VALUES ?{parameter.name} {{ {terms} }}" if value else ""

    def fill(place: re.Match[str]) -> str:
        if place["limit"]:
            return limit or place.group()
        if place["given"]:
            return place["more"] if filled.get(place["given"]) else ""
        return filled.get(place["name"], place.group())

    return _PLACE.sub(fill, wanted.sparql)  # all at once: what a value holds is never taken for a place


def _terms(store: Store, parameter: Parameter, value: str) -> list[str]:
    if parameter.kind == "entity":
        return [Term("uri", iri).turtle() for iri in find(store, value)]
    if parameter.kind == "side":
        return [Term("uri", iri).turtle() for iri in acting(store, value)]
    if parameter.kind == "date":
        check_date(value, parameter.name)
        return [Term("literal", value).turtle()]
    if parameter.kind == "flag":
        return [Term("literal", "yes").turtle()]
    return [Term("literal", value).turtle()]


def _flag(parameter: Parameter, value: str) -> bool:
    if value.lower() not in ("yes", "no"):
        raise UsageError(f"{parameter.name} should be yes or no, not {value!r}")
    return value.lower() == "yes"


def _number(parameter: Parameter, value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 < int(value[:20]) <= _MOST:
        raise UsageError(f"{parameter.name} should be a whole number from 1 to {_MOST:,}, not {value!r}")
    return int(value)
