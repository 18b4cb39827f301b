"""What articles speak of is kept in rows: whatever becomes of these, the knowledge is that of the articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kg.link.entities.bearers import bearers
from kg.link.entities.merging import derive
from kg.store import open_store
from kg.store.spoken import FILE, spoken
from tests.store.test_growing import POOL, layer, whole

FIRST, LATER = POOL[:5], POOL[5:8]


def garbage(file: Path) -> None:
    file.write_bytes(b"no database at all, though it is where one should be" * 20)


def other_version(file: Path) -> None:
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute("UPDATE told SET value = 'kg 0.0.1' WHERE name = 'version'")


def fewer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute("DROP TABLE words")


@pytest.mark.parametrize("harm", [lambda _: None, Path.unlink, garbage, other_version, fewer])
def test_rows_that_are_kept_lost_or_damaged_give_the_same_knowledge(
    harm: Callable[[Path], object], tmp_path: Path
) -> None:
    for some, spoil in ((FIRST, harm), (LATER, lambda _: None)):
        with open_store(tmp_path / "store", create=True) as store:
            for extraction in some:
                store.add(extraction)
            derive(store)
            found = layer(store)
        spoil(tmp_path / "store" / FILE)
    assert found == whole([*FIRST, *LATER])


def test_rows_of_an_earlier_state_take_in_what_they_missed(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        for extraction in FIRST:
            store.add(extraction)
        derive(store)
        before = (tmp_path / "store" / FILE).read_bytes()
        store.remove(FIRST[0].article.source)
        store.add(LATER[0])
        derive(store)
        (tmp_path / "store" / FILE).write_bytes(before)
        store.add(LATER[1])
        derive(store)
        assert layer(store) == whole([*FIRST[1:], *LATER[:2]])


def test_what_an_article_said_is_forgotten_with_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        store.add(FIRST[0])
        derive(store)
        store.remove(FIRST[0].article.source)
        with spoken(store) as book:
            assert book.rows("SELECT * FROM spoken") == []


def test_a_store_that_is_only_read_is_not_written_to(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        store.add(FIRST[0])
    with open_store(tmp_path / "store", read_only=True) as store:
        assert bearers(store)
    assert not (tmp_path / "store" / FILE).exists()
