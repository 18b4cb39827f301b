"""The endpoint: forms, graphs, its description, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.errors import StoreError, UsageError
from kg.serve.app import Settings, application
from kg.serve.pool import Limits
from kg.store import open_store
from tests.serve.conftest import GRAPHS, LIMITS, fill

SELECT = quote("SELECT ?s { ?s a <urn:class:one> }")
HOURS = quote("SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(30)) + " }")


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/html, application/xml;q=0.9", "application/xml"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.2, */*;q=0.05", "application/sparql-results+xml"),
        ("application/*;q=0.5, text/csv;q=0.4", "application/sparql-results+json"),
    ],
)
def test_results_come_in_the_form_that_the_client_likes_best(served: TestClient, accept: str | None, kind: str) -> None:
    found = served.get(f"/sparql?query={SELECT}", headers={"accept": accept} if accept else {"accept": ""})
    assert found.headers["content-type"].partition(";")[0] == kind
    assert "urn:thing:one" in found.text


def test_a_form_that_nobody_writes_is_refused(served: TestClient) -> None:
    assert served.get(f"/sparql?query={SELECT}", headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    "kind",
    [
        "text/turtle",
        "application/n-triples",
        "application/n-quads",
        "application/trig",
        "application/ld+json",
        "application/rdf+xml",
    ],
)
def test_graphs_come_in_every_form(served: TestClient, kind: str) -> None:
    found = served.get(f"/graphs?graph={quote('http://data.test/one', safe='')}", headers={"accept": kind})
    assert found.headers["content-type"].partition(";")[0] == kind
    form = ox.RdfFormat.from_media_type(kind)
    triples = [(q.subject, q.object) for q in ox.parse(found.content, format=form)]
    assert triples == [(ox.NamedNode("urn:thing:one"), ox.NamedNode("urn:class:one"))]


def test_a_graph_that_is_not_here_is_not_found(served: TestClient) -> None:
    assert served.get("/graphs?graph=http%3A%2F%2Fdata.test%2Fnothing").status_code == 404


def test_the_default_graph_is_all_of_them(served: TestClient) -> None:
    found = served.get("/graphs?default", headers={"accept": "application/n-triples"}).text
    assert all(triples.rstrip(" .").split(" a ")[0] in found for triples in GRAPHS.values())


def test_the_head_of_a_graph_has_its_length_and_no_body(served: TestClient) -> None:
    address = "/graphs?graph=http%3A%2F%2Fdata.test%2Fone"
    found = served.head(address)
    assert (found.status_code, found.content) == (200, b"")
    assert int(found.headers["content-length"]) == len(served.get(address).content)


def test_a_graph_is_found_at_its_own_address(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with open_store(store, create=True) as opened:
        opened.engine.update("INSERT DATA { GRAPH <http://localhost/graphs/a/b> { <urn:a> <urn:b> <urn:c> } }")
    with TestClient(application(store, Settings(limits=LIMITS)), "http://localhost") as client:
        assert "urn:a" in client.get("/graphs/a/b").text
        assert client.get("/graphs/a/c").status_code == 404


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_graphs_are_only_read(served: TestClient, method: str) -> None:
    found = served.request(method, "/graphs?graph=http%3A%2F%2Fdata.test%2Fone", content=b"<urn:a> <urn:b> <urn:c> .")
    assert found.status_code == 405
    assert "POST" in found.headers["allow"]


def test_the_description_names_the_endpoint(served: TestClient) -> None:
    found = served.get("/sparql", headers={"accept": "application/n-triples"})
    store = ox.Store()
    store.load(found.content, format=ox.RdfFormat.N_TRIPLES)
    asked = "SELECT ?e { ?s a <{0}Service> ; <{0}endpoint> ?e ; <{0}defaultDataset>/<{0}defaultGraph> ?g }"
    rows = list(store.query(asked.replace("{0}", "http://www.w3.org/ns/sparql-service-description#")))
    assert [row["e"].value for row in rows] == ["http://localhost/sparql"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://other.test/sparql> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }",
    ],
)
def test_other_machines_are_not_asked(served: TestClient, query: str) -> None:
    found = served.get(f"/sparql?query={quote(query)}")
    assert found.status_code == 400
    assert "another machine" in found.text


def test_a_graph_named_by_from_is_never_fetched(served: TestClient) -> None:
    query = "SELECT * FROM <http://127.0.0.1:1/x> { ?s ?p ?o }"
    assert served.get(f"/sparql?query={quote(query)}").json()["results"]["bindings"] == []


def test_a_mistake_is_shown_at_its_line(served: TestClient) -> None:
    found = served.get("/sparql?query=" + quote("SELECT *\nWHERE { ?s ?p }"))
    assert found.status_code == 400
    assert "line 2" in found.text


def test_a_runaway_query_is_stopped_and_the_next_is_answered(tmp_path: Path) -> None:
    store = fill(tmp_path / "store")
    with open_store(store) as opened:
        opened.engine.update("INSERT DATA { " + " ".join(f"<urn:s{i}> <urn:p> {i} ." for i in range(300)) + " }")
    settings = Settings(limits=Limits(seconds=1, workers=1))
    with TestClient(application(store, settings), "http://localhost") as client:
        found = client.get(f"/sparql?query={HOURS}")
        assert (found.status_code, "longer than 1 second" in found.text) == (503, True)
        assert client.get(f"/sparql?query={SELECT}").status_code == 200


def test_an_answer_that_is_too_large_is_not_cut_but_refused(tmp_path: Path) -> None:
    store = fill(tmp_path / "store")
    with TestClient(application(store, Settings(limits=Limits(answer=50, workers=1))), "http://localhost") as client:
        found = client.get(f"/sparql?query={quote('SELECT * { ?s ?p ?o }')}")
    assert found.status_code == 422
    assert "LIMIT" in found.text


def test_updates_are_refused_where_they_were_not_asked_for(tmp_path: Path) -> None:
    with TestClient(application(fill(tmp_path / "store"), Settings(limits=LIMITS)), "http://localhost") as client:
        found = client.post("/sparql", content=b"CLEAR ALL", headers={"content-type": "application/sparql-update"})
    assert found.status_code == 403


@pytest.mark.parametrize("settings", [Settings(host="0.0.0.0"), Settings(updates=True)])
def test_what_others_could_reach_or_change_wants_a_token(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(UsageError, match="wants a token"):
        application(fill(tmp_path / "store"), settings)


def test_no_store_is_said_before_anything_is_served(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        application(tmp_path / "none", Settings())


@pytest.mark.parametrize("host", ["evil.test", "127.0.0.1.evil.test", "", "localhost.evil.test:7200", "[::1"])
def test_a_page_elsewhere_cannot_pass_for_this_machine(served: TestClient, host: str) -> None:
    assert served.get(f"/sparql?query={SELECT}", headers={"host": host}).status_code == 421


def test_a_server_for_others_answers_to_its_token_only(tmp_path: Path) -> None:
    settings = Settings(host="0.0.0.0", token="the right token", limits=LIMITS)
    with TestClient(application(fill(tmp_path / "store"), settings), "http://news.test") as client:
        address = f"/sparql?query={SELECT}"
        assert client.get(address).status_code == 401
        assert client.get(address, headers={"authorization": "Bearer the wrong token"}).status_code == 401
        assert client.get(address, headers={"authorization": "Bearer the right token"}).status_code == 200


def test_a_body_that_is_too_long_is_refused(served: TestClient) -> None:
    body = b"ASK {}" + b" " * 2_000_000
    assert served.post("/sparql", content=body, headers={"content-type": "application/sparql-query"}).status_code == 413


def test_scripts_of_other_sites_read_nothing(served: TestClient) -> None:
    found = served.get(f"/sparql?query={SELECT}", headers={"origin": "http://other.test"})
    assert "access-control-allow-origin" not in found.headers


def test_what_a_build_adds_is_answered_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.source.LOOK", 0.0)
    store = fill(tmp_path / "store")
    query = f"/sparql?query={quote('ASK { <urn:new> ?p ?o }')}"
    with TestClient(application(store, Settings(limits=LIMITS)), "http://localhost") as client:
        assert client.get(query).json()["boolean"] is False
        with open_store(store) as writing:
            writing.engine.update("INSERT DATA { GRAPH <urn:g> { <urn:new> <urn:p> 1 } }")
            assert client.get(query).json()["boolean"] is False  # the last whole state
        assert client.get(query).json()["boolean"] is True


def test_the_server_leaves_nothing_in_the_folder(tmp_path: Path) -> None:
    store = fill(tmp_path / "store")
    with TestClient(application(store, Settings(limits=LIMITS)), "http://localhost") as client:
        client.get(f"/sparql?query={SELECT}")
        assert list(store.glob("serve-*"))
    assert not list(store.glob("serve-*"))


@pytest.mark.parametrize(
    ("query", "head"),
    [
        ("SELECT * { ?thing a ?class }", "thing,class"),
        ("SELECT DISTINCT * { ?class ^a ?thing }", "class,thing"),
        ("# SELECT *\nSELECT ?thing { SELECT * { ?thing a ?class } }", "thing"),
    ],
)
def test_columns_come_in_the_order_of_the_query(served: TestClient, query: str, head: str) -> None:
    found = served.get("/sparql?query=" + quote(query), headers={"accept": "text/csv"})
    assert found.text.splitlines()[0] == head
