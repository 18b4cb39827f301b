"""What one article tells, by lookups, is what a query finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kg.store import Store, open_store
from kg.store.told import TOLD, Told
from tests.store.test_growing import POOL

QUERIES = {
    "statements": """SELECT ?s ?said ?quote {
        ?s a kg:Statement ; kg:quote ?quote ; kg:negated ?negated OPTIONAL { ?s kg:speaker ?who }
        BIND(IF(?negated, ?nobody, ?who) AS ?said) }""",
    "about": """SELECT ?who ?what ?s ?a {
        ?s kg:speaker ?who ; kg:about ?what ; kg:inArticle ?a ; kg:negated false }""",
    "addressees": """SELECT ?who ?what ?s ?a {
        ?s kg:speaker ?who ; kg:addressee ?what ; kg:inArticle ?a ; kg:negated false }""",
    "events": """SELECT ?who ?action ?what ?e ?a {
        ?e a kg:Event ; kg:actor ?who ; kg:action ?action ; kg:inArticle ?a ; kg:negated false ; kg:modality "actual"
        OPTIONAL { ?e kg:object ?object } OPTIONAL { ?e kg:recipient ?recipient }
        BIND(COALESCE(?object, ?recipient) AS ?what)
        FILTER(BOUND(?what) && ?what != ?who && NOT EXISTS { ?e kg:attributedTo ?s }
            && NOT EXISTS { ?e kg:stance true }) }""",
    "roles": """SELECT ?who ?office ?where ?former ?r ?a (STR(?d) AS ?date) {
        ?r a kg:Role ; kg:person ?who ; kg:office ?office ; kg:former ?former ; kg:inArticle ?a
        OPTIONAL { ?r kg:organisation ?where } OPTIONAL { ?a schema:datePublished ?d } }""",
}


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(":memory:", create=True) as opened:
        for extraction in POOL:
            opened.add(extraction)
        yield opened


@pytest.mark.parametrize("name", TOLD)
def test_an_articles_rows_are_what_a_query_finds_in_all_graphs(store: Store, name: str) -> None:
    graphs: list[Any] = list(store.engine.named_graphs())
    found = [row for graph in graphs for row in TOLD[name](Told(store.engine, graph.value))]
    assert found
    assert sorted(map(str, found)) == sorted(map(str, store.query(QUERIES[name]).rows))
