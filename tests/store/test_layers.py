"""A knowledge layer that is too much for one change is the same as one that is not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kg.errors import StoreError
from kg.link.entities.merging import derive
from kg.records import Extraction
from kg.store import Store, gathered, laid, layers, open_store
from kg.store.change import Change
from kg.store.merged import Merged
from kg.store.pattern import LINKS
from tests.store.test_growing import POOL, layer, whole


@pytest.fixture(params=[7, 40, 200])
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many quads are too much for memory."""
    monkeypatch.setattr(layers, "HELD", request.param)
    monkeypatch.setattr(laid, "HELD", request.param)


@contextmanager
def breaking(parts: int) -> Iterator[None]:
    """After so many changes the disk is full."""
    commit, done = Change.commit, list[Any]()

    def written(change: Change, engine: Any) -> None:
        if len(done) >= parts:
            raise OSError(28, "No space left on device")
        done.append(change)
        commit(change, engine)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Change, "commit", written)
        yield


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
    with breaking(1), pytest.raises(StoreError, match="No space"):
        derive(store, force=True)
    assert (store.stale, store.linked) == (True, False)
    derive(store)
    assert layer(store) == whole(POOL)


def shifted(store: Store) -> Merged:
    """All entities as one."""
    one, *others = sorted({str(iri) for (iri,) in store.query("SELECT ?e { ?e a kg:Entity }").rows})
    return Merged(canonical=dict.fromkeys(others, one))


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_what_broke_off_and_is_tried_again_is_derived_as_a_whole(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    store = filled(POOL[:6])
    derive(store)
    same = shifted(store)
    for extraction in POOL[6:]:
        store.add(extraction)
    for module in (laid, layers):
        monkeypatch.setattr(module, "HELD", 40)
    with breaking(parts), pytest.raises(StoreError):
        store.renew(same)
    store.renew(same)
    assert layer(store) == merged_otherwise(same)


def merged_otherwise(same: Merged) -> set[str]:
    store = filled(POOL)
    store.renew(same)
    return layer(store)


def test_where_a_layer_broke_off_articles_that_come_are_not_all_that_is_derived(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = filled(POOL[:6])
    derive(store)
    for module in (laid, layers):
        monkeypatch.setattr(module, "HELD", 40)
    same = shifted(store)
    with breaking(2), pytest.raises(StoreError):
        store.renew(same, force=True)
    for extraction in POOL[6:]:
        store.add(extraction)
    store.renew(same)
    assert layer(store) == merged_otherwise(same)


def test_between_parts_the_layer_is_marked_as_half_made(monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(POOL)
    derive(store)
    monkeypatch.setattr(layers, "HELD", 40)
    with (
        breaking(1),
        pytest.raises(StoreError, match="but for parts of it; it is half made now, and the next kg build"),
    ):
        derive(store, force=True)
    before = store.half
    derive(store)
    assert (before, store.half) == (["the knowledge layer"], [])


def test_what_is_written_at_once_is_there_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(POOL)
    with breaking(0), pytest.raises(StoreError, match="nothing of it was"):
        derive(store)
    assert store.half == []


def told(n: int) -> tuple[bytes, int]:
    return f"{LINKS} {{ <urn:a{n}> <urn:b> <urn:c> }}".encode(), 1


@pytest.mark.parametrize("there", [0, 5])
def test_links_in_parts_are_marked_as_half_made_until_the_last(monkeypatch: pytest.MonkeyPatch, there: int) -> None:
    store = filled(POOL[:1])
    store.lay_anew(map(told, range(there)), "before")
    monkeypatch.setattr(layers, "MANY", 2)
    with breaking(2), pytest.raises(StoreError, match="half made"):
        store.lay_anew(map(told, range(7)), "now")
    before = store.half, store.links_state, store.linked
    store.lay_anew(map(told, range(7)), "now")
    assert before == (["the graph of links"], None, False)
    assert (store.half, store.links_state, store.linked) == ([], "now", True)


def test_links_that_fit_after_a_break_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(POOL[:1])
    monkeypatch.setattr(layers, "MANY", 2)
    with breaking(2), pytest.raises(StoreError, match="half made"):
        store.lay_anew(map(told, range(7)), "now")
    monkeypatch.undo()
    store.lay_anew(map(told, range(2)), "now")
    assert (store.half, len(list(store.engine.quads_for_pattern(None, None, None, LINKS)))) == ([], 2)


def test_when_most_is_gone_the_old_layer_is_not_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(POOL)
    derive(store)
    for extraction in POOL[1:]:
        store.remove(extraction.article.source)
    most = len(whole(POOL[:1]))
    for module in (laid, layers):
        monkeypatch.setattr(module, "HELD", most + 1)
    commit, sizes = Change.commit, list[int]()

    def noting(change: Change, engine: Any) -> None:
        sizes.append(len(change.quads) + len(change.new))
        commit(change, engine)

    monkeypatch.setattr(Change, "commit", noting)
    derive(store)
    assert max(sizes) <= most + 4  # what is told of the layer itself goes along
    assert layer(store) == whole(POOL[:1])


def test_what_many_new_articles_change_is_written_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(POOL[:6])
    derive(store)
    for extraction in POOL[6:]:
        store.add(extraction)
    monkeypatch.setattr(laid, "HELD", 20)
    with breaking(2), pytest.raises(StoreError, match="half made"):
        derive(store)
    derive(store)
    assert layer(store) == whole(POOL)


@pytest.mark.parametrize("file", ["gathered", "derived"])
def test_no_room_for_what_deriving_keeps_beside_the_store_is_an_error_of_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        for extraction in POOL:
            store.add(extraction)
        derive(store)
        if file == "gathered":
            monkeypatch.setattr(gathered.gathered, "__defaults__", (1,))
        for module in (laid, layers):
            monkeypatch.setattr(module, "HELD", 40)

        def full(**given: Any) -> Any:
            assert given["dir"] == tmp_path / "store"
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(tempfile, "TemporaryFile" if file == "gathered" else "NamedTemporaryFile", full)
        with pytest.raises(StoreError, match=r"No space left.*is the disk of .*store full"):
            derive(store, force=True)
