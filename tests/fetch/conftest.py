"""A small web on this machine: a site whose pages a test sets, and what it was asked for."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from kg.fetch import Client

TEXT = "The minister said on Monday that the talks in Zürich would go on for another week, whatever happens."
PAGE = f"<html><head><title>Talks</title></head><body><article><p>{TEXT}</p></article></body></html>".encode()
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """What each path answers, and each request it got: path and headers."""

    address: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def page(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> str:
        """Let a path answer so; its whole address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": "text/html; charset=utf-8", **named}, body)
        return self.address + path

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def dripping(start: bytes) -> Iterator[str]:
    """The address of a machine that has no robots.txt and answers `start`, and then a byte every tenth of a second."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)

        def serve() -> None:
            with suppress(OSError):
                for turn in range(2):
                    connection, _ = server.accept()
                    with connection:
                        connection.recv(4_096)
                        if turn == 0:
                            connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                            continue
                        connection.sendall(start)
                        for _ in range(100):
                            connection.sendall(b"x")
                            time.sleep(0.1)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/a"
    thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    known = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append((self.path, dict(self.headers)))
            status, headers, body = known.answers.get(self.path, (404, {}, b""))
            same = headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]
            self.send_response(304 if same else status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(0 if same else len(body)))
            self.end_headers()
            if not same:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield known
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Clock:
    """A clock that only sleeping moves."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def read(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(clock: Clock) -> Client:
    return Client(private=True, max_bytes=50_000, sleep=clock.sleep, clock=clock.read)
