"""Clusters as a store keeps them, and which articles are read for a story."""

import pytest

from kg.link.records import Cluster
from kg.link.stage import link
from kg.store import Store
from kg.view.compare_stored import NEARBY, candidates, stored
from tests.view.conftest import filled
from tests.view.ferries import ORDER, ferries


@pytest.fixture(scope="module")
def held() -> Store:
    store = filled(ferries())
    link(store)
    return store


def core(held: Store) -> Cluster:
    return next(cluster for cluster in stored(held).values() if cluster.canonical == ORDER)


def test_a_cluster_has_its_members_with_their_outlets(held: Store) -> None:
    outlets = {member.publisher for member in core(held).members}
    assert outlets == {"Gazette", "Ledger", "Courier", None}


def test_a_cluster_keeps_the_reasons_of_its_links(held: Store) -> None:
    assert all("Ada Quist" in judged.why for judged in core(held).links)
    assert len(core(held).links) >= 3


@pytest.mark.parametrize(("published", "read"), [("2025-04-10", True), ("2025-06-10", False), (None, True)])
def test_articles_of_the_same_days_are_looked_at(held: Store, published: str | None, read: bool) -> None:
    told = {member.article: member.published for member in core(held).members}
    assert ("other" in candidates(core(held), [], told | {"other": published})) == read


def test_no_more_articles_are_read_than_can_be_compared(held: Store) -> None:
    dates = {f"{place:05}": "2025-04-06" for place in range(2 * NEARBY)}
    assert len(candidates(core(held), [], dates)) <= NEARBY + len(core(held).members)
