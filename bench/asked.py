"""A server to measure, and clients that ask it."""

from __future__ import annotations

import contextlib
import http.client
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil

ROOT = Path(__file__).resolve().parent.parent
CLIENTS = 20


class Client:
    """One connection that stays open."""

    def __init__(self, address: str) -> None:
        self._line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=120)

    def get(self, path: str, accept: str = "text/html") -> tuple[int, bytes, float]:
        """Status, body and seconds."""
        began = time.perf_counter()
        self._line.request("GET", path, headers={"Accept": accept})
        answer = self._line.getresponse()
        body = answer.read()
        return answer.status, body, time.perf_counter() - began


@contextlib.contextmanager
def serving(store: Path, *options: str) -> Iterator[tuple[str, psutil.Process, float]]:
    """A server's address and process, and the seconds until it answered."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as server:
        assert server.stderr
        found = re.search(r"http://[\d.]+:\d+", server.stderr.readline())
        assert found, server.stderr.read()
        try:
            yield found[0], psutil.Process(server.pid), time.perf_counter() - began
        finally:
            server.terminate()


def searchable(address: str) -> float:
    """Seconds until the index of words is there."""
    began, client = time.perf_counter(), Client(address)
    while b'"ready":true' not in client.get("/search?q=a", "application/json")[1]:
        time.sleep(0.05)
    return time.perf_counter() - began


def settled(address: str) -> None:
    """Wait until the network is there too: what is measured then has the machine for itself."""
    client = Client(address)
    while client.get("/network/data?least=999")[0] == 202:
        time.sleep(0.05)


def together(address: str, paths: list[str]) -> list[float]:
    """Seconds of each of these pages, twenty clients taking one after the other."""
    left, times, lock = iter(paths), [], threading.Lock()

    def work() -> None:
        client = Client(address)
        while True:
            with lock:
                path = next(left, None)
            if path is None:
                return
            status, _, seconds = client.get(path)
            assert status == 200, (path, status)
            with lock:
                times.append(seconds)

    every = [threading.Thread(target=work) for _ in range(CLIENTS)]
    for each in every:
        each.start()
    for each in every:
        each.join()
    return times


def processor(server: psutil.Process) -> float:
    """Seconds that a server and its workers have computed so far."""
    every = [one.cpu_times() for one in [server, *server.children(recursive=True)]]
    return sum(times.user + times.system for times in every)


def memory(server: psutil.Process) -> int:
    """Bytes of a server and all its workers, shared ones once."""
    total = 0
    for one in [server, *server.children(recursive=True)]:
        with contextlib.suppress(psutil.Error):
            info = one.memory_full_info()
            total += getattr(info, "pss", info.rss)
    return total
