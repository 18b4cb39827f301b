"""Who may ask at all: the right host, a token where one is wanted, requests of a bearable size and speed."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.pool import Refused

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
BODY_BYTES = 1_000_000  # of a request; the longest sensible query is far shorter
BODY_SECONDS = 20.0
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def is_loopback(host: str) -> bool:
    """Whether an address to bind to can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """Refuses requests for other hosts (a page elsewhere whose name was made to point here) and those without token."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None, token: str | None, origin: str | None) -> None:
        self.app, self.hosts, self.token, self.origin = app, hosts, token, origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it; each answer gets the headers that keep a browser careful."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def careful(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out.setdefault(name, value)
                if self.origin:
                    out["access-control-allow-origin"] = self.origin
                    out["vary"] = "Origin, Accept"
            await send(message)

        reason = self._reason(headers)
        if reason:
            status = 401 if self.token and not permitted(headers, self.token) else 421
            extra = {"www-authenticate": "Bearer"} if status == 401 else None
            await PlainTextResponse(reason, status, extra)(scope, receive, careful)
            return
        await self.app(scope, receive, careful)

    def _reason(self, headers: Headers) -> str | None:
        if self.hosts is not None and host_of(headers.get("host", "")) not in self.hosts:
            return "this server answers for its own name only"
        if self.token and not permitted(headers, self.token):
            return "this server wants its token: Authorization: Bearer TOKEN"
        return None


def host_of(header: str) -> str:
    """The host of a Host header without its port, lower case; '' for what is none."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


def permitted(headers: Headers, token: str) -> bool:
    """Whether the request carries the token."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode())


async def body_of(request: Request) -> bytes:
    """The body of a request; Refused where it is too long or takes too long to come."""

    async def read() -> bytes:
        parts, size = [], 0
        async for part in request.stream():
            size += len(part)
            if size > BODY_BYTES:
                raise Refused(413, f"a request has {BODY_BYTES / 1e6:g} MB at most")
            parts.append(part)
        return b"".join(parts)

    try:
        length = int(request.headers.get("content-length", "0"))
    except ValueError:
        raise Refused(400, "Content-Length is no number") from None
    if length > BODY_BYTES:
        raise Refused(413, f"a request has {BODY_BYTES / 1e6:g} MB at most")
    try:
        return await asyncio.wait_for(read(), BODY_SECONDS)
    except TimeoutError:
        raise Refused(408, f"the request did not come within {BODY_SECONDS:g} seconds") from None
    except ClientDisconnect:
        raise Refused(400, "the request broke off") from None
