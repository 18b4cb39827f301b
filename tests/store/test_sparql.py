import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError, UsageError
from kg.store import Store, open_store
from kg.store.mistakes import located
from kg.store.refused import check
from kg.store.tokens import words
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
        "SELECT * { ?s kg:confidence 0.8e0SERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1e5SERVICE <http://example.org/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1.SERVICE ?s { ?a ?b ?c } }",
        "SELECT * { ?s ?p trueSERVICE<http://example.org/>{ ?a ?b ?c } }",
        "SELECT * { SERVICESILENT<http://example.org/>{ ?a ?b ?c } }",
        "PREFIX : <http://example.org/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        "PREFIX x: <http://example.org/> SELECT * { SERVICE x:y#c\n{ ?a ?b ?c } }",
        "SELECT * { BIND(1 AS ?a) FILTER(?a<'>' || true) SERVICE <http://example.org/> {} FILTER('a'='a') }",
        "PREFIX : <urn:x:> SELECT * { FILTER(1<?b)SERVICE:x#>\n{ ?a ?b ?c } }",
        "SELECT * { FILTER(1<?b)#>'''\nSERVICE <http://example.org/> {} #'''\n }",
        "SELECT * { SERVICE # a\n # b\r <http://example.org/> # {\n {} }",
        "SELECT * { \\u0053ERVICE <http://example.org/> {} }",
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
        "SELECT ?service ?o { ?service ?p ?o . { ?o ?q ?service } } LIMIT 1",
        "SELECT ?service ?lip_service { GRAPH ?service { ?lip_service ?p ?o } } LIMIT 1",
    ],
)
def test_the_mere_word_is_no_reason_to_refuse(query: str) -> None:
    assert STORE.query(query).boolean is None


GAPS = st.lists(st.sampled_from([" ", "\n", "\t", "# it's \"a\n", "#SERVICE\r\n"]), max_size=3).map("".join)
BEFORE = st.sampled_from(
    ["", "?s ?p 1", "?s ?p .5", "?s ?p 2.e-1", "?s ?p true", "?s ?p 'it'", '?s ?p "# "', "?s ?p ?o.", "?s a <a#b>", "{}",
     "FILTER(1<2)", "FILTER(?a<'>')", "?s a x:b\\-.", "?s a x:b", "?s ?p 'x'@en", "?s ?p '''a'\"'''", "VALUES ?a {1}"]
)  # fmt: skip
ENDS = st.sampled_from(["<http://127.0.0.1:9/>", "?s", "$s", "x:y", ":y", "x:", "<x>", "x:a.b", "x:a\\#b"])
WORDS = st.sampled_from(["SERVICE", "service", "SerVice"])


@given(st.tuples(BEFORE, GAPS, WORDS, GAPS, st.sampled_from(["", "SILENT", "silent"]), GAPS, ENDS, GAPS))
@settings(max_examples=300, deadline=None)
def test_no_spelling_of_a_service_gets_through(parts: tuple[str, ...]) -> None:
    before, gap, word, *rest = parts
    joint = " " if before.endswith((":b", "@en")) and not gap else gap  # else the word is part of that name
    query = f"PREFIX x: <urn:x:> PREFIX : <urn:x:> SELECT * {{ {before}{joint}{word}{''.join(rest)}{{ ?x ?y ?z }} }}"
    with pytest.raises(QueryError, match="SERVICE"):
        check(query)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf")])
def test_a_time_that_is_none_is_refused(timeout: float) -> None:
    with pytest.raises(UsageError, match="seconds above 0"):
        STORE.query("ASK {}", timeout=timeout)


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


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT ?s {\n  ?s ?p ?o", "the { in line 1 is never closed: a } is missing"),
        ("SELECT ?s { ?s ?p ?o }\n}", "a } closes nothing that is open"),
        ("SELECT (COUNT(?s AS ?n) { ?s ?p ?o }", "the ( in line 1 is never closed: a ) is missing"),
        ("SELECT ?s { ?s ?p ?o . FILTER(?o = '}' }", "the ( in line 1 is never closed: a ) is missing"),
    ],
)
def test_a_bracket_that_is_not_closed_is_named(query: str, told: str) -> None:
    assert told in located(query, "error at 1:8: expected OPTIONAL")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT ?x {\n  ?x foo:bar ?y }", "line 2, column 6: the prefix foo: is not declared"),
        ("SELECT ?x { foo:x a ?x }", "line 1, column 13: the prefix foo: is not declared"),
        ("PREFIX foo: <urn:x> # foo: and\nASK { ?x foo:b/bar:c 'no:no' }", "line 2, column 16: the prefix bar: is not"),
        ("ASK { ?x a :Thing }", "the prefix : is not declared"),
    ],
)
def test_a_prefix_that_is_not_declared_is_named(query: str, told: str) -> None:
    with pytest.raises(QueryError, match=told):
        STORE.query(query)


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX x: <urn:x> ASK { x:a kg:label _:b ?? }",
        "ASK { ?a kg:label 'a:b' , \"c:d\"@en , 1.5 , <e:f> # g:h\n ?? }",
    ],
)
def test_what_is_no_prefix_or_is_declared_is_not_named(query: str) -> None:
    with pytest.raises(QueryError, match="mistake") as caught:
        STORE.query(query)
    assert "prefix" not in str(caught.value)


def test_what_the_engine_would_have_taken_is_told_as_such() -> None:
    assert "this cannot stand here; OPTIONAL could" in located("SELECT ?s { ?s }", "error at 1:16: expected OPTIONAL")
