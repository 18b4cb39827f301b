"""Clients that people have already, against a server that runs as they would run it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.serve.conftest import fill

QUERY = "SELECT ?c { <urn:thing:one> a ?c }"


class Running:
    """A server in a process of its own, at an address."""

    def __init__(self, store: Path, *options: str) -> None:
        command = [
            sys.executable,
            "-m",
            "kg",
            "serve",
            "--store",
            str(store),
            "--port",
            "0",
            "--workers",
            "1",
            *options,
        ]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        self.said = self.process.stderr.readline()
        found = re.match(r"(http://127\.0\.0\.1:(\d+))/ shows", self.said)
        self.address, self.port = (found[1], int(found[2])) if found else ("", 0)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(20)
        assert self.process.stderr
        self.process.stderr.close()
        return code


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(fill(tmp_path_factory.mktemp("clients") / "store"))
    yield server
    server.stop()


def test_urllib(running: Running) -> None:
    with urllib.request.urlopen(f"{running.address}/sparql?query={quote(QUERY)}") as answer:
        rows = json.load(answer)["results"]["bindings"]
    assert [row["c"]["value"] for row in rows] == ["urn:class:one"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_with_a_query_from_a_file(running: Running, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(QUERY)
    command = ["curl", "-s", "--fail", "-H", "Accept: text/csv", "--data-urlencode", f"query@{tmp_path / 'q.rq'}"]
    found = subprocess.run([*command, f"{running.address}/sparql"], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines() == ["c", "urn:class:one"]


def test_rdflib(running: Running) -> None:
    store = SPARQLStore(f"{running.address}/sparql")
    assert [str(row[0]) for row in rdflib.Graph(store=store).query(QUERY)] == ["urn:class:one"]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["json", "xml"])
def test_sparqlwrapper(running: Running, method: str, form: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{running.address}/sparql", returnFormat=form)
    client.setMethod(method)
    client.setQuery(QUERY)
    found = client.queryAndConvert()
    text = json.dumps(found) if form == "json" else found.toxml()
    assert "urn:class:one" in text


def test_a_client_that_says_nothing_keeps_nobody_waiting(running: Running) -> None:
    with socket.create_connection(("127.0.0.1", running.port)) as slow:
        slow.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
                     b"Content-Type: application/sparql-query\r\n\r\nASK")  # fmt: skip
        began = time.monotonic()
        test_urllib(running)
        assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "request_", [b"\x00\xff\r\n\r\n", b"GET " + b"/" * 200_000 + b" HTTP/1.1\r\n\r\n", b"GET /sparql?query=%ff HTTP/1.1\r\nHost: localhost\r\n\r\n"]
)  # fmt: skip
def test_what_is_no_request_is_refused(running: Running, request_: bytes) -> None:
    with socket.create_connection(("127.0.0.1", running.port)) as client:
        client.settimeout(10)
        try:
            client.sendall(request_)
            answer = client.recv(100)
        except ConnectionResetError:
            answer = b""
    assert not answer or answer.startswith(b"HTTP/1.1 4")
    test_urllib(running)


def test_a_query_ends_with_its_client(tmp_path: Path) -> None:
    server = Running(fill(tmp_path / "store"))
    try:
        patterns = " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(30))
        hours = quote(f"SELECT (COUNT(*) AS ?n) {{ {patterns} }}")
        with pytest.raises(TimeoutError):
            urllib.request.urlopen(f"{server.address}/sparql?query={hours}", timeout=2)
        test_urllib(server)  # there is one worker, and the query would run for hours
    finally:
        server.stop()


def test_the_workers_end_with_a_server_that_was_killed(tmp_path: Path) -> None:
    server = Running(fill(tmp_path / "store"))
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell of child processes")
    workers = [int(pid) for pid in children.read_text().split()]
    server.process.kill()
    server.process.wait()
    until = time.monotonic() + 20
    while time.monotonic() < until and any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers):
        time.sleep(0.2)
    assert workers
    assert not any(_runs(pid) for pid in workers)
    assert server.process.stderr
    server.process.stderr.close()


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_taken_port_is_said_in_words(running: Running, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "kg",
        "serve",
        "--store",
        str(fill(tmp_path / "store")),
        "--port",
        str(running.port),
    ]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (found.returncode, "choose another --port" in found.stderr) == (2, True)


def test_stopping_is_no_failure(tmp_path: Path) -> None:
    assert Running(fill(tmp_path / "store")).stop() in {0, 130}
