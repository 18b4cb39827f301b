"""A store behind an address: requests with its credentials over kept connections, and plain words where they fail."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

import urllib3

from kg import config
from kg.errors import StoreError
from kg.fetch.unreached import unreached

TOKEN = "KG_STORE_TOKEN"  # noqa: S105 (the name of a variable)
CONNECT = 10.0  # seconds to wait for a connection


class Endpoint:
    """One address; the name and password in it, or the token in $KG_STORE_TOKEN, go with each request to it."""

    def __init__(self, address: str) -> None:
        try:
            parts = urlsplit(address)
            named = bool(parts.hostname)
        except ValueError:
            named = False
        if not config.is_address(address) or not named:
            shown = address.rpartition("@")[2]  # what stands before may be a password
            raise StoreError(f"…{shown} is not the address of an endpoint: http:// or https://, a machine and a path")
        self.address = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        self._headers = _credentials(parts.username, parts.password)
        self._pool = urllib3.PoolManager(retries=False)

    def close(self) -> None:
        """Let go of the connections; closing twice is harmless."""
        self._pool.clear()

    @contextmanager
    def asked(
        self, method: str, body: Any = None, *, query: str = "", timeout: float | None = None, **headers: str
    ) -> Iterator[urllib3.BaseHTTPResponse]:
        """The answer, its body still to be read; a header's name is written content_type. Raises StoreError where there
        is none within `timeout` seconds.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        wait = urllib3.Timeout(connect=CONNECT, read=timeout)
        try:
            answer = self._pool.request(
                method, self.address + query, body=body, headers={**self._headers, **named}, timeout=wait,
                preload_content=False, redirect=False,
            )  # fmt: skip
            try:
                yield answer
                answer.drain_conn()
            finally:
                answer.close()
        except urllib3.exceptions.ReadTimeoutError as error:
            raise StoreError(f"{self.address} did not answer in {timeout:g} seconds; ask for less") from error
        except urllib3.exceptions.HTTPError as error:
            reason = unreached(error) or " ".join(str(getattr(error, "reason", None) or error).split())
            raise StoreError(f"{self.address} cannot be reached: {reason}") from error


def told(data: bytes) -> str:
    """What an endpoint says of a refusal, on one line and bounded: its words are not ours."""
    text = data[:4_000].decode("utf-8", "replace")
    return " ".join(text.split())[:400]


def _credentials(name: str | None, password: str | None) -> dict[str, str]:
    if name is not None:
        pair = f"{unquote(name)}:{unquote(password or '')}".encode()
        return {"Authorization": f"Basic {base64.b64encode(pair).decode('ascii')}"}
    token = os.environ.get(TOKEN)
    return {"Authorization": f"Bearer {token}"} if token else {}
