"""The addresses of the explorer, for people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.serve.corrections import Desk
from kg.serve.endpoint import Endpoint, while_connected
from kg.serve.formats import GRAPHS, choose
from kg.serve.guards import body_of
from kg.serve.pages.download import answer
from kg.serve.pages.network_routes import asked_of_network, library
from kg.serve.pages.side_by_side import policy
from kg.serve.pages.templating import rendered
from kg.serve.pool import Refused
from kg.serve.search import KINDS, LISTED
from kg.serve.source import Source

ASSETS = Path(__file__).parent.parent / "assets"
HTML = "text/html"
LONGEST = 4_000  # characters of an IRI or a search; nothing here has a longer one
FIELDS = 20  # of a form
TOLD = ("1", "undo")  # what a page was asked for after a report: noted, or taken back
PAGES = 100_000  # of a list: a bound for what an address may ask
View = Callable[["Explorer", Request], Awaitable[Response]]


def _told(view: View) -> View:
    """The view, with a page that says why where a request is refused."""

    @wraps(view)
    async def telling(self: Explorer, request: Request) -> Response:
        try:
            return await view(self, request)
        except Refused as refused:
            told = {"status": refused.status, "reason": str(refused), "q": "", "given": {}, "near": ()}
            body = rendered("refused", told)
            return Response(body, refused.status, {"vary": "Accept"}, HTML)

    return telling


class Explorer:
    """Pages over a source, and the search over its index."""

    def __init__(self, source: Source, endpoint: Endpoint, desk: Desk) -> None:
        self.source, self.endpoint, self.desk = source, endpoint, desk

    def routes(self) -> list[BaseRoute]:
        """The addresses."""
        return [
            Route("/", self.home), Route("/search", self.find), Route("/entity", self.entity),
            Route("/article", self.article), Route("/statement", self.statement), Route("/id", self.name),
            Route("/ask", self.ask, methods=["GET", "POST"]), Route("/answer", self.answer),
            Route("/compare", self.compare), Route("/correct", self.desk.take, methods=["POST"]),
            *library(), Mount("/assets", StaticFiles(directory=ASSETS)),
            Route("/network", self.network), Route("/network/{part}", self.network),
        ]  # fmt: skip

    @_told
    async def home(self, request: Request) -> Response:
        """The first page."""
        return await self._page(request, "home", {})

    @_told
    async def find(self, request: Request) -> Response:
        """What the words of ?q= are found in, as a page or as JSON."""
        words, kind = _given(request, "q"), _given(request, "kind")
        await self.source.refresh()
        found = await self.source.search.find(words, kind if kind in KINDS else None, _number(request))
        form = choose(request.headers.get("accept"), {HTML: "HTML", "application/json": "JSON"})
        if form is not None and form.name == "JSON":
            return JSONResponse(found.plain(), headers={"vary": "Accept"})
        body = rendered("search", {"found": found, "q": words, "kinds": KINDS, "listed": LISTED})
        return Response(body, headers={"vary": "Accept"}, media_type=HTML)

    @_told
    async def entity(self, request: Request) -> Response:
        """Who or what ?iri= is."""
        given = {name: _given(request, name) for name in ("iri", "show", "when")} | {"page": _number(request)}
        given["network"] = str(self.source.network.file or "")
        return await self._page(request, "entity", given | self._desk(request))

    @_told
    async def article(self, request: Request) -> Response:
        """The text of ?iri= with what was found in it."""
        given = {"iri": _given(request, "iri"), "page": _number(request)}
        return await self._page(request, "article", given | self._desk(request))

    @_told
    async def statement(self, request: Request) -> Response:
        """The words of ?iri= and where they stand."""
        return await self._page(request, "statement", {"iri": _given(request, "iri")} | self._desk(request))

    @_told
    async def ask(self, request: Request) -> Response:
        """A form for SPARQL, with the answer where it was asked."""
        given: dict[str, Any] = {name: request.query_params.get(name) for name in ("query", "example", "show")}
        fields = {name[2:]: _given(request, name) for name in list(request.query_params)[:FIELDS] if name[:2] == "p."}
        given["fields"] = fields
        if request.method == "POST":
            form = parse_qs((await body_of(request)).decode("utf-8", "replace"), keep_blank_values=True)
            given["query"] = form.get("query", [""])[0]
        return await self._page(request, "ask", given, pages=False)

    @_told
    async def compare(self, request: Request) -> Response:
        """The statement ?iri= side by side in its outlets' words, or with &whole=1 the story that it is part of."""
        given = {"iri": _given(request, "iri"), "whole": _given(request, "whole") == "1"}
        found = await self._page(request, "compare", given, pages=False)
        found.headers["content-security-policy"] = policy(bytes(found.body).decode("utf-8", "replace"))
        return found

    @_told
    async def answer(self, request: Request) -> Response:
        """The whole answer to ?query= as a file."""
        return await answer(request, self.source, request.query_params.get("query", ""), _given(request, "form"))

    @_told
    async def name(self, request: Request) -> Response:
        """What ?iri= names: its page for people, its triples for machines."""
        iri = _given(request, "iri")
        found = await self._page(request, "name", {"iri": iri})
        form = choose(request.headers.get("accept"), {**GRAPHS, HTML: "HTML"})
        if form is not None and form.media == HTML:
            return RedirectResponse(bytes(found.body).decode(), 303, {"vary": "Accept"})
        return await self.endpoint.described(request, iri)

    def _desk(self, request: Request) -> dict[str, Any]:
        """What a page needs to take reports of errors."""
        return {"desk": self.desk.shown, "noted": _given(request, "noted") if _given(request, "noted") in TOLD else ""}

    @_told
    async def network(self, request: Request) -> Response:
        """Who has to do with whom: the page, or a part of it."""
        return await asked_of_network(self.source, request)

    async def _page(self, request: Request, page: str, given: dict[str, Any], *, pages: bool = True) -> Response:
        asked = {"operation": "page", "page": page, "given": given}
        answer = await while_connected(request, self.source.ask(asked, pages=pages))
        body = answer.read()
        if answer.status != 200 and not answer.type.startswith(HTML):
            raise Refused(answer.status, body.decode("utf-8", "replace"))
        return Response(body, answer.status, media_type=HTML)


def _given(request: Request, name: str) -> str:
    """A parameter; Refused where it is longer than anything here."""
    value = request.query_params.get(name, "")
    if len(value) > LONGEST:
        raise Refused(414, f"{name} has {len(value):,} characters; {LONGEST:,} are the most")
    return value.strip()


def _number(request: Request) -> int:
    """Which page of a list, 1 where that is not a number."""
    value = request.query_params.get("page", "")
    return min(max(int(value), 1), PAGES) if value.isascii() and value.isdigit() and len(value) < 10 else 1
