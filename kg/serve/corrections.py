"""Where a page's reports of errors go: checked to come from a page of this server, then written behind the others."""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.errors import NotFound, UsageError
from kg.link.entities.noted import FILES, note
from kg.resolve.correction_file import NAME, add, now, parsed, undo
from kg.resolve.corrections import KINDS
from kg.serve.guards import body_of, ours
from kg.serve.pages.templating import rendered, to
from kg.serve.pool import Refused
from kg.serve.source import Source

BYTES = 48_000  # of a report: two addresses and a name
FIELDS = ("token", "kind", "iri", "other", "article", "page", "at", "words", "start", "cue")
LONGEST = 4_000  # characters of one of them
FORM = "application/x-www-form-urlencoded"


class Desk:
    """Takes reports in, where the server was told to; each page it is named on carries its token."""

    def __init__(self, source: Source, store: Path, *, open_: bool) -> None:
        self.source, self.store, self.open = source, store, open_
        self._token = secrets.token_urlsafe(32)
        self._one = asyncio.Lock()

    @property
    def shown(self) -> dict[str, str] | None:
        """What a page needs to show its forms; None where nothing is taken in."""
        if not self.open:
            return None
        file = self.store / NAME
        seen = file.stat().st_mtime_ns if file.exists() else 0  # so that no page is kept that has fewer lines
        return {"token": self._token, "file": str(file), "seen": str(seen)}

    async def take(self, request: Request) -> Response:
        """Write what a form says, and lead back to where it was."""
        given: dict[str, str] = {}
        try:
            given = await self._checked(request)
            async with self._one:
                await self._noted(given)
        except Refused as refused:
            again = {"status": refused.status, "reason": str(refused), "given": given, "near": refused.near}
            body = rendered("refused", again | {"q": ""})
            return Response(body, refused.status, media_type="text/html")
        page = "/entity" if given["kind"] in FILES and not given["article"] else "/article"
        back = given["article"] or given["iri"]
        noted = "undo" if given["kind"] == "undo" else "1"
        return RedirectResponse(to(page, iri=back, page=given["page"], noted=noted, at=given["at"]), 303)

    async def _checked(self, request: Request) -> dict[str, str]:
        """The fields of a form; Refused where it is no form of ours, or nothing is taken in."""
        if not self.open:
            raise Refused(403, "corrections are not taken in here; start the server with kg serve --corrections")
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
            raise Refused(415, f"a report is a form: {FORM}")
        if not ours(request.headers):
            raise Refused(403, "a report has to come from a page of this server")
        body = await body_of(request)
        if len(body) > BYTES:
            raise Refused(413, f"a report has {BYTES:,} bytes at most")
        try:
            form = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=12)
        except ValueError:
            raise Refused(400, "the form cannot be read") from None
        given = {name: form.get(name, [""])[0].strip() for name in FIELDS}
        if not hmac.compare_digest(given["token"].encode(), self._token.encode()):
            raise Refused(403, "the page is older than the server; open it anew and report the error again")
        if any(len(value) > LONGEST for value in given.values()):
            raise Refused(413, f"a field has {LONGEST:,} characters at most")
        if given["kind"] not in (*KINDS, *FILES, "undo"):
            raise Refused(400, f"a report is one of: {', '.join((*KINDS, *FILES))}")
        return given

    async def _noted(self, given: dict[str, str]) -> None:
        kind: Any = given["kind"]
        if kind == "undo":
            await self._written(partial(undo, self.store / NAME, given["iri"]))
            return
        asked = {"operation": "page", "page": "correction", "given": given}
        answer = await self.source.ask(asked, pages=True)
        body = answer.read()
        if answer.status != 200:
            raise Refused(answer.status, body.decode("utf-8", "replace"))
        told = json.loads(body)
        if "refused" in told:
            raise Refused(400, told["refused"], [(str(name), str(value)) for name, value in told["near"]])
        if "line" in told:
            line = parsed(told["line"] | {"time": now()})  # an answer may be a kept one
            await self._written(partial(add, self.store / NAME, [line]))
        else:
            pairs = [(str(one), str(other)) for one, other in told["pairs"]]
            await self._written(partial(note, self.store, kind, pairs, now()))

    async def _written(self, write: partial[Any]) -> None:
        try:
            await asyncio.to_thread(write)
        except NotFound as error:
            raise Refused(404, str(error)) from None
        except UsageError as error:
            raise Refused(409, str(error)) from None
        except OSError as error:
            raise Refused(507, f"it could not be written: {error.strerror or error}") from None
