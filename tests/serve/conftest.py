"""A store with three small graphs, and a server on it that lets updates in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.serve.app import Settings, application
from kg.serve.pool import Limits
from kg.store import open_store

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
