"""SPARQL 1.1 Protocol: what the W3C's protocol tests ask for, with graphs and queries of our own.

Each row is one of their cases, under a name that says what it is about; `docs/conformance.md` lists them.
"""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient

from tests.serve.conftest import TOKEN

ONE, TWO, THREE = (f"http://data.test/{name}" for name in ("one", "two", "three"))
FORM = {"content-type": "application/x-www-form-urlencoded"}
QUERY = {"content-type": "application/sparql-query"}
UPDATE = {"content-type": "application/sparql-update"}
MAY = {"authorization": f"Bearer {TOKEN}"}
BOTH = "ASK { <urn:thing:one> a ?a . <urn:thing:two> a ?b }"
EACH_NAMED = "ASK { GRAPH ?g { <urn:thing:one> a ?a } GRAPH ?h { <urn:thing:two> a ?b } }"
FULL = "ASK { <urn:thing:three> a ?c GRAPH ?g { <urn:thing:one> a ?a } GRAPH ?h { <urn:thing:two> a ?b } }"


class Case(NamedTuple):
    """A request and what should come of it: a status, and for some a yes."""

    name: str
    method: str
    address: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    headers: dict[str, str] | None = None
    status: int = 200


def graphs(name: str, *iris: str) -> tuple[tuple[str, str], ...]:
    """Parameters of an address."""
    return tuple((name, iri) for iri in iris)


