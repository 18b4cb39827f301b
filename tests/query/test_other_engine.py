"""The questions are SPARQL that any engine reads: rdflib, whose own evaluation knows nothing of ours, has the same rows."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
import rdflib

from kg.query import questions
from kg.query.ask import bind
from kg.query.question import Question
from kg.store import Store
from kg.vocab import PREFIXES
from tests.newsroom import newsroom

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # of rdflib, at itself
GIVEN = {"a": "Russia", "b": "Ukraine", "speaker": "Mark Rutte", "target": "Russia", "words": "ball", "act": "warn"}
ASKED = [question for question in questions() if question.name not in ("claims-of-one-side", "stronger-than-the-quote")]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with newsroom() as opened:
        yield opened


@pytest.fixture(scope="module")
def other(store: Store) -> rdflib.Dataset:
    file = io.BytesIO()
    store.dump(file)
    held = rdflib.Dataset(default_union=True)
    held.parse(data=file.getvalue().decode("utf-8"), format="nquads")
    return held


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.name)
def test_the_same_rows(store: Store, other: rdflib.Dataset, question: Question) -> None:
    asked = [one.name for one in question.parameters if one.required or one.name == "act"]
    params = {name: GIVEN.get(name, "Russia") for name in asked}
    sparql = bind(store, question, params)
    ours = [tuple(cell and cell.value for cell in row) for row in store.query(sparql).terms]
    theirs = [
        tuple(cell if cell is None else str(cell) for cell in row) for row in other.query(sparql, initNs=PREFIXES)
    ]
    assert ours
    assert theirs == ours
