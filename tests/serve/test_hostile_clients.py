"""Clients that mean no good: slow ones, ones that send too much, and heads that are no heads; others are answered."""

from __future__ import annotations

import contextlib
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from kg.serve.app import Settings, application
from kg.serve.pool import Limits
from kg.serve.run import PARALLEL
from tests.serve.conftest import fill
from tests.serve.listening import listening

HEAD = 1.0  # seconds that these tests give for the head of a request
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(30)) + " }"
GREEDY = 'SELECT (STRLEN(?a12) AS ?n) { BIND("0123456789" AS ?a0) ' + " ".join(
    f"BIND(CONCAT({', '.join([f'?a{i}'] * 8)}) AS ?a{i + 1})" for i in range(12)
) + " }"  # fmt: skip
LIMITS = Limits(seconds=3 * HEAD, workers=1)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Of a server in this process, with less patience than usual."""
    app = application(fill(tmp_path_factory.mktemp("hostile") / "store"), Settings(limits=LIMITS))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.serve.patience.HEAD", HEAD)
        with listening(app) as found:
            yield found


@contextlib.contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        yield line


def answer(line: socket.socket) -> bytes:
    """The beginning of what comes back; b'' where the line is cut."""
    found = b""
    try:
        while part := line.recv(4_000):
            found += part
            head, whole, body = found.partition(b"\r\n\r\n")
            told = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            if whole and len(body) >= min(int(told[1]) if told else 0, 4_000):
                break
    except ConnectionError:
        return found
    return found


def get(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: localhost", *headers, "", ""]).encode("latin-1")


def well(port: int) -> bool:
    with connected(port) as line:
        line.sendall(get("/sparql?query=ASK%7B%7D"))
        return answer(line).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: local", b"POST /sparql HTTP/1.1\r\n"])
def test_a_head_that_does_not_come_is_not_waited_for(port: int, begun: bytes) -> None:
    with connected(port) as line:
        began = time.monotonic()
        line.sendall(begun)
        assert answer(line) == b""
        assert time.monotonic() - began < 8 * HEAD


def test_nor_one_that_comes_byte_by_byte(port: int) -> None:
    with connected(port) as line:
        began = time.monotonic()
        with contextlib.suppress(ConnectionError):
            while time.monotonic() - began < 20:
                line.sendall(b"X")
                time.sleep(0.1)
        assert time.monotonic() - began < 8 * HEAD


def test_nor_the_next_one_on_a_line_that_was_used(port: int) -> None:
    with connected(port) as line:
        line.sendall(get("/sparql?query=ASK%7B%7D"))
        assert answer(line).startswith(b"HTTP/1.1 200")
        began = time.monotonic()
        line.sendall(b"GET / HT")
        assert b"HTTP/1.1" not in b"".join(iter(lambda: answer(line), b""))
        assert time.monotonic() - began < 8 * HEAD


def test_an_answer_may_take_longer_than_a_head(port: int) -> None:
    with connected(port) as line:
        line.sendall(get(f"/sparql?query={quote(ENDLESS)}"))
        assert answer(line).startswith(b"HTTP/1.1 503")


def test_those_who_only_hold_lines_open_keep_nobody_out_for_long(port: int) -> None:
    with contextlib.ExitStack() as lines:
        for _ in range(PARALLEL + 20):
            lines.enter_context(connected(port))
        ends = time.monotonic() + 15 * HEAD
        while not well(port):
            assert time.monotonic() < ends
            time.sleep(0.1)


@pytest.mark.parametrize("path", ["/sparql", "/ask", "/login", "/correct", "/entity", "/nowhere"])
@pytest.mark.parametrize("announced", [True, False])
def test_fifty_megabytes_are_not_taken_in(port: int, path: str, announced: bool) -> None:
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    size = "Content-Length: 50000000" if announced else "Transfer-Encoding: chunked"
    piece = b"query=" + b"x" * 99_994
    with connected(port) as line:
        line.sendall(f"{head}{size}\r\n\r\n".encode())
        sent = 0
        with contextlib.suppress(ConnectionError):
            while sent < 50_000_000:
                line.setblocking(False)
                with contextlib.suppress(BlockingIOError):
                    if line.recv(1, socket.MSG_PEEK):
                        break
                line.settimeout(20)
                line.sendall(piece if announced else f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                sent += len(piece)
        line.settimeout(20)
        assert answer(line)[:10] in (b"", b"HTTP/1.1 4", b"HTTP/1.1 3")
    assert sent < 50_000_000
    assert well(port)


@pytest.mark.parametrize(
    "request_",
    [
        get("/", "X: " + "a" * 1_000_000),
        get("/", *(f"X-{n}: a" for n in range(20_000))),
        get("/", "Cookie: kg=" + "%00;" * 900, "Accept: " + "a/b;q=x," * 900),
        get("/", "Accept: text/html;q=" + "9" * 4_000),
        get("/sparql?query=ASK%7B%7D", "Accept: \x80\xff, */*;q=nan"),
        get("/", "Origin: http://[", "Referer: \xff"),
        get("/", "Host: localhost"),
        get("/", "Content-Length: -1"),
        get("/", "Content-Length: 5", "Content-Length: 6"),
        get("/", "Transfer-Encoding: chunked, gzip"),
        get("/" + "%2e%2e/" * 2_000),
        get("/search?q=" + "%F0%9F%92%A9" * 700),
        get("/search?" + "&".join(f"q{n}=1" for n in range(2_000))),
        get("/", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: a", "Sec-WebSocket-Version: 13"),
        b"GET http://evil.test/ HTTP/1.1\r\nHost: evil.test\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost.evil.test\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200,
    ],
)
def test_a_head_of_any_kind_breaks_nothing(port: int, request_: bytes) -> None:
    with connected(port) as line:
        with contextlib.suppress(ConnectionError):
            line.sendall(request_)
        assert not answer(line).startswith(b"HTTP/1.1 5")
    assert well(port)


def test_a_question_that_takes_all_memory_is_cut_and_the_next_is_answered(tmp_path: Path) -> None:
    limits = Limits(seconds=60, memory=1 << 30, workers=1)
    with listening(application(fill(tmp_path / "store"), Settings(limits=limits))) as port, connected(port) as line:
        line.settimeout(60)
        line.sendall(get(f"/sparql?query={quote(GREEDY)}"))
        found = answer(line)
        assert found.startswith(b"HTTP/1.1 503")
        assert b"more than 1 GiB of memory" in found
        assert well(port)