DEFAULT, NAMED = graphs("default-graph-uri", ONE, TWO), graphs("named-graph-uri", ONE, TWO)
YES = [
    Case("a query in a form", "POST", graphs("default-graph-uri", "http://data.test/none"), b"query=ASK%20%7B%7D", FORM),
    Case("a query in the address", "GET", (("query", "ASK {}"), *graphs("default-graph-uri", "http://data.test/none"))),
    Case("a query as the body", "POST", (), b"ASK {}", QUERY),
    Case("two default graphs, GET", "GET", (("query", BOTH), *DEFAULT)),
    Case("two default graphs, POST", "POST", DEFAULT, BOTH.encode(), QUERY),
    Case("two named graphs, GET", "GET", (("query", EACH_NAMED), *NAMED)),
    Case("two named graphs, POST", "POST", NAMED, EACH_NAMED.encode(), QUERY),
    Case("default and named graphs", "POST", (*graphs("default-graph-uri", THREE), *NAMED), FULL.encode(), QUERY),
    Case(
        "graphs of the address outweigh those of the query",
        "POST", NAMED, EACH_NAMED.replace("ASK", f"ASK FROM <{THREE}>").encode(), QUERY,
    ),
]  # fmt: skip
WRONG = [
    Case("neither GET nor POST", "PUT", (("query", "ASK {}"),), status=405),
    Case("two queries", "GET", (("query", "ASK {}"), ("query", "ASK { ?s ?p ?o }")), status=400),
    Case("a query of an unknown type", "POST", (), b"ASK {}", {"content-type": "text/plain"}, 415),
    Case("a form without its type", "POST", (), b"query=ASK%20%7B%7D", {}, 415),
    Case("a query as the body without its type", "POST", (), b"ASK {}", {}, 415),
    Case("a query in UTF-16", "POST", (), "ASK {}".encode("utf-16"), {**QUERY, "content-type": "application/sparql-query; charset=UTF-16"}, 400),
    Case("a query in UTF-16 that says nothing of it", "POST", (), "ASK {}".encode("utf-16"), QUERY, 400),
    Case("a mistake in the query", "GET", (("query", "ASK { ?s ?p }"),), status=400),
    Case("an update by GET", "GET", (("update", "CLEAR NAMED"),), status=400),
    Case("two updates", "POST", (), urlencode([("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT")]).encode(), FORM, 400),
    Case("an update of an unknown type", "POST", (), b"CLEAR NAMED", {"content-type": "text/plain"}, 415),
    Case("an update's form without its type", "POST", (), b"update=CLEAR%20NAMED", {}, 415),
    Case("an update in UTF-16", "POST", (), "CLEAR NAMED".encode("utf-16"), UPDATE, 400),
    Case("a mistake in the update", "POST", (), b"INSERT DATA { <urn:a> }", UPDATE, 400),
    Case(
        "graphs in the address and in the update", "POST", graphs("using-named-graph-uri", ONE),
        f"DELETE {{ ?s ?p ?o }} USING <{TWO}> WHERE {{ ?s ?p ?o }}".encode(), UPDATE, 400,
    ),
]  # fmt: skip
FORMS = [
    ("SELECT ?a { ?a ?b ?c }", {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"}),
    ("ASK { ?a ?b ?c }", {"application/sparql-results+json", "application/sparql-results+xml"}),
    ("DESCRIBE <urn:thing:one>", {"text/turtle", "application/rdf+xml", "application/n-triples"}),
    ("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }", {"text/turtle", "application/rdf+xml", "application/n-triples"}),
]
UPDATES = [
    ("one default graph", graphs("using-graph-uri", ONE), "WHERE { ?s a ?c }", {"one"}),
    ("two default graphs", graphs("using-graph-uri", ONE, TWO), "WHERE { ?s a ?c }", {"one", "two"}),
    ("two named graphs", graphs("using-named-graph-uri", ONE, TWO), "WHERE { GRAPH ?g { ?s a ?c } }", {"one", "two"}),
    (
        "default and named graphs",
        (*graphs("using-graph-uri", ONE), *graphs("using-named-graph-uri", TWO)),
        "WHERE { { ?s a ?c } UNION { GRAPH ?g { ?s a ?c } } }",
        {"one", "two"},
    ),
]  # fmt: skip


def send(client: TestClient, case: Case) -> Any:
    address = "/sparql" + (f"?{urlencode(case.address)}" if case.address else "")
    return client.request(case.method, address, content=case.body, headers={**(case.headers or {}), **MAY})


@pytest.mark.parametrize("case", YES, ids=lambda c: c.name)
def test_the_answer_is_yes(served: TestClient, case: Case) -> None:
    found = send(served, case)
    assert (found.status_code, found.json()["boolean"]) == (200, True), found.text


@pytest.mark.parametrize("case", WRONG, ids=lambda c: c.name)
def test_what_is_wrong_is_refused_in_words(served: TestClient, case: Case) -> None:
    found = send(served, case)
    assert found.status_code == case.status, found.text
    assert found.headers["content-type"] == "text/plain; charset=utf-8"
    assert found.text


def test_the_same_graphs_without_the_address_say_no(served: TestClient) -> None:
    """The cases above would also pass where every graph is looked at: here one is missing."""
    address = urlencode([("query", BOTH), ("default-graph-uri", ONE)])
    assert served.get(f"/sparql?{address}").json()["boolean"] is False


@pytest.mark.parametrize(("query", "forms"), FORMS, ids=["select", "ask", "describe", "construct"])
def test_an_answer_comes_in_a_form_of_its_kind(served: TestClient, query: str, forms: set[str]) -> None:
    found = served.get(f"/sparql?query={quote(query)}")
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] in forms


@pytest.mark.parametrize(("name", "address", "where", "expected"), UPDATES, ids=[u[0] for u in UPDATES])
def test_an_update_uses_the_graphs_of_the_address(
    served: TestClient, name: str, address: tuple[tuple[str, str], ...], where: str, expected: set[str]
) -> None:
    target = f"http://data.test/made/{quote(name)}"
    update = f"INSERT {{ GRAPH <{target}> {{ ?s a <urn:seen> }} }} {where}"
    assert send(served, Case("", "POST", address, update.encode(), UPDATE)).status_code == 204
    rows = served.get(f"/sparql?{urlencode([('query', f'SELECT ?s {{ GRAPH <{target}> {{ ?s a <urn:seen> }} }}')])}")
    found = {row["s"]["value"].removeprefix("urn:thing:") for row in rows.json()["results"]["bindings"]}
    assert found == expected


@pytest.mark.parametrize("form", [FORM, UPDATE], ids=["in a form", "as the body"])
def test_an_update_is_there_for_the_next_query(served: TestClient, form: dict[str, str]) -> None:
    graph = f"http://data.test/new/{len(form['content-type'])}"
    update = f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> <urn:c> }} }}"
    body = update.encode() if form is UPDATE else urlencode({"update": update}).encode()
    assert send(served, Case("", "POST", (), body, form)).status_code == 204
    ask = urlencode({"query": f"ASK {{ GRAPH <{graph}> {{ <urn:a> <urn:b> <urn:c> }} }}"})
    assert served.get(f"/sparql?{ask}").json()["boolean"] is True


def test_relative_iris_of_an_update_have_a_base(served: TestClient) -> None:
    """It may be the endpoint's own address, and is."""
    graph = "http://data.test/base"
    update = f"CLEAR SILENT GRAPH <{graph}> ; INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> <there> }} }}"
    assert send(served, Case("", "POST", (), update.encode(), UPDATE)).status_code == 204
    ask = urlencode({"query": f"ASK {{ GRAPH <{graph}> {{ ?s ?p <http://localhost/there> }} }}"})
    assert served.get(f"/sparql?{ask}").json()["boolean"] is True


def test_an_update_needs_the_token(served: TestClient) -> None:
    found = served.post("/sparql", content=b"CLEAR NAMED", headers=UPDATE)
    assert found.status_code == 401
    assert served.get(f"/sparql?query={quote(BOTH)}").json()["boolean"] is True
