"""What came and what went is told from two sorted lists, and what read an article from few bytes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.reading import RUN, Reading, turnover
from kg.store import open_store
from kg.vocab import article_iri, expand
from tests.link.reports import SHOULD, article

Runs = dict[str, str]
RUNS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("123"))


@given(RUNS.filter(bool), RUNS)
def test_gone_and_new_are_those_whose_run_is_another(held: Runs, now: Runs) -> None:
    gone = [key for key in sorted(held) if now.get(key) != held[key]]
    new = [key for key in sorted(now) if held.get(key) != now[key]]
    assert turnover(sorted(held.items()), sorted(now.items()), 99) == (gone, new)


@pytest.mark.parametrize(("most", "found"), [(2, (["b"], ["b"])), (1, None)])
def test_where_too_much_is_other_all_is(most: int, found: object) -> None:
    assert turnover([("a", "1"), ("b", "1")], [("a", "1"), ("b", "2")], most) == found


def test_what_came_last_counts_too() -> None:
    assert turnover([("a", "1")], [("a", "1"), ("b", "2"), ("c", "2")], 1) is None


def test_where_nothing_was_held_all_is_new() -> None:
    assert turnover([], [("a", "1")], 99) is None


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        (["x1"], f"{RUN}x1"),
        (["x2", "x1"], f"{RUN}x1 {RUN}x2"),
        (["x3", "x1", "x2"], f"{RUN}x1 {RUN}x2 {RUN}x3"),
    ],
)
def test_an_article_was_read_by_one_run_or_several(runs: list[str], told: str) -> None:
    with open_store(":memory:") as store:
        store.add(article(SHOULD, "Gull"))
        for run in runs:
            quad = (
                ox.NamedNode(article_iri("k")),
                ox.NamedNode(expand("prov:wasGeneratedBy")),
                ox.NamedNode(RUN + run),
            )
            store.engine.add(ox.Quad(*quad))
        assert Reading(store).run("k") == told


def test_a_run_of_another_name_keeps_it() -> None:
    with open_store(":memory:") as store:
        quad = (ox.NamedNode(article_iri("k")), ox.NamedNode(expand("prov:wasGeneratedBy")), ox.NamedNode("urn:other"))
        store.engine.add(ox.Quad(*quad))
        assert (Reading(store).run("k"), Reading(store).keys) == ("urn:other", ["k"])
