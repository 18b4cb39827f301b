"""A report in capitals, or without any, keeps most of its statements and events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.annotate import Reader, load_reader
from kg.extract import extract
from kg.read import from_text
from kg.records import Extraction

pytestmark = pytest.mark.reader
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
REPORT = SEEDS / "07-sample-courier.txt"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def read(text: str, reader: Reader) -> Extraction:
    article = from_text(text)
    (doc,) = reader.read([text])
    return extract(doc, article)


def kept(plain: Extraction, other: Extraction) -> float:
    """Share of the statements whose contents another reading touches at the same characters, half or more."""
    there = [{i for c in s.content for i in range(c.start, c.end)} for s in other.statements]
    own = [{i for c in s.content for i in range(c.start, c.end)} for s in plain.statements]
    same = sum(any(len(a & b) >= 0.5 * len(a | b) for b in there) for a in own)
    return same / len(own)


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_most_statements_stay_when_the_case_goes(change: Callable[[str], str], reader: Reader) -> None:
    text = REPORT.read_text(encoding="utf-8")
    changed = "".join(change(c) if len(change(c)) == 1 else c for c in text)
    assert kept(read(text, reader), read(changed, reader)) >= 0.6
