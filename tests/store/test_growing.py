"""An article that comes is taken into the knowledge layer as deriving all of it would."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.link.entities.merging import derive
from kg.records import Extraction
from kg.store import Store, open_store
from kg.store.batch import Batch
from kg.store.growing import growing as real
from kg.store.pattern import KNOWLEDGE
from tests.link.reports import MUST, SHOULD, article
from tests.link.test_index import article as account
from tests.newsroom import courier, gazette, herald

POOL = (
    article(SHOULD, "Gull"), article(MUST, "Heron"), courier(), gazette(), herald(),
    *(account(n, [(n % 7, n % 2, True), ((n + 3) % 7, 0, False)], 4 + n % 3, n % 3, n // 2 % 3) for n in range(6)),
)  # fmt: skip


def layer(store: Store) -> set[str]:
    return {str(quad) for quad in store.engine.quads_for_pattern(None, None, None, KNOWLEDGE)}


def whole(extractions: Iterable[Extraction]) -> set[str]:
    """The layer derived once, from all of it."""
    store = open_store(":memory:", create=True)
    for extraction in extractions:
        store.add(extraction)
    derive(store)
    return layer(store)


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(len(POOL))), st.data())
def test_articles_in_any_order_and_number_give_the_layer_that_all_at_once_give(
    order: list[int], data: st.DataObject
) -> None:
    store, here = open_store(":memory:", create=True), list[int]()
    first: int = data.draw(st.integers(2, len(order)))
    left = order[:first]
    while left:
        some: int = data.draw(st.integers(1, len(left)))
        batch = Batch(store)
        for number in left[:some]:
            list(batch.add(POOL[number]))
        list(batch.flush())
        here, left = here + left[:some], left[some:]
        removes: int = data.draw(st.integers(0, 1))
        if removes:
            gone = data.draw(st.sampled_from(here))
            store.remove(POOL[gone].article.source)
            here.remove(gone)
        derive(store)
        assert layer(store) == whole(POOL[number] for number in here)


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each derivation was of a part."""
    found: list[bool] = []

    def noted(*given: Any) -> Any:
        answer = real(*given)
        found.append(answer is not None)
        return answer

    monkeypatch.setattr("kg.store.layers.growing", noted)
    return found


def filled() -> Store:
    store = open_store(":memory:", create=True)
    for extraction in POOL[:4]:
        store.add(extraction)
    derive(store)
    return store


def test_one_more_article_is_derived_by_itself(parts: list[bool]) -> None:
    store = filled()
    store.add(POOL[5])
    derive(store)
    assert parts == [True]


def test_after_a_removal_all_is_derived(parts: list[bool]) -> None:
    store = filled()
    store.add(POOL[5])
    store.remove(POOL[0].article.source)
    derive(store)
    assert parts == []


def test_after_somebody_else_wrote_to_the_engine_all_is_derived(parts: list[bool]) -> None:
    store = filled()
    store.add(POOL[5])
    store.writing()
    derive(store)
    assert parts == []
