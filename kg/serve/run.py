"""Running the server until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from kg.errors import UsageError
from kg.serve.app import Settings, application
from kg.serve.patience import Patient

PARALLEL = 200  # requests at a time; more are told to come back
IDLE = 15  # seconds for which a connection may say nothing
SLOW = 10  # seconds that open requests get at the end


def run(store: Path, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address once it answers.

    UsageError where the port is taken or the address is not this machine's.
    """
    app = application(store, settings)
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        listener = socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        told = error.strerror or str(error)
        raise UsageError(
            f"cannot listen at {settings.host}, port {settings.port}: {told}; choose another --port"
        ) from error
    with listener:
        port = listener.getsockname()[1]
        server = Server(
            configured(app),
            lambda: ready(f"http://{f'[{settings.host}]' if ':' in settings.host else settings.host}:{port}"),
        )
        server.run(sockets=[listener])
    if server.failed is not None:
        raise server.failed


def configured(app: ASGIApp) -> uvicorn.Config:
    """How the web server runs the application."""
    return uvicorn.Config(
        app, http=Patient, log_level="warning", access_log=False, server_header=False, limit_concurrency=PARALLEL,
        timeout_keep_alive=IDLE, timeout_graceful_shutdown=SLOW, lifespan="on", proxy_headers=False,
    )  # fmt: skip


class Server(uvicorn.Server):
    """Says when it answers, and keeps the error that kept it from starting."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self.failed: Exception | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        if self.started and not self.should_exit:
            self._ready()
