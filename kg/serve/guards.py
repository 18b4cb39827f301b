"""Who may ask at all: the right host, a token where one is wanted, requests of a bearable size and speed."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request, cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.pool import Refused

COOKIE = "kg"
OPEN = ("/login", "/assets/")  # what may be seen without a token: the page that asks for it
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
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


Refusal = Callable[[Scope], Response]


class Guard:
    """Refuses requests for other hosts (a page elsewhere whose name was made to point here), those of other sites'
    forms, and those without token; `asking` is the answer to the last.
    """

    def __init__(
        self, app: ASGIApp, hosts: frozenset[str] | None, token: str | None, origin: str | None, cookie: str = "",
        asking: Refusal | None = None,
    ) -> None:  # fmt: skip
        self.app, self.hosts, self.token, self.origin = app, hosts, token, origin
        self.cookie, self.asking = cookie, asking

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it; each answer gets the headers that keep a browser careful."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def careful(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out.setdefault(name, value)
                if self.origin:
                    out["access-control-allow-origin"] = self.origin
                    out["vary"] = "Origin, Accept"
                if self.token and not scope["path"].startswith("/assets/"):  # no proxy keeps what needs a token
                    out.setdefault("cache-control", "private, no-store")
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, careful)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if self.hosts is not None and host_of(headers.get("host", "")) not in self.hosts:
            return PlainTextResponse("this server answers for its own name only", 421)
        if scope["method"] not in SAFE and not ours(headers, self.origin):
            return PlainTextResponse("this was sent by a page of another site", 403)
        if self.token and not scope["path"].startswith(OPEN) and not self._known(headers, self.token):
            if self.asking is not None:
                return self.asking(scope)
            told = "this server wants its token: Authorization: Bearer TOKEN"
            return PlainTextResponse(told, 401, {"www-authenticate": "Bearer"})
        return None

    def _known(self, headers: Headers, token: str) -> bool:
        if permitted(headers, token):
            return True
        given = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return bool(self.cookie) and same(given, self.cookie)


def ours(headers: Headers, also: str | None = None) -> bool:
    """Whether the page that sent it, where a browser says which, is of this server, or of the site `also`.

    Our pages send no referrer, and so a browser calls their origin null; that they are ours it says in another header.
    Other programs send neither.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if origin is not None and origin == also:
        return True
    if origin not in (None, "null") and host_and_port(origin) != headers.get("host", "").lower():
        return False
    return site == "same-origin" if site is not None else origin != "null"


def host_and_port(origin: str) -> str:
    """Of an Origin header, lower case; '' for 'null' and what is none."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def host_of(header: str) -> str:
    """The host of a Host header without its port, lower case; '' for what is none."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


def permitted(headers: Headers, token: str) -> bool:
    """Whether the request carries the token."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and same(given.strip(), token)


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are one, in a time that does not tell how much of them is."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode("utf-8", "replace"))


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
