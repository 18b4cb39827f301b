"""SPARQL 1.1 Protocol: what a request over HTTP asks for, in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.serve.pool import Refused

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
FIELDS = 1000  # of a form; more is no query


@dataclass(frozen=True, slots=True)
class Operation:
    """A query over these default and named graphs, or an update that uses them."""

    sparql: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    update: bool = False


def operation(method: str, query_string: str, headers: Mapping[str, str], body: bytes) -> Operation | None:
    """What is asked for; None for a GET without a query, which asks for the service's description.

    Refused with the status that the protocol wants for what is wrong.
    """
    fields = _fields(query_string.encode("latin-1", "replace"))
    if method in {"GET", "HEAD"}:
        if "update" in fields:
            raise Refused(400, "an update changes the store and has to be sent by POST")
        return _operation(fields, "query") if "query" in fields else None
    if method != "POST":
        raise Refused(405, f"{method} is nothing that this endpoint knows; a query comes by GET or POST")
    kind, _, parameters = headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind == FORM:
        fields = _merged(fields, _fields(body))
        if ("query" in fields) == ("update" in fields):
            raise Refused(400, "the form should hold one of: query, update")
        return _operation(fields, "update" if "update" in fields else "query")
    if kind in {QUERY, UPDATE}:
        if "charset=" in parameters.lower() and "utf-8" not in parameters.lower():
            raise Refused(400, "the body should be UTF-8")
        name = "update" if kind == UPDATE else "query"
        if name in fields:
            raise Refused(400, f"the {name} stands in the body already and should not be in the address too")
        return _operation(fields | {name: [_text(body)]}, name)
    told = f"the content type {kind}" if kind else "a body without a content type"
    raise Refused(415, f"{told} is nothing that this endpoint reads; it reads {QUERY}, {UPDATE} and {FORM}")


def _operation(fields: dict[str, list[str]], name: str) -> Operation:
    if len(fields[name]) > 1:
        raise Refused(400, f"one {name} at a time: there are {len(fields[name])}")
    default, named = ("using-graph-uri", "using-named-graph-uri") if name == "update" else (
        "default-graph-uri", "named-graph-uri"
    )  # fmt: skip
    return Operation(fields[name][0], tuple(fields.get(default, ())), tuple(fields.get(named, ())), name == "update")


def _fields(data: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(data.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except UnicodeDecodeError:
        raise Refused(400, "the query should be UTF-8, percent-encoded") from None
    except ValueError:
        raise Refused(400, f"a request has {FIELDS} fields at most") from None
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _merged(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: one.get(name, []) + other.get(name, []) for name in {**one, **other}}


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"the body is not UTF-8: byte {error.start}, {error.reason}") from None
