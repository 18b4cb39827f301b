"""A store with three small graphs, and a server on it that lets updates in; and the explorer in a browser's tab."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.link.stage import renew
from kg.serve.app import Settings, application
from kg.serve.pool import Limits
from kg.store import open_store
from tests.serve.browser import Browser, browser
from tests.serve.papers import papers
from tests.serve.test_pages_hostile import report

TOKEN = "a token for tests"
GRAPHS = {f"http://data.test/{name}": f"<urn:thing:{name}> a <urn:class:{name}> ." for name in ("one", "two", "three")}
LIMITS = Limits(seconds=20, answer=2_000_000, workers=1)


def fill(path: Path) -> Path:
    """Make a store with the graphs."""
    with open_store(path, create=True) as store:
        for graph, triples in GRAPHS.items():
            store.engine.update(f"INSERT DATA {{ GRAPH <{graph}> {{ {triples} }} }}")
    return path


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a server that lets updates in; the module's tests share it."""
    store = fill(tmp_path_factory.mktemp("serve") / "store")
    with TestClient(
        application(store, Settings(token=TOKEN, updates=True, limits=LIMITS)), "http://localhost"
    ) as client:
        yield client


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store that the module's tabs look at."""
    made = tmp_path_factory.mktemp("browser") / "store"
    with open_store(made, create=True) as store:
        for extraction in [*papers(), report()]:
            store.add(extraction)
        renew(store)
    return made


@pytest.fixture(scope="module")
def options() -> list[str]:
    """With what the server is started; a module may say otherwise."""
    return []


@pytest.fixture(scope="module")
def address(folder: Path, options: list[str]) -> Iterator[str]:
    """Of a server on that store."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(folder), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as server:
        assert server.stderr
        found = re.search(r"http://[\d.]+:\d+", server.stderr.readline())
        assert found
        yield found[0]
        server.terminate()
        server.stderr.close()


@pytest.fixture
def tab(address: str, tmp_path: Path) -> Iterator[Browser]:
    """A tab in which nothing may go wrong, and which asks nobody but the server."""
    with browser(tmp_path / "profile") as opened:
        yield opened
        opened.run("1")  # what is still on its way is taken in
        assert opened.problems == []
        assert [a for a in opened.asked if not a.startswith((address, "about:", "data:", f"blob:{address}"))] == []
