"""The addresses of the network."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from kg.serve.endpoint import while_connected
from kg.serve.network.bundle import folder
from kg.serve.pool import Refused
from kg.serve.source import Source

PARTS = ("data", "panel", "table", "download")
LONGEST = 40_000  # characters of what is asked


def library() -> list[BaseRoute]:
    """Where the library that draws is served, if it is there."""
    here = folder()
    return [Mount("/assets/sigma", StaticFiles(directory=here))] if here else []


async def asked_of_network(source: Source, request: Request) -> Response:
    """The page, one of its parts, or a file; Refused where there is none."""
    part = request.path_params.get("part", "page")
    if part != "page" and part not in PARTS:
        raise Refused(404, f"the network has no {part}")
    if len(request.url.query) > LONGEST:
        raise Refused(414, f"the address has {len(request.url.query):,} characters; {LONGEST:,} are the most")
    await source.refresh()
    file = str(source.network.file) if source.network.file else None
    if file is None and source.network.broken:
        raise Refused(503, "the network could not be made; what the server writes says why")
    said = [[name, value] for name, value in request.query_params.multi_items()]
    given = {"part": part, "said": said, "file": file}
    asking = source.ask({"operation": "page", "page": "network", "given": given}, pages=True)
    answer = await while_connected(request, asking)
    body = answer.read()
    if answer.status >= 400:
        raise Refused(answer.status, body.decode("utf-8", "replace"))
    headers = {"cache-control": "no-cache"}
    if part == "download":
        form = request.query_params.get("format", "")
        headers["content-disposition"] = f'attachment; filename="network.{form}"'
    return Response(body, answer.status, headers, answer.type)
