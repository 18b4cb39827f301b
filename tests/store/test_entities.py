"""What the rows have of entities is what a query finds in the evidence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.store import Store, open_store
from kg.store import entities as module
from kg.store.entities import OF, Part, parts
from kg.store.merged import Merged
from kg.store.spoken import spoken
from tests.export.world import report
from tests.store.test_growing import POOL

QUERIES = {
    "entities": """SELECT ?e ?label ?kind (COUNT(*) AS ?n) {
        GRAPH ?g { ?e kg:label ?label ; kg:class ?kind } } GROUP BY ?e ?label ?kind""",
    "aliases": """SELECT DISTINCT ?e ?alias {
        ?m kg:refersTo ?e ; kg:form "name" ; kg:via ?via ; kg:selector/oa:exact ?alias
        FILTER(?via IN ("name", "alias")) }""",
    "points": """SELECT ?e ?latitude ?longitude (COUNT(*) AS ?n) {
        GRAPH ?g { ?e kg:latitude ?latitude ; kg:longitude ?longitude } } GROUP BY ?e ?latitude ?longitude""",
    "weights": """SELECT ?e (COUNT(DISTINCT ?m) AS ?mentions) (COUNT(DISTINCT ?a) AS ?articles) {
        ?m kg:refersTo ?e ; kg:inArticle ?a } GROUP BY ?e""",
}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(":memory:", create=True) as opened:
        for extraction in (*POOL, report()):
            opened.add(extraction)
        yield opened


@pytest.mark.parametrize("name", OF)
def test_rows_on_entities_are_what_a_query_finds(store: Store, name: str) -> None:
    with spoken(store) as book:
        found = Part(book, list(book.entities()), Merged()).rows(name)
    assert found
    assert {tuple(map(str, row)) for row in found} == {tuple(map(str, row)) for row in store.query(QUERIES[name]).rows}


def test_each_entity_is_in_one_part_with_those_it_is_merged_with(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PART", 2)
    with spoken(store) as book:
        every = list(book.entities())
        same = Merged(canonical={every[0]: every[-1], every[-1]: every[-1]})
        found = [{row[0] for row in part.rows("entities")} for part in parts(book, same)]
    assert sorted(one for some in found for one in some) == every
    assert any({every[0], every[-1]} <= some for some in found)
