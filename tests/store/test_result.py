import csv
import datetime
import io
import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.store.result import Result, Term, Value
from kg.store.sparql import run

XSD = "http://www.w3.org/2001/XMLSchema#"
W3C = Path(__file__).parents[3] / "shared" / "w3c"
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


@pytest.mark.skipif(not W3C.exists(), reason="the W3C test files are kept outside the project")
@pytest.mark.parametrize("name", [f"jsonres0{n}" for n in range(1, 5)])
def test_w3c_json_results(name: str) -> None:
    engine = ox.Store()
    engine.load(path=str(W3C / "json-res/data.ttl"))
    answer = json.loads(run(engine, (W3C / f"json-res/{name}.rq").read_text()).text("json"))
    expected = json.loads((W3C / f"json-res/{name}.srj").read_text())
    assert _comparable(answer) == _comparable(expected)


def _comparable(data: dict[str, Any]) -> Any:
    if "boolean" in data:
        return data["boolean"]
    drop = f"{XSD}string"
    rows = [
        sorted((k, b["type"] if b["type"] == "bnode" else b["value"], b.get("datatype", drop)) for k, b in row.items())
        for row in data["results"]["bindings"]
    ]
    return sorted(data["head"]["vars"]), sorted(rows)


@pytest.mark.skipif(not W3C.exists(), reason="the W3C test files are kept outside the project")
@pytest.mark.parametrize(("name", "query", "data"), [("01", "01", "data"), ("02", "02", "data")])
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_w3c_csv_and_tsv_results(form: str, name: str, query: str, data: str) -> None:
    engine = ox.Store()
    engine.load(path=str(W3C / f"csv-tsv-res/{data}.ttl"))
    answer = run(engine, (W3C / f"csv-tsv-res/csvtsv{query}.rq").read_text()).text(form)
    expected = (W3C / f"csv-tsv-res/csvtsv{name}.{form}").read_text()
    assert _unnamed(answer) == _unnamed(expected)


def _unnamed(text: str) -> list[str]:
    return sorted(re.sub(r"_:\w+", "_:", line) for line in text.splitlines())
