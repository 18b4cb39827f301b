"""Times in words mean a day, a month, a year or an interval, and nothing where the article's date is needed and missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.days import Tense
from kg.extract.when import meaning, normalise
from kg.records import Span

TABLE = Path(__file__).with_name("time_expressions.tsv")


def labelled() -> list[list[str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@pytest.mark.parametrize(("words", "published", "tense", "anchor", "value"), labelled(), ids=lambda cell: cell or "_")
def test_what_a_time_means(words: str, published: str, tense: Tense, anchor: str, value: str) -> None:
    found = meaning(words, published or None, tense, anchor or None)
    assert (found or "-") == value


def test_the_table_has_no_row_twice() -> None:
    rows = [tuple(row[:4]) for row in labelled()]
    assert len(rows) == len(set(rows)) >= 80


def test_the_words_are_kept_beside_the_value() -> None:
    found = normalise(Span(7, 16, "on Sunday"), "2025-04-07T09:00:00Z")
    assert found is not None
    assert (found.value, found.text) == ("2025-04-06", "on Sunday")


@given(st.text(alphabet="0123456789 -/.,adeforistnuy", max_size=30))
def test_any_words_are_answered(words: str) -> None:
    value = meaning(words, "2025-04-07")
    assert value is None or len(value) >= 4


@pytest.mark.parametrize(
    ("words", "value"), [("on 8 April", None), ("on 2 April", "2025-04-02"), ("on 8 July", "2024-07-08")]
)
def test_a_day_close_ahead_is_never_put_a_year_back(words: str, value: str | None) -> None:
    assert meaning(words, "2025-04-03", "past") == value
