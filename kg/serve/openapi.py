"""What can be asked over HTTP, as an OpenAPI 3.1 description: to generate clients from, and to try everything."""

from __future__ import annotations

from typing import Any

from kg import config
from kg.serve.formats import GRAPHS, RESULTS
from kg.serve.protocol import FORM, QUERY

HTML, JSON, TEXT = "text/html", "application/json", "text/plain"
IRI = ("iri", "An IRI of the graph, such as urn:kg:person:… or http://www.wikidata.org/entity/Q57792", True)
PAGE = ("page", "Which page of a list, from 1", False)
Parameter = tuple[str, str, bool]
ASKED: tuple[Parameter, ...] = (
    ("query", "A query in SPARQL 1.1", True),
    ("default-graph-uri", "A graph whose triples are asked; may be given more than once", False),
    ("named-graph-uri", "A graph that GRAPH may name; may be given more than once", False),
)
NETWORK: tuple[Parameter, ...] = tuple(
    (name, told, False)
    for name, told in {
        "since": "The first day", "until": "The last day", "outlet": "An outlet", "kind": "A kind of tie",
        "sure": "What is drawn beside facts", "confidence": "At least", "least": "Pieces of evidence at least",
        "focus": "Only around this one", "steps": "How far", "node": "Who is chosen", "tie": "An end of the tie chosen",
        "camera": "Where the picture stands",
    }.items()
)  # fmt: skip
READ: dict[str, tuple[str, tuple[Parameter, ...], tuple[str, ...]]] = {
    "/": ("What there is, who is quoted most, the latest articles", (), (HTML,)),
    "/search": (
        "What has these words",
        (("q", "Words; the last may be unfinished", True), ("kind", "entity, statement or article", False), PAGE),
        (HTML, JSON),
    ),
    "/entity": (
        "Who or what it is, said and did",
        (IRI, ("show", "said, about, did or undergone", False), ("when", "A year, month or day", False), PAGE),
        (HTML,),
    ),
    "/article": ("A report with what was found in it", (IRI, PAGE), (HTML,)),
    "/statement": ("A statement in every outlet's words", (IRI,), (HTML,)),
    "/id": ("What all graphs say of it; people are led to its page", (IRI,), (*GRAPHS, HTML)),
    "/ask": (
        "A form for SPARQL, and the answer",
        (("query", "A query", False), ("example", "A named question", False)), (HTML,),
    ),
    "/sparql": ("SPARQL 1.1 Protocol", ASKED, (*RESULTS, *GRAPHS)),
    "/graphs": (
        "SPARQL 1.1 Graph Store Protocol, reading",
        (("graph", "The graph's IRI", False), ("default", "All graphs together", False)), tuple(GRAPHS),
    ),
    "/answer": (
        "A question's whole answer as a file",
        (("query", "A query", False), ("example", "A named question", False), ("form", "csv, json, turtle …", False)),
        (*RESULTS, *GRAPHS),
    ),
    "/compare": (
        "A statement side by side in its outlets' words", (IRI, ("whole", "1 for the story that it is part of", False)),
        (HTML,),
    ),
    "/network": ("Who has to do with whom", NETWORK, (HTML,)),
    "/network/data": ("… as JSON", NETWORK, (JSON,)),
    "/network/download": (
        "… as a file", (("format", "svg, graphml or csv", True), *NETWORK), ("image/svg+xml", "text/csv"),
    ),
}  # fmt: skip


def openapi() -> dict[str, Any]:
    """The description."""
    paths: dict[str, Any] = {path: {"get": _reading(path, *told)} for path, told in READ.items()}
    text = {"schema": {"type": "string"}}
    paths["/sparql"]["post"] = {
        **_reading("/sparql by POST", READ["/sparql"][0], ASKED[1:], READ["/sparql"][2]),
        "requestBody": {"required": True, "content": {QUERY: text, FORM: {"schema": _form("query")}}},
    }
    paths["/ask"]["post"] = {
        **_reading("/ask by POST", READ["/ask"][0], (), (HTML,)),
        "requestBody": {"required": True, "content": {FORM: {"schema": _form("query")}}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Who said and did what", "version": config.VERSION, "license": {"name": "Apache-2.0"}},
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
        "paths": paths,
    }


def _reading(name: str, summary: str, parameters: tuple[Parameter, ...], media: tuple[str, ...]) -> dict[str, Any]:
    return {
        "operationId": "".join(c if c.isalnum() else "_" for c in name.strip("/")) or "home",
        "summary": summary,
        "parameters": [
            {"name": n, "in": "query", "required": needed, "description": told, "schema": {"type": "string"}}
            for n, told, needed in parameters
        ],
        "responses": {
            "200": {"description": "Found", "content": {kind: {} for kind in dict.fromkeys(media)}},
            "default": {"description": "Why not, in words", "content": {TEXT: {}, HTML: {}}},
        },
    }


def _form(name: str) -> dict[str, Any]:
    return {"type": "object", "required": [name], "properties": {name: {"type": "string"}}}
