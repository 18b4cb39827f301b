"""Articles that are written together are the same as one after the other, and none is called safe before it is."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.records import Extraction
from kg.store import Store, batch, open_store
from kg.store.batch import Batch
from kg.store.change import Change
from tests.link.reports import MUST, OTHER, SHOULD, article
from tests.newsroom import courier, gazette, herald

REPORTS = (courier(), gazette(), herald(), article(SHOULD, "Gull"))


def dumped(store: Store) -> bytes:
    out = BytesIO()
    store.dump(out)
    return out.getvalue()


def outcomes(store: Store, extractions: Iterable[Extraction]) -> list[tuple[str, str]]:
    held = Batch[Extraction](store)
    found = [done for extraction in extractions for done in held.add(extraction)]
    return [(extraction.article.source, outcome) for extraction, outcome in (*found, *held.flush())]


def test_a_batch_writes_what_adding_one_by_one_writes(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        outcomes(store, REPORTS)
        other = open_store(":memory:")
        for extraction in REPORTS:
            other.add(extraction)
        assert dumped(store) == dumped(other)


def test_nothing_is_safe_before_it_is_written() -> None:
    store = open_store(":memory:")
    assert [*Batch(store).add(REPORTS[0])] == []
    assert [*store.articles()] == []


def test_a_full_batch_is_written_while_the_next_is_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "FULL", 1)
    store = open_store(":memory:")
    held = Batch[Extraction](store)
    assert list(held.add(REPORTS[0])) == []
    assert [(done.article.source, outcome) for done, outcome in held.add(REPORTS[1])] == [
        (REPORTS[0].article.source, "added")
    ]


def test_what_is_being_written_can_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "FULL", 1)
    again = article(SHOULD, "Gull"), article(OTHER, "Gull"), article(OTHER, "Gull")
    found = outcomes(open_store(":memory:"), again)
    assert found == [("Gull.txt", "added"), ("Gull.txt", "replaced"), ("Gull.txt", "unchanged")]


def test_a_source_that_comes_again_is_replaced_and_the_same_text_is_not_added_twice() -> None:
    again = article(OTHER, "Gull"), article(MUST, "Heron"), article(MUST, "Heron")
    assert outcomes(open_store(":memory:"), (*REPORTS[3:], *again)) == [
        ("Gull.txt", "added"), ("Gull.txt", "replaced"), ("Heron.txt", "added"), ("Heron.txt", "unchanged"),
    ]  # fmt: skip


def test_what_was_derived_is_old_once_a_batch_is_written() -> None:
    store = open_store(":memory:")
    store.derive()
    outcomes(store, REPORTS[:1])
    assert store.stale


def test_a_batch_that_cannot_be_written_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(change: Change, engine: ox.Store) -> None:
        raise OSError("no space left on device")

    store = open_store(":memory:")
    held = Batch[Extraction](store)
    list(held.add(REPORTS[0]))
    monkeypatch.setattr(Change, "commit", full)
    with pytest.raises(StoreError, match="no space left"):
        list(held.flush())
    assert [*store.articles()] == []


def test_many_quads_are_loaded_as_few_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.change.MANY", 1)
    with open_store(tmp_path / "store", create=True) as store:
        outcomes(store, REPORTS)
        monkeypatch.undo()
        other = open_store(":memory:")
        outcomes(other, REPORTS)
        assert dumped(store) == dumped(other)
