"""An end to every answer: a machine that sends a byte now and then would hold us for days, each wait being short."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from threading import Timer
from types import TracebackType
from typing import Any, Self

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from kg.fetch.reachable import Place


class Watch:
    """For so many seconds a connection may last; then it is cut, and `late` is true. A context manager."""

    def __init__(self, seconds: float) -> None:
        self.late = False
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True
        self._held: list[socket.socket] = []

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        for held in self._held:
            held.close()

    def pool(self, there: Place, wait: float) -> urllib3.HTTPConnectionPool:
        """Connections to the very address that was checked, under the machine's own name."""
        timeout = urllib3.Timeout(connect=wait, read=wait)
        found: Any
        if there.scheme == "https":
            found = urllib3.HTTPSConnectionPool(
                there.ip, there.port, timeout=timeout, retries=False, assert_hostname=there.host,
                server_hostname=there.host,
            )  # fmt: skip
        else:
            found = urllib3.HTTPConnectionPool(there.ip, there.port, timeout=timeout, retries=False)
        found.ConnectionCls = self._watched(HTTPSConnection if there.scheme == "https" else HTTPConnection)
        pool: urllib3.HTTPConnectionPool = found
        return pool

    def _watched(self, base: Any) -> Any:
        """The connections of urllib3, each shown to this watch before anything is asked."""
        see = self._see

        class Watched(base):  # type: ignore[misc]
            def _new_conn(self) -> socket.socket:
                made: socket.socket = super()._new_conn()
                see(made)
                return made

        return Watched

    def _see(self, made: socket.socket) -> None:
        self._held.append(socket.socket(fileno=os.dup(made.fileno())))  # the same connection, whatever TLS makes of it

    def _cut(self) -> None:
        self.late = True
        for held in self._held:
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)
