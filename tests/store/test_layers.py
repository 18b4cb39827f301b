"""A knowledge layer that is too much for one change is the same as one that is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kg.errors import StoreError
from kg.link.entities.merging import derive
from kg.records import Extraction
from kg.store import Store, laid, layers, open_store
from kg.store.change import Change
from tests.store.test_growing import POOL, layer, whole


@pytest.fixture(params=[7, 40, 200])
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many quads are too much for memory."""
    monkeypatch.setattr(layers, "HELD", request.param)
    monkeypatch.setattr(laid, "HELD", request.param)


def filled(extractions: Sequence[Extraction]) -> Store:
    store = open_store(":memory:", create=True)
    for extraction in extractions:
        store.add(extraction)
    return store


@pytest.mark.usefixtures("small")
def test_in_parts_comes_the_same_layer() -> None:
    store = filled(POOL)
    derive(store)
    assert layer(store) == whole(POOL)


@pytest.mark.usefixtures("small")
def test_in_parts_goes_what_is_no_more_and_comes_what_is_new() -> None:
    store = filled(POOL[:6])
    derive(store)
    store.remove(POOL[0].article.source)
    store.remove(POOL[3].article.source)
    for extraction in POOL[6:]:
        store.add(extraction)
    derive(store)
    assert layer(store) == whole([*POOL[1:3], *POOL[4:]])


@pytest.mark.usefixtures("small")
def test_deriving_anew_in_parts_changes_nothing() -> None:
    store = filled(POOL)
    derive(store)
    before = layer(store)
    derive(store, force=True)
    assert layer(store) == before


def test_between_parts_no_layer_passes_for_new(monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(POOL)
    derive(store)
    store.lay([], [], "linked")
    monkeypatch.setattr(layers, "HELD", 40)
    commit, done = Change.commit, list[Any]()

    def breaking(change: Change, engine: Any) -> None:
        if done:
            raise OSError(28, "No space left on device")
        done.append(change)
        commit(change, engine)

    monkeypatch.setattr(Change, "commit", breaking)
    with pytest.raises(StoreError, match="No space"):
        derive(store, force=True)
    monkeypatch.setattr(Change, "commit", commit)
    assert (store.stale, store.linked) == (True, False)
    derive(store)
    assert layer(store) == whole(POOL)
