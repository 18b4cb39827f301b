import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.store import Store, open_store
from kg.store.sparql import check, words
from tests.newsroom import newsroom

STORE = newsroom()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "select * { service silent <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { ?s ?p ?o SERVICE ?s { ?a ?b ?c } } } }",
        "# a comment\nSELECT *{SERVICE<http://example.org/>{}}",
        "SELECT * { BIND('\"' AS ?x) SERVICE <http://example.org/> {} BIND('\"' AS ?y) }",
        "SELECT * { ?s ?p <a#b> . SERVICE <http://example.org/> {} }",
    ],
)
def test_a_query_that_would_ask_another_machine_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        STORE.query(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o } LIMIT 1",
        "SELECT * { ?s ?p 'in SERVICE of' } LIMIT 1",
        'SELECT * { ?s ?p """a " SERVICE "" LOAD""" } LIMIT 1',
        "SELECT * { ?s ?p ?o } # SERVICE <http://example.org/>",
        "PREFIX SERVICE: <urn:x:> SELECT * { ?s SERVICE:LOAD ?o }",
        "SELECT * { ?s <urn:SERVICE> 'it\\'s SERVICE' , 'x'@service }",
        "SELECT * { ?s kg:service ?o }",
    ],
)
def test_the_mere_word_is_no_reason_to_refuse(query: str) -> None:
    assert STORE.query(query).boolean is None


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <http://example.org/x>",
        "PREFIX x: <urn:x:> INSERT DATA { x:a x:b x:c }",
        "DROP ALL",
        "DELETE WHERE { ?s ?p ?o }",
        "with <urn:g> delete { ?s ?p ?o } where { ?s ?p ?o }",
        "CLEAR ALL",
    ],
)
def test_a_query_never_changes_the_store(query: str) -> None:
    with pytest.raises(QueryError, match="would change the store"):
        STORE.query(query)


@pytest.mark.parametrize(
    "source", ["http://example.org/x", "HTTPS://example.org/x", "file:///etc/passwd", "ftp://example.org/x"]
)
@pytest.mark.parametrize("named", ["", "NAMED "])
def test_from_a_document_outside_is_refused(source: str, named: str) -> None:
    with pytest.raises(QueryError, match="outside"):
        STORE.query(f"SELECT * FROM {named}<{source}> {{ ?s ?p ?o }}")


def test_from_a_graph_of_the_store_is_that_graph_only() -> None:
    rows = STORE.query("SELECT (COUNT(*) AS ?n) FROM <urn:kg:graph:knowledge> { ?s a kg:Article }").rows
    assert rows == [(0,)]


def test_without_from_the_default_graph_is_the_union_of_all() -> None:
    assert STORE.query("SELECT (COUNT(*) AS ?n) { ?s a kg:Article }").rows == [(3,)]


def test_a_mistake_shows_its_line_and_place() -> None:
    with pytest.raises(QueryError) as caught:
        STORE.query("SELECT ?x {\n  ?x kg:quote ??\n}")
    assert "line 2, column 17" in str(caught.value)
    assert "\n    ?x kg:quote ??\n" + " " * 18 + "^" in str(caught.value)


@pytest.mark.parametrize(
    "query", ["", "nonsense", "SELECT", "SELECT ?x { ?x nope:a ?y }", "ASK { 'unclosed }", "\x00", "SELECT * {" * 50]
)
def test_whatever_is_no_query_is_a_query_error(query: str) -> None:
    with pytest.raises(QueryError, match="mistake"):
        STORE.query(query)


def crowded() -> Store:
    store = open_store(":memory:")
    p, g = ox.NamedNode("urn:p"), ox.NamedNode("urn:g")
    store.engine.extend(ox.Quad(ox.NamedNode(f"urn:{n}"), p, ox.Literal(n), g) for n in range(1500))
    return store


@pytest.mark.parametrize("head", ["SELECT (COUNT(*) AS ?n)", "SELECT *"])
def test_a_query_that_takes_too_long_is_given_up_on(head: str) -> None:
    store, began = crowded(), time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.1 seconds"):
        store.query(head + " { ?a ?b ?c . ?d ?e ?f FILTER(?c + ?f > 5) }", timeout=0.1)
    assert time.monotonic() - began < 1


def test_ask_and_construct_are_answered_too() -> None:
    made = STORE.query("CONSTRUCT { ?a a kg:Article } WHERE { ?a a kg:Article }")
    assert (STORE.query("ASK { ?a a kg:Article }").rows, made.columns, len(made)) == (
        [(True,)],
        ("subject", "predicate", "object"),
        3,
    )


def test_keywords_are_told_from_texts_and_names() -> None:
    assert list(words("SELECT ?a { ?a x:FROM 'x' ; <urn:b> 'SERVICE' }")) == [("word", "SELECT"), ("iri", "urn:b")]


def test_check_tells_whether_a_query_names_its_graphs() -> None:
    assert [check("ASK FROM <urn:g> {}"), check("ASK { ?from ?p 'FROM' }")] == [True, False]


def test_a_query_leaves_no_file_behind(tmp_path: Path) -> None:
    open_store(tmp_path / "s", create=True).close()
    with open_store(tmp_path / "s", read_only=True) as store:
        before = sorted(path.name for path in (tmp_path / "s").iterdir())
        store.query("ASK {}")
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == before
