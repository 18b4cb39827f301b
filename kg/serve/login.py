"""For browsers, where a token is wanted: a page that asks for it, and a cookie that stands for it from then on."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from kg.serve.formats import choose
from kg.serve.guards import COOKIE, body_of, same
from kg.serve.pages.templating import rendered
from kg.serve.pool import Refused

DAYS = 30
PAUSE = 0.5  # seconds before a wrong token is answered, and the next one looked at
WAITING = 20  # who may wait for that
HTML = "text/html"


def cookie_of(token: str) -> str:
    """What a browser keeps: made from the token, which nobody can read out of it."""
    return hmac.new(token.encode(), b"a browser of kg serve", hashlib.sha256).hexdigest()


def wants_page(headers: Headers) -> bool:
    """Whether it is a person who asks: a client that likes HTML best."""
    form = choose(headers.get("accept"), {"text/plain": "", HTML: "HTML"})
    return form is not None and form.media == HTML


def asked(then: str, *, wrong: bool = False) -> Response:
    """The page that asks for the token, and leads on to where one was going."""
    body = rendered("login", {"then": local(then), "wrong": wrong})
    return HTMLResponse(body, 401, {"www-authenticate": "Bearer", "cache-control": "no-store"})


def local(address: str) -> str:
    """The address if it is one of this server's pages, else the first page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    inside = address.startswith("/") and not address.startswith(("//", "/\\", "/login"))
    whole = not parts.scheme and not parts.netloc and "\\" not in address and address.isprintable()
    return address if inside and whole else "/"


class Door:
    """Lets those in who have the token: one is looked at after the other, so that nobody tries hundreds at once."""

    def __init__(self, token: str) -> None:
        self.token = token
        self._one = asyncio.Lock()
        self._waiting = 0

    async def login(self, request: Request) -> Response:
        """Check the form's token and hand out the cookie; the page once more where it is another."""
        try:
            body = (await body_of(request)).decode("utf-8", "replace")
            form = parse_qs(body, keep_blank_values=True, max_num_fields=8)
        except (Refused, ValueError):
            return asked("/", wrong=True)
        given, then = (form.get(name, [""])[0] for name in ("token", "then"))
        if self._waiting >= WAITING:
            return PlainTextResponse("many try to log in just now; try again in a while", 429, {"retry-after": "10"})
        self._waiting += 1
        try:
            async with self._one:
                known = same(given.strip(), self.token)
                if not known:
                    await asyncio.sleep(PAUSE)
        finally:
            self._waiting -= 1
        if not known:
            return asked(then, wrong=True)
        answer = RedirectResponse(local(then), 303)
        secure = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
        answer.set_cookie(
            COOKIE, cookie_of(self.token), max_age=DAYS * 86_400, httponly=True, samesite="strict", secure=secure
        )
        return answer
