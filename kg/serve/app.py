"""The server: its addresses, and what stands before them."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from kg.errors import UsageError
from kg.serve.corrections import Desk
from kg.serve.endpoint import Endpoint
from kg.serve.guards import LOOPBACK, Guard, is_loopback
from kg.serve.login import Door, asked, cookie_of, wants_page
from kg.serve.openapi import openapi
from kg.serve.pages.routes import Explorer
from kg.serve.pool import Limits
from kg.serve.source import Source

SHORTEST = 12  # characters of a token: nobody guesses that over a network
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server is reached and what it lets others do."""

    host: str = "127.0.0.1"
    port: int = 7200
    token: str | None = None
    updates: bool = False
    corrections: bool = False  # whether pages take reports of errors
    origin: str | None = None  # another site whose scripts may read answers (CORS)
    limits: Limits = field(default_factory=Limits)


def application(store: Path, settings: Settings) -> Starlette:
    """The ASGI application over the store in a folder.

    UsageError where it would be open to others, or to changes, without a token that nobody guesses.
    """
    local = is_loopback(settings.host)
    asks = not local
    if settings.token is None and (not local or settings.updates):
        what = "allowing updates" if local else f"answering at {settings.host}, which others can reach,"
        raise UsageError(f"{what} wants a token; choose one: --token TOKEN, or KG_TOKEN in the environment")
    if settings.token is not None and (asks or settings.updates) and len(settings.token) < SHORTEST:
        made = secrets.token_urlsafe(18)
        raise UsageError(f"the token has {len(settings.token)} characters, {SHORTEST} are the fewest; such as {made}")
    source = Source(store, settings.limits)
    endpoint = Endpoint(source, settings.token, updates=settings.updates)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await source.start()
        try:
            yield
        finally:
            await source.stop()

    guard = Middleware(
        Guard,
        hosts=LOOPBACK | {settings.host} if local else None,
        token=settings.token if asks else None,
        origin=settings.origin,
        cookie=cookie_of(settings.token) if asks and settings.token else "",
        asking=_asked,
    )

    door = Door(settings.token) if asks and settings.token else None

    async def opened(request: Request) -> Response:
        if door is None:
            return RedirectResponse("/", 303)
        return await door.login(request) if request.method == "POST" else asked("/")

    routes = [
        Route("/openapi.json", _described),
        Route("/login", opened, methods=["GET", "POST"]),
        Route("/sparql", endpoint.sparql, methods=METHODS),
        Route("/sparql/", endpoint.sparql, methods=METHODS),
        Route("/graphs", endpoint.graphs, methods=METHODS),
        Route("/graphs/{rest:path}", endpoint.graphs, methods=METHODS),
        *Explorer(source, endpoint, Desk(source, store, open_=settings.corrections)).routes(),
    ]
    return Starlette(routes=routes, middleware=[guard], lifespan=lifespan)


async def _described(_: Request) -> Response:
    return JSONResponse(openapi())


def _asked(scope: Scope) -> Response:
    """What somebody without a token is told: a person by a page, a program in words."""
    if scope["method"] == "GET" and wants_page(Headers(scope=scope)):
        query = scope["query_string"].decode("latin-1")
        return asked(scope["path"] + (f"?{query}" if query else ""))
    told = "this server wants its token: Authorization: Bearer TOKEN"
    return PlainTextResponse(told, 401, {"www-authenticate": "Bearer"})
