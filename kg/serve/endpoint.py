"""The SPARQL endpoint and the graph store over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from kg.serve.description import written
from kg.serve.formats import GRAPHS, RESULTS, Form, choose
from kg.serve.guards import body_of, permitted
from kg.serve.pool import KEPT, Answer, Refused
from kg.serve.protocol import Operation, operation
from kg.serve.source import Source
from kg.serve.updates import update


class Endpoint:
    """Queries, updates where they are allowed, and graphs, answered from a source."""

    def __init__(self, source: Source, token: str | None = None, *, updates: bool = False) -> None:
        self.source, self.token, self.updates = source, token, updates

    async def sparql(self, request: Request) -> Response:
        """SPARQL 1.1 Protocol; a GET without query is answered with the service's description."""
        try:
            body = await body_of(request) if request.method == "POST" else b""
            asked = operation(request.method, request.url.query, request.headers, body)
            if asked is None:
                return self._described(request)
            if asked.update:
                return await self._update(request, asked)
            return await self._answered(request, {
                "operation": "query", "sparql": asked.sparql, "default": asked.default, "named": asked.named,
                "base": _address(request),
                "results": _told(choose(request.headers.get("accept"), RESULTS)),
            })  # fmt: skip
        except Refused as refused:
            return _refusal(refused)

    async def graphs(self, request: Request) -> Response:
        """SPARQL 1.1 Graph Store Protocol, reading: ?graph=IRI, ?default, or the graph at this very address."""
        try:
            if request.method not in {"GET", "HEAD"}:
                raise Refused(405, "graphs are read here; kg build and kg remove change them")
            names = request.query_params.getlist("graph")
            default = "default" in request.query_params
            if len(names) + default > 1:
                raise Refused(400, "one graph at a time: either graph=IRI or default")
            own = None if request.path_params.get("rest", "") == "" else _address(request)
            if not names and not default and own is None:
                return self._described(request)
            iri = names[0] if names else None if default else own
            return await self._answered(request, {"operation": "graph", "iri": iri, "base": None})
        except Refused as refused:
            return _refusal(refused)

    async def described(self, request: Request, iri: str) -> Response:
        """What all graphs say of one IRI."""
        return await self._answered(request, {"operation": "about", "iri": iri, "base": None})

    async def _answered(self, request: Request, asked: dict[str, object]) -> Response:
        form = choose(request.headers.get("accept"), GRAPHS)
        answer = await while_connected(request, self.source.ask({**asked, "graph": _told(form)}))
        return _sent(answer, head=request.method == "HEAD")

    async def _update(self, request: Request, asked: Operation) -> Response:
        if not self.updates or self.token is None:
            raise Refused(403, "this endpoint only reads; kg serve --allow-update lets updates in")
        if not permitted(request.headers, self.token):
            raise Refused(401, "an update wants the token: Authorization: Bearer TOKEN")
        await update(self.source.store, asked, _address(request), self.source.limits)
        await self.source.refresh(now=True)
        return Response(status_code=204)

    def _described(self, request: Request) -> Response:
        form = choose(request.headers.get("accept"), GRAPHS)
        if form is None:
            raise Refused(406, "nothing in the Accept header is a form in which the description can be written")
        address = str(request.url.replace(path="/sparql", query="", fragment=""))
        body = written(address, form.name, updates=self.updates)
        return Response(body, media_type=form.content_type, headers={"vary": "Accept"})


def _address(request: Request) -> str:
    """The address of a request without its parameters, and so the base of relative IRIs."""
    return str(request.url.replace(query="", fragment=""))


async def while_connected(request: Request, asking: Awaitable[Answer]) -> Answer:
    """The answer, unless the client goes away first: then its worker is freed."""
    task = asyncio.ensure_future(asking)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            task.cancel()
            raise Refused(499, "the client went away")
        return task.result()
    finally:
        gone.cancel()


async def _gone(request: Request) -> None:
    while not await request.is_disconnected():
        await asyncio.sleep(0.2)


def _told(form: Form | None) -> dict[str, str] | None:
    return {"name": form.name, "type": form.content_type} if form else None


def _sent(answer: Answer, *, head: bool) -> Response:
    headers = {"content-type": answer.type, "content-length": str(answer.size), "vary": "Accept"}
    if head:
        answer.body.close()
        return Response(status_code=answer.status, headers=headers)
    if answer.size <= KEPT:
        return Response(answer.read(), answer.status, headers)
    return StreamingResponse(answer.chunks(), answer.status, headers)


def _refusal(refused: Refused) -> Response:
    extra = {401: {"www-authenticate": "Bearer"}, 405: {"allow": "GET, HEAD, POST"}, 503: {"retry-after": "10"}}
    return PlainTextResponse(str(refused), refused.status, extra.get(refused.status))
