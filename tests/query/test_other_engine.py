"""The questions are SPARQL that any engine reads: rdflib, whose own evaluation knows nothing of ours, has the same rows."""

from __future__ import annotations

import io
from decimal import Decimal, InvalidOperation

import pytest
import rdflib

from kg.query import questions
from kg.query.ask import bind
from kg.query.question import Question
from kg.store import Store
from kg.vocab import PREFIXES
from tests.query.conftest import GIVEN

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # of rdflib, at itself


@pytest.fixture(scope="module")
def other(archive: Store) -> rdflib.Dataset:
    file = io.BytesIO()
    archive.dump(file)
    held = rdflib.Dataset(default_union=True)
    held.parse(data=file.getvalue().decode("utf-8"), format="nquads")
    return held


def plain(value: str | None) -> str | Decimal | None:
    """A number as one: 1.0 here is 1 there."""
    try:
        return None if value is None else Decimal(value)
    except InvalidOperation:
        return value


@pytest.mark.parametrize("question", list(questions()), ids=lambda question: question.name)
def test_the_same_rows(archive: Store, other: rdflib.Dataset, question: Question) -> None:
    asked = [one.name for one in question.parameters if one.required or one.name == "act"]
    params = {name: GIVEN.get(name, "Russia") for name in asked}
    sparql = bind(archive, question, params)
    ours = [tuple(plain(cell and cell.value) for cell in row) for row in archive.query(sparql).terms]
    theirs = [
        tuple(plain(None if cell is None else str(cell)) for cell in row)
        for row in other.query(sparql, initNs=PREFIXES)
    ]
    assert ours
    assert theirs == ours
