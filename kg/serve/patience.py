"""How long a connection may take: to send a request's head, and to take an answer in; then it is cut off.

The web server bounds neither, and counts open connections: two hundred clients that send a byte a minute would keep out
everybody else.
"""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD = 10.0  # seconds for the head of a request, from the connection or the request's first byte on
TAKEN = 30  # seconds in which a client has to take something of what was sent


class Patient(H11Protocol):
    """HTTP/1.1 that waits so long and no longer."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for a request."""
        super().connection_made(transport)
        connection = transport.get_extra_info("socket")
        option = getattr(socket, "TCP_USER_TIMEOUT", None)
        if connection is not None and option is not None and connection.family != socket.AF_UNIX:
            connection.setsockopt(socket.IPPROTO_TCP, option, TAKEN * 1000)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait on where a request has only begun, not while one is answered."""
        super().data_received(data)
        if self._answering():
            self._stop()
        elif self._waiting is None:
            self._wait()

    def on_response_complete(self) -> None:
        """What came of the next request meanwhile has to become whole as well."""
        super().on_response_complete()
        if not self._answering() and self.conn.trailing_data[0]:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        self._stop()
        super().connection_lost(exc)

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._stop()
        self._waiting = self.loop.call_later(HEAD, self._cut)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _cut(self) -> None:
        self._waiting = None
        if not self._answering() and self.transport is not None:
            self.transport.abort()
