"""A store in another engine or on another machine: asked over the SPARQL 1.1 Protocol, answered like one of our own."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.closing import Closing
from kg.errors import QueryError, StoreError
from kg.store.endpoint import Endpoint, told
from kg.store.refused import check
from kg.store.result import XSD, Result, Term
from kg.store.sparql import in_order, spelled_out
from kg.store.tokens import words
from kg.vocab import PREFIXES

_TRIPLES = frozenset({"CONSTRUCT", "DESCRIBE"})
_ELSEWHERE = dict.fromkeys(
    (404, 405, 501), "; is this its address for queries? Oxigraph's is /query: docs/stores.md has the paths of others"
)
_HEADER = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())  # no line of its own: errors name lines


class Remote(Closing):
    """An endpoint that is asked like an open store; a context manager, and closed with `close`.

    For asking alone: what needs the engine itself (dumps, validation, a store's own figures) it does not have.
    """

    stale = False
    outdated = False
    older = False
    linked = True
    half: tuple[str, ...] = ()
    read_only = True

    def __init__(self, address: str) -> None:
        self._endpoint = Endpoint(address)
        self.path = self._endpoint.address

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise StoreError(f"{self.path} can be asked over HTTP and no more; for the rest name the folder of a store")

    def close(self) -> None:
        """Let go of the connections; closing twice is harmless."""
        self._endpoint.close()

    def query(self, sparql: str, *, timeout: float | None = None) -> Result:
        """The answer to a SPARQL 1.1 query; the prefixes of `kg.vocab` are known.

        The endpoint is asked to take all graphs together as its default graph; some engines need a setting for that
        (docs/stores.md). Raises QueryError for what it refuses and for what would reach beyond it, StoreError where it
        does not answer within `timeout` seconds, or with something else.
        """
        fields = {"query": _HEADER + sparql}
        if not check(sparql):  # a query that names its own graphs has its own dataset
            fields["union-default-graph"] = "true"
        graph = next((word for kind, word in words(sparql) if kind == "word" and word in _FORMS), "") in _TRIPLES
        accept = "application/n-triples" if graph else "application/sparql-results+json"
        with self._endpoint.asked(
            "POST", urlencode(fields).encode("ascii"), timeout=timeout, accept=accept,
            content_type="application/x-www-form-urlencoded",
        ) as answer:  # fmt: skip
            data = answer.read()
        if answer.status != 200:
            refused = QueryError if answer.status == 400 else StoreError
            raise refused(f"{self.path} answers {answer.status}: {told(data)}{_ELSEWHERE.get(answer.status, '')}")
        try:
            return _triples(data) if graph else _bindings(json.loads(data), sparql)
        except (ValueError, KeyError, TypeError, AttributeError, SyntaxError) as error:
            raise StoreError(f"{self.path} answers with what is no result of SPARQL ({error})") from error


_FORMS = _TRIPLES | {"SELECT", "ASK"}


def _bindings(answer: dict[str, Any], sparql: str) -> Result:
    """SPARQL 1.1 Query Results JSON Format."""
    if "boolean" in answer:
        return Result(("ask",), (), bool(answer["boolean"]))
    columns: list[str] = answer["head"]["vars"]
    if spelled_out(sparql, columns):
        columns = in_order(columns, sparql)
    rows = answer["results"]["bindings"]
    return Result(tuple(columns), tuple(tuple(_term(row.get(name)) for name in columns) for row in rows))


def _term(cell: dict[str, str] | None) -> Term | None:
    if cell is None:
        return None
    if cell["type"] == "uri":
        return Term("uri", cell["value"])
    if cell["type"] == "bnode":
        return Term("bnode", cell["value"])
    language = cell.get("xml:lang")
    plain = PREFIXES["rdf"] + "langString" if language else f"{XSD}string"
    return Term("literal", cell["value"], cell.get("datatype", plain), language)


def _triples(data: bytes) -> Result:
    found = ox.parse(data, ox.RdfFormat.N_TRIPLES)
    rows = tuple(tuple(map(_node, (quad.subject, quad.predicate, quad.object))) for quad in found)
    return Result(("subject", "predicate", "object"), rows)


def _node(node: Any) -> Term:
    if isinstance(node, ox.NamedNode):
        return Term("uri", node.value)
    if isinstance(node, ox.Literal):
        return Term("literal", node.value, node.datatype.value, node.language)
    return Term("bnode", getattr(node, "value", str(node)))
