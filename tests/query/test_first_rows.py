"""Questions choose the rows that come first before they look more up for them: no limit and no filter may show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.query import ask, questions
from kg.query.ask import bind
from kg.query.question import question
from kg.store import Store
from tests.newsroom import newsroom
from tests.query.conftest import GIVEN

LIMITED = [one.name for one in questions() if any(parameter.name == "limit" for parameter in one.parameters)]
SELDOM = {"contradictions": 1, "dyad-over-time": 2, "proposed-to-whom": 2}  # of which the archive has so few rows


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with newsroom() as opened:
        yield opened


def given(name: str) -> dict[str, str]:
    wanted = [one.name for one in question(name).parameters if one.required or one.name == "act"]
    return {one: GIVEN.get(one, "Russia") for one in wanted}


@pytest.mark.parametrize("name", LIMITED)
def test_fewer_rows_are_the_first_of_more(archive: Store, name: str) -> None:
    every = ask(archive, name, given(name), limit=100_000).rows
    assert len(every) >= SELDOM.get(name, 4)
    for limit in (1, 2, 3):
        assert ask(archive, name, given(name), limit=limit).rows == every[:limit]


@pytest.mark.parametrize(
    ("name", "params", "plainly"),
    [
        ("what-did", {"actor": "United States"}, "?x kg:actor wd:Q30"),
        ("quotes-of", {"speaker": "Mark Rutte"}, "?x kg:speaker wd:Q57792 ; kg:negated false"),
        ("who-said-what-about", {"about": "Russia"}, "?x kg:about wd:Q159 ; kg:negated false"),
        ("timeline", {"entity": "Ukraine"}, "?x ?p wd:Q212 ; kg:order ?n"),
        ("unnamed-sources", {}, "?x a kg:Statement ; kg:negated false FILTER NOT EXISTS { ?x kg:speaker ?who }"),
        ("attributed-events", {}, "?x a kg:Event ; kg:attributedTo ?s"),
        ("negated-events", {}, "?x a kg:Event ; kg:negated true"),
        ("negated-events", {"actor": "Russia"}, "?x kg:actor wd:Q159 ; kg:negated true"),
        ("proposed-to-whom", {"action": "meet"}, '?x kg:action "meet"'),
        ("statements-by-act", {"act": "warn"}, '?x kg:act "warn" ; kg:negated false'),
        ("offices-by-source", {}, "?x a kg:Role"),
        ("contradictions", {}, "?x a kg:Contradiction"),
        ("in-several-outlets", {}, "?x kg:outlets ?many FILTER(?many > 1)"),
        ("outlets-coverage", {}, "SELECT DISTINCT ?x { ?a schema:publisher ?x }"),
        ("most-cited", {}, "SELECT DISTINCT ?x { ?s kg:speaker ?x ; kg:negated false }"),
    ],
)
def test_as_many_as_a_plain_query_counts(store: Store, name: str, params: dict[str, str], plainly: str) -> None:
    inner = plainly if plainly.startswith("SELECT") else f"SELECT ?x {{ GRAPH ?g {{ {plainly} }} }}"
    ((count,),) = store.query(f"SELECT (COUNT(*) AS ?n) {{ {{ {inner} }} }}").rows
    assert len(ask(store, name, params)) == count > 0


def test_a_pattern_counts_only_where_its_parameter_is_given(store: Store) -> None:
    asked = question("negated-events")
    texts = [bind(store, asked, params) for params in ({}, {"actor": "Russia"})]
    assert ["?any kg:actor ?actor" in text for text in texts] == [False, True]


def test_every_limit_is_the_one_asked_for(store: Store) -> None:
    sparql = bind(store, question("what-did"), {"actor": "Russia", "limit": 7})
    assert (sparql.count("LIMIT 7"), sparql.count("LIMIT 100")) == (2, 0)
