"""The whole answer to a query as a file."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.serve.endpoint import while_connected
from kg.serve.formats import Form
from kg.serve.pool import Refused
from kg.serve.source import Source

RESULTS = {"csv": Form("text/csv", "CSV"), "json": Form("application/sparql-results+json", "JSON")}
GRAPHS = {"csv": Form("text/turtle", "TURTLE"), "json": Form("application/ld+json", "JSON_LD")}
ENDINGS = {"text/csv": "csv", "application/sparql-results+json": "json", "text/turtle": "ttl"}


async def answer(request: Request, source: Source, sparql: str, form: str) -> Response:
    """The answer as CSV or JSON, of what makes a graph as Turtle or JSON-LD; Refused where it cannot be given."""
    if form not in RESULTS:
        raise Refused(404, "an answer can be had as csv or json")
    asked = {
        "operation": "query", "sparql": sparql, "default": [], "named": [], "base": str(request.base_url),
        "results": {"name": RESULTS[form].name, "type": RESULTS[form].content_type},
        "graph": {"name": GRAPHS[form].name, "type": GRAPHS[form].content_type},
    }  # fmt: skip
    found = await while_connected(request, source.ask(asked))
    if found.status != 200:
        raise Refused(found.status, found.read().decode("utf-8", "replace"))
    ending = ENDINGS.get(found.type.partition(";")[0], "jsonld")
    headers = {
        "content-type": found.type, "content-length": str(found.size),
        "content-disposition": f'attachment; filename="answer.{ending}"',
    }  # fmt: skip
    return StreamingResponse(found.chunks(), 200, headers)
