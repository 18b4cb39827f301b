import csv
import io
import json
import sys

import pytest

from kg.errors import UsageError
from kg.export import COLUMNS, Wanted, dyads, row, write
from kg.export.columns import Row
from tests.export.world import world


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with world() as store:
        return list(map(row, dyads(store, Wanted(everything=True))))


def written(rows: list[Row], form: str) -> bytes:
    out = io.BytesIO()
    assert write(rows, out, form) == len(rows)
    return out.getvalue()


def read_csv(rows: list[Row]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(rows, "csv").decode("utf-8"), newline="")))


def test_csv_has_the_columns_in_order(rows: list[Row]) -> None:
    assert next(csv.reader([written(rows, "csv").decode("utf-8").split("\n")[0]])) == list(COLUMNS)


def test_csv_marks_what_is_not_known_as_polecat_does(rows: list[Row]) -> None:
    assert {one["Contexts"] for one in read_csv(rows)} == {"None"}


def test_csv_text_that_a_spreadsheet_would_run_is_defused_and_numbers_are_not(rows: list[Row]) -> None:
    first = read_csv(rows)[0]
    assert (first["Actor Name Raw"], first["Longitude"], first["Sentence"][:3]) == ("'=France", "-30.5238", "'=F")


def test_jsonl_has_the_very_words(rows: list[Row]) -> None:
    lines = [json.loads(line) for line in written(rows, "jsonl").decode("utf-8").splitlines()]
    assert (lines, list(lines[0])) == (rows, list(COLUMNS))


def test_parquet_has_the_very_rows_with_their_types(rows: list[Row]) -> None:
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(written(rows, "parquet")))
    assert table.to_pylist() == [{name: one[name] for name in COLUMNS} for one in rows]
    assert [str(table.schema.field(name).type) for name in ("Action Start", "Confidence", "Negated", "Contexts")] == [
        "int64", "double", "bool", "string",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_the_same_rows_give_the_same_bytes(rows: list[Row], form: str) -> None:
    assert written(rows, form) == written(rows, form)


HALF = {"Sentence": "half \ud83d of a face", "Actor Name": "\ud83d\ude00 whole", "Object": "=\udc80"}


def halved(rows: list[Row]) -> list[Row]:
    """The rows, one of them with halves of characters, as a plug-in may leave them."""
    return [rows[0] | HALF, *rows[1:]]


def test_half_a_character_costs_csv_no_row(rows: list[Row]) -> None:
    found = read_csv(halved(rows))
    assert [found[0][name] for name in HALF] == ["half � of a face", "😀 whole", "'=�"]
    assert [one["Event ID"] for one in found] == [one["Event ID"] for one in rows]


def test_half_a_character_costs_parquet_no_row(rows: list[Row]) -> None:
    import pyarrow.parquet as pq

    found = pq.read_table(io.BytesIO(written(halved(rows), "parquet"))).to_pylist()
    assert [found[0][name] for name in HALF] == ["half � of a face", "😀 whole", "=�"]
    assert len(found) == len(rows)


def test_half_a_character_is_kept_in_json_as_an_escape(rows: list[Row]) -> None:
    first = written(halved(rows), "jsonl").decode("utf-8").splitlines()[0]
    assert json.loads(first)["Sentence"] == HALF["Sentence"]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_no_rows_are_a_table_too(form: str) -> None:
    assert (len(written([], form)) > 0) == (form != "jsonl")


def test_parquet_without_pyarrow_says_what_to_install(rows: list[Row], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'newskg\[parquet\]'"):
        write(rows, io.BytesIO(), "parquet")


def test_another_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="there are: csv, jsonl, parquet"):
        write([], io.BytesIO(), "xlsx")
