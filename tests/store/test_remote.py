"""Another engine holds what was pushed and answers as the store itself does (the Oxigraph server on loopback)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.oxigraph import running
from kg.errors import QueryError, StoreError
from kg.query import ask, questions
from kg.query.question import Question
from kg.store import Store
from kg.store.endpoint import Endpoint
from kg.store.push import push
from kg.store.remote import Remote
from tests.newsroom import newsroom


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with running() as (found, _):
        yield found


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with newsroom() as found:
        yield found


@pytest.fixture(scope="module")
def remote(store: Store, address: str) -> Iterator[Remote]:
    push(store.engine, f"{address}/store")
    with Remote(f"{address}/query") as found:
        yield found


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s kg:speaker ?who ; kg:quote ?quote } ORDER BY ?s",
        "SELECT ?who (COUNT(?s) AS ?n) { ?s kg:speaker ?who } GROUP BY ?who ORDER BY ?who",
        "SELECT ?o { ?s schema:datePublished ?o } ORDER BY ?o",
        "SELECT ?a ?b { ?s kg:speaker ?a OPTIONAL { ?s kg:addressee ?b } } ORDER BY ?s",
        "ASK { ?s a kg:Statement }",
        "ASK { ?s a kg:Nothing }",
    ],
)
def test_it_answers_as_the_store_does(store: Store, remote: Remote, query: str) -> None:
    ours, theirs = store.query(query), remote.query(query)
    assert (theirs.columns, theirs.boolean) == (ours.columns, ours.boolean)
    assert theirs.terms == ours.terms


def test_triples_come_back_as_triples(store: Store, remote: Remote) -> None:
    query = "CONSTRUCT { ?s kg:speaker ?who } WHERE { ?s kg:speaker ?who }"
    assert len(remote.query(query).rows) > 0
    assert set(remote.query(query).terms) == set(store.query(query).terms)


GIVEN = {"a": "Russia", "b": "Ukraine", "speaker": "Mark Rutte", "target": "Russia", "words": "ceasefire"}


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_named_questions(store: Store, remote: Remote, question: Question) -> None:
    params = {one.name: GIVEN.get(one.name, "Russia") for one in question.parameters if one.required}
    theirs, ours = ask(remote, question.name, params), ask(store, question.name, params)
    assert sorted(map(repr, theirs.rows)) == sorted(map(repr, ours.rows))


def test_every_graph_is_there(store: Store, remote: Remote) -> None:
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    assert remote.query(query).rows == store.query(query).rows


def test_pushing_again_changes_nothing_and_hears_each_graph(store: Store, remote: Remote, address: str) -> None:
    heard: dict[str, int] = {}
    sent = push(store.engine, f"{address}/store", on_done=heard.__setitem__)
    held = store.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g").rows
    assert heard == dict(held)
    assert sent == sum(heard.values())


def test_in_bulk() -> None:
    with newsroom() as store, running() as (address, _):
        sent = push(store.engine, f"{address}/store", bulk=True)
        with Remote(f"{address}/query") as remote:
            assert remote.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").rows == [(sent,)]


def test_a_mistake_is_told_in_its_words(remote: Remote) -> None:
    with pytest.raises(QueryError, match="answers 400: error at"):
        remote.query("SELECT ?s { ?s ?p }")


def test_an_address_that_takes_no_queries_is_met_with_where_to_look(address: str) -> None:
    with Remote(f"{address}/") as other, pytest.raises(StoreError, match=r"answers 404: .* is /query: docs/stores\.md"):
        other.query("ASK {}")


def test_what_would_reach_beyond_is_refused_before_it_is_sent(remote: Remote) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        remote.query("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }")


def test_what_it_cannot_do_is_said(remote: Remote) -> None:
    with pytest.raises(StoreError, match="can be asked over HTTP and no more"):
        remote.validate()


def test_nobody_there_is_named() -> None:
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:1/query cannot be reached"):
        Remote("http://127.0.0.1:1/query").query("ASK {}")


def test_an_endpoint_that_is_none_is_named(store: Store, address: str) -> None:
    with pytest.raises(StoreError, match="/nothing answers 404 to the graph urn:kg:"):
        push(store.engine, f"{address}/nothing")


def test_an_address_that_is_no_graph_store_is_met_with_where_to_look(store: Store, address: str) -> None:
    with pytest.raises(StoreError, match=r"is /store: docs/stores\.md"):
        push(store.engine, f"{address}/")


def test_a_password_is_sent_and_never_shown() -> None:
    remote = Remote("http://me:s%20ecret@127.0.0.1:1/query")
    assert remote.path == "http://127.0.0.1:1/query"
    assert remote._endpoint._headers == {"Authorization": "Basic bWU6cyBlY3JldA=="}


def test_a_token_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE_TOKEN", "abc")
    assert Remote("http://127.0.0.1:1/query")._endpoint._headers == {"Authorization": "Bearer abc"}


@pytest.mark.parametrize(
    "address", ["me:secret@host/store", "http://me:secret@[x", "ftp://me:secret@host/", "http://", "http:///x"]
)
def test_what_is_no_address_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(StoreError, match="is not the address of an endpoint") as refused:
        Endpoint(address)
    assert "secret" not in str(refused.value)
