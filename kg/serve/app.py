"""The server: its addresses, and what stands before them."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from kg.errors import UsageError
from kg.serve.endpoint import Endpoint
from kg.serve.guards import LOOPBACK, Guard, is_loopback
from kg.serve.pages.routes import Explorer
from kg.serve.pool import Limits
from kg.serve.source import Source

METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server is reached and what it lets others do."""

    host: str = "127.0.0.1"
    port: int = 7200
    token: str | None = None
    updates: bool = False
    origin: str | None = None  # another site whose scripts may read answers (CORS)
    limits: Limits = field(default_factory=Limits)


def application(store: Path, settings: Settings) -> Starlette:
    """The ASGI application over the store in a folder.

    UsageError where it would be open to others, or to changes, without a token.
    """
    local = is_loopback(settings.host)
    if settings.token is None and (not local or settings.updates):
        what = "allowing updates" if local else f"answering at {settings.host}, which others can reach,"
        raise UsageError(f"{what} wants a token; choose one: --token TOKEN, or KG_TOKEN in the environment")
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
        token=None if local else settings.token,
        origin=settings.origin,
    )
    routes = [
        Route("/sparql", endpoint.sparql, methods=METHODS),
        Route("/sparql/", endpoint.sparql, methods=METHODS),
        Route("/graphs", endpoint.graphs, methods=METHODS),
        Route("/graphs/{rest:path}", endpoint.graphs, methods=METHODS),
        *Explorer(source, endpoint).routes(),
    ]
    return Starlette(routes=routes, middleware=[guard], lifespan=lifespan)
