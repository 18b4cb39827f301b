import csv
import datetime
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.store.result import Result, Term, Value
from kg.store.sparql import run

XSD = "http://www.w3.org/2001/XMLSchema#"
texts = st.text(st.characters(exclude_categories=("Cs",)))


@pytest.mark.parametrize(
    ("text", "datatype", "value"),
    [
        ("7", "integer", 7), ("7", "unsignedByte", 7), ("0.5", "decimal", 0.5), ("1E3", "double", 1000.0), ("true", "boolean", True),
        ("2025-04-06", "date", datetime.date(2025, 4, 6)), ("2025", "gYear", "2025"), ("2025-04", "gYearMonth", "2025-04"),
        ("2025-04-06T10:00:00Z", "dateTime", datetime.datetime(2025, 4, 6, 10, tzinfo=datetime.UTC)), ("seven", "integer", "seven"),
        ("2025-04-06Z", "date", "2025-04-06Z"), ("x", "string", "x"),
    ],
)  # fmt: skip
def test_a_literal_becomes_a_plain_value(text: str, datatype: str, value: Value) -> None:
    assert Term("literal", text, XSD + datatype).plain() == value


@pytest.fixture
def result() -> Result:
    quote = Term("literal", 'a "b", c\nd', f"{XSD}string")
    return Result(
        ("who", "quote", "n"),
        ((Term("uri", "urn:x"), quote, Term("literal", "1", f"{XSD}integer")), (None, None, None)),
    )


def test_rows_and_dicts(result: Result) -> None:
    assert (result.rows[0], result.to_dicts()[1]) == (
        ("urn:x", 'a "b", c\nd', 1),
        {"who": None, "quote": None, "n": None},
    )


def test_a_data_frame(result: Result) -> None:
    pytest.importorskip("pandas")
    assert list(result.to_pandas().columns) == ["who", "quote", "n"]


def test_an_answer_to_ask() -> None:
    assert [Result(("ask",), (), True).text(form) for form in ("csv", "json")] == [
        "ask\r\ntrue\r\n",
        '{"head": {}, "boolean": true}\n',
    ]


def test_csv_quotes_what_has_commas_and_lines(result: Result) -> None:
    assert result.text("csv") == 'who,quote,n\r\nurn:x,"a ""b"", c\nd",1\r\n,,\r\n'


def test_tsv_writes_terms(result: Result) -> None:
    assert result.text("tsv") == '?who\t?quote\t?n\n<urn:x>\t"a \\"b\\", c\\nd"\t1\n\t\t\n'


def test_json_leaves_unbound_out(result: Result) -> None:
    integer = {"type": "literal", "value": "1", "datatype": f"{XSD}integer"}
    bound = {
        "who": {"type": "uri", "value": "urn:x"},
        "quote": {"type": "literal", "value": 'a "b", c\nd'},
        "n": integer,
    }
    assert json.loads(result.text("json"))["results"]["bindings"] == [bound, {}]


def test_another_form_is_refused_with_those_there_are(result: Result) -> None:
    with pytest.raises(UsageError, match="csv, json, tsv"):
        result.text("xml")


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_any_text_comes_back_from_csv(cells: list[tuple[str, str]]) -> None:
    result = Result(("a", "b"), tuple(tuple(Term("literal", cell) for cell in row) for row in cells))
    assert [tuple(row) for row in csv.reader(io.StringIO(result.text("csv"), newline=""))][1:] == cells


@given(texts)
def test_any_text_comes_back_from_its_turtle_form(text: str) -> None:
    quad = next(iter(ox.parse(f"<urn:a> <urn:b> {Term('literal', text).turtle()} .", format=ox.RdfFormat.TURTLE)))
    assert quad.object.value == text  # type: ignore[union-attr]


TRIPLES = """
@prefix : <http://test.example/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :meets :b . :a :name "Ana" . :b :name "Bo\u00e9, \\"the\\" 2nd\\n" . :b :called "Bob"@de .
:a :age 41 . :a :height 1.7 . :a :far true . :a :born "1984-02-29"^^xsd:date . :a :owns _:thing .
"""
XSD_OF = {
    "age": ("41", "integer"),
    "height": ("1.7", "decimal"),
    "far": ("true", "boolean"),
    "born": ("1984-02-29", "date"),
}


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    store = ox.Store()
    store.load(TRIPLES.encode(), format=ox.RdfFormat.TURTLE)
    return store


def answer(engine: ox.Store, query: str, form: str) -> str:
    return run(engine, "PREFIX : <http://test.example/> " + query).text(form)


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("meets", {"type": "uri", "value": "http://test.example/b"}),
        ("name", {"type": "literal", "value": "Ana"}),
        *(
            (name, {"type": "literal", "value": text, "datatype": XSD + type_})
            for name, (text, type_) in XSD_OF.items()
        ),
    ],
)
def test_json_holds_every_kind_of_term(engine: ox.Store, name: str, term: dict[str, str]) -> None:
    data = json.loads(answer(engine, f"SELECT ?x {{ :a :{name} ?x }}", "json"))
    assert data == {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": term}]}}


def test_json_keeps_the_language_of_a_literal(engine: ox.Store) -> None:
    data = json.loads(answer(engine, "SELECT ?x { :b :called ?x }", "json"))
    assert data["results"]["bindings"] == [{"x": {"type": "literal", "value": "Bob", "xml:lang": "de"}}]


def test_json_names_a_blank_node_as_one(engine: ox.Store) -> None:
    (row,) = json.loads(answer(engine, "SELECT ?x { :a :owns ?x }", "json"))["results"]["bindings"]
    assert (row["x"]["type"], set(row["x"])) == ("bnode", {"type", "value"})


def test_json_names_a_column_that_no_row_binds(engine: ox.Store) -> None:
    data = json.loads(answer(engine, "SELECT ?who ?age { ?who :called ?n OPTIONAL { ?who :age ?age } }", "json"))
    assert data["head"] == {"vars": ["who", "age"]}
    assert [set(row) for row in data["results"]["bindings"]] == [{"who"}]


@pytest.mark.parametrize(("query", "holds"), [("ASK { :a :meets :b }", True), ("ASK { :b :meets :a }", False)])
def test_json_answers_a_question_of_yes_and_no(engine: ox.Store, query: str, holds: bool) -> None:
    assert json.loads(answer(engine, query, "json")) == {"head": {}, "boolean": holds}


ROWS = "SELECT ?who ?name ?age { ?who :name ?name OPTIONAL { ?who :age ?age } } ORDER BY ?who"


def test_csv_holds_plain_texts_and_quotes_lines_commas_and_quotes(engine: ox.Store) -> None:
    assert answer(engine, ROWS, "csv") == (
        'who,name,age\r\nhttp://test.example/a,Ana,41\r\nhttp://test.example/b,"Boé, ""the"" 2nd\n",\r\n'
    )


def test_tsv_holds_terms_as_turtle_has_them(engine: ox.Store) -> None:
    assert answer(engine, ROWS, "tsv") == (
        '?who\t?name\t?age\n<http://test.example/a>\t"Ana"\t41\n<http://test.example/b>\t"Boé, \\"the\\" 2nd\\n"\t\n'
    )


@pytest.mark.parametrize(
    ("query", "cell"),
    [("SELECT ?x { :b :called ?x }", '"Bob"@de'), ("SELECT ?x { :a :born ?x }", f'"1984-02-29"^^<{XSD}date>')],
)
def test_tsv_keeps_language_and_type(engine: ox.Store, query: str, cell: str) -> None:
    assert answer(engine, query, "tsv") == f"?x\n{cell}\n"
