"""The rdflib face of a store: the same answers, and nothing from outside."""

from __future__ import annotations

import socket

import pytest
from rdflib import URIRef
from rdflib.plugins.sparql import prepareQuery

from kg.errors import QueryError
from tests.newsroom import newsroom

DATASET = newsroom().dataset()
OUT = "http://127.0.0.1:9/x"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """rdflib's own engine would use Python's sockets."""

    def refuse(*_: object) -> None:
        raise AssertionError("a query reached the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


QUERIES = [
    f"SELECT * {{ SERVICE <{OUT}> {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?s ?p 1e5SERVICE <{OUT}> {{ ?a ?b ?c }} }}",
    f"SELECT * {{ \\u0053ERVICE <{OUT}> {{ ?a ?b ?c }} }}",
    f"SELECT * FROM <{OUT}> {{ ?a ?b ?c }}",
    f"SELECT * FROM NAMED <{OUT}> WHERE {{ ?a ?b ?c }}",
    f"PREFIX x: <{OUT}> SELECT * FROM x:y WHERE {{ ?a ?b ?c }}",
    f"BASE <{OUT}> ASK FROM <y> {{ ?a ?b ?c }}",
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("own", [True, False])
def test_a_query_that_would_fetch_is_refused_by_either_engine(query: str, own: bool) -> None:
    with pytest.raises(QueryError, match="refused"):
        DATASET.query(query, use_store_provided=own)


def test_a_graph_of_the_dataset_refuses_as_well() -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        DATASET.graph(URIRef("urn:kg:graph:knowledge")).query(QUERIES[0])


def test_a_prepared_query_is_looked_through() -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        DATASET.query(prepareQuery(QUERIES[0]))


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib warns of itself
def test_a_prepared_query_of_this_store_is_answered() -> None:
    assert bool(DATASET.query(prepareQuery("ASK { ?a a <urn:kg:def:Article> }")))


@pytest.mark.parametrize(
    "update",
    [
        f"LOAD <{OUT}>",
        f"load silent <{OUT}> into graph <urn:g>",
        f"PREFIX x: <{OUT}> LOAD x:y",
        f"DROP ALL;LOAD <{OUT}>",
        f"INSERT {{ ?a ?b ?c }} WHERE {{ SERVICE <{OUT}> {{ ?a ?b ?c }} }}",
        f"INSERT {{ ?a ?b ?c }} USING <{OUT}> WHERE {{ ?a ?b ?c }}",
    ],
)
def test_an_update_that_would_fetch_is_refused_and_nothing_of_it_is_done(update: str) -> None:
    before = len(DATASET)
    with pytest.raises(QueryError, match="refused"):
        DATASET.update(update)
    assert len(DATASET) == before > 0


def test_a_graph_of_the_store_can_be_named() -> None:
    assert DATASET.query("ASK FROM <urn:kg:graph:knowledge> { ?a ?b ?c }").askAnswer


def test_an_update_within_the_store_is_done() -> None:
    dataset = newsroom().dataset()
    dataset.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:load> 'LOAD and FROM' } }")
    assert dataset.query("ASK { <urn:a> <urn:load> ?x }").askAnswer
