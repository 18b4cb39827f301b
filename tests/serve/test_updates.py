"""What an update changes is evidence: what was made from it is made anew by the next build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.link.stage import renew
from kg.pipeline import build
from kg.serve.app import Settings, application
from kg.store import open_store
from tests.factory import RUTTE
from tests.serve.papers import LIMITS, papers

TOKEN = "a token for tests"
UPDATE = {"authorization": f"Bearer {TOKEN}", "content-type": "application/sparql-update"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "store", create=True) as store:
        for extraction in papers():
            store.add(extraction)
        renew(store)
    return tmp_path / "store"


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    app = application(folder, Settings(token=TOKEN, updates=True, limits=LIMITS))
    with TestClient(app, "http://localhost") as found:
        yield found


def said(folder: Path) -> int:
    """How much the knowledge has of what somebody said."""
    with open_store(folder, read_only=True) as store:
        return len(store.query(f"SELECT ?s {{ GRAPH <urn:kg:graph:knowledge> {{ <{RUTTE.iri}> kg:said ?s }} }}").rows)


def test_after_an_update_the_next_build_derives_anew(client: TestClient, folder: Path) -> None:
    before = said(folder)
    gone = f"DELETE {{ GRAPH ?g {{ ?s kg:speaker <{RUTTE.iri}> }} }} WHERE {{ GRAPH ?g {{ ?s kg:speaker <{RUTTE.iri}> }} }}"
    assert client.post("/sparql", content=gone.encode(), headers=UPDATE).status_code == 204
    with open_store(folder, read_only=True) as store:
        assert (store.stale, store.linked) == (True, False)
    build((), store=folder, jobs=1)
    assert (before > 0, said(folder)) == (True, 0)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> 1 } }",
        "PREFIX x: <urn:x:>\nINSERT DATA { GRAPH <urn:g> { x:a x:p 1 } } ; # the last",
        "BASE <urn:x:> INSERT DATA { GRAPH <urn:g> { <a> <p> 1 } }",
        "",
    ],
)
def test_updates_of_any_form_are_taken(client: TestClient, folder: Path, update: str) -> None:
    assert client.post("/sparql", content=update.encode(), headers=UPDATE).status_code == 204
    with open_store(folder, read_only=True) as store:
        assert store.stale


def test_a_mistake_is_shown_where_it_stands_in_the_update(client: TestClient, folder: Path) -> None:
    found = client.post("/sparql", content=b"INSERT DATA {\n  <urn:a> <urn:p> }", headers=UPDATE)
    assert (found.status_code, "line 2" in found.text) == (400, True)
    with open_store(folder, read_only=True) as store:
        assert not store.stale
