"""Parquet is read a few rows at a time, only those columns that an article is made from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from kg.errors import UnreadableInput
from kg.read import count, parquet, read
from kg.records import Article

TEXT = "The minister said on Monday that the talks would go on."


def write(path: Path, **columns: list[object]) -> str:
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return str(path)


def test_rows_are_articles(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet", id=[1, 2], text=[TEXT, TEXT + " Again."], date=[date(2025, 4, 6), None],
        nested=[{"a": 1}, None],
    )  # fmt: skip
    first, second = read([path])
    assert (first.source, first.published, second.published) == (f"{path}#1", "2025-04-06", None)
    assert second.text == TEXT + " Again."


def test_more_rows_than_are_held_at_a_time(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", text=[f"{TEXT} {n}" for n in range(3 * parquet.ROWS + 1)])
    assert [article.text.rpartition(" ")[2] for article in read([path])] == [
        str(n) for n in range(3 * parquet.ROWS + 1)
    ]


def test_rows_are_counted(tmp_path: Path) -> None:
    assert count([write(tmp_path / "a.parquet", text=[TEXT] * 5)]) == 5


def test_a_row_without_text_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    errors: list[UnreadableInput] = []
    path = write(tmp_path / "a.parquet", text=[None, TEXT])
    assert len(list(read([path], on_error=errors.append))) == 1
    assert [str(error) for error in errors] == [f"{path}:1: no 'text' in it"]


def test_a_cell_too_large_is_named(tmp_path: Path) -> None:
    path = Path(write(tmp_path / "a.parquet", text=[TEXT * 10, TEXT]))
    bad, good = parquet.articles(path, "a", len(TEXT) + 1)
    assert "a cell of more than 56 characters" in str(bad)
    assert isinstance(good, Article)


def test_a_table_without_text_is_named_with_its_columns(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="its columns are name"):
        list(read([write(tmp_path / "a.parquet", name=["Rutte"])]))


def test_what_is_no_parquet_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and nothing")
    with pytest.raises(UnreadableInput, match="not Parquet that can be read"):
        list(read([str(tmp_path / "a.parquet")]))
