"""What new articles leave for deriving is what their graphs say; whatever becomes of it, the knowledge is the same."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import config
from kg.link.entities.merging import derive
from kg.records import Extraction
from kg.store import Store, open_store
from kg.store.batch import Batch
from kg.store.notes import FILE, PARTS, Notes, note
from kg.store.ready import ready
from kg.store.told import Told
from tests.store.test_growing import POOL, layer, whole

FIRST, LATER = POOL[:5], POOL[5:8]


def added(store: Store, some: list[Extraction]) -> None:
    batch: Batch[Extraction] = Batch(store)
    for extraction in some:
        list(batch.add(extraction))
    list(batch.flush())


def told(parts: tuple[str, ...]) -> list[Any]:
    """The parts, whatever the order in which the engine finds things."""

    def plain(value: Any) -> Any:
        return sorted(map(plain, value), key=repr) if isinstance(value, list) else value

    return [plain(json.loads(part)) for part in parts]


@pytest.mark.parametrize("extraction", POOL)
def test_a_note_says_what_the_graph_says(extraction: Extraction) -> None:
    with open_store(":memory:") as store:
        store.add(extraction)
        one = ready(extraction)
        assert told(one.note) == told(note(Told(store.engine, one.graph)))


def gone(file: Path) -> None:
    file.unlink()


def garbage(file: Path) -> None:
    file.write_bytes(b"no database at all, though it is where one should be" * 20)


def _told(statement: str) -> Callable[[Path], None]:
    def harm(file: Path) -> None:
        with closing(sqlite3.connect(file)) as notes, notes:
            notes.execute(statement)

    return harm


HARMS = [
    lambda _: None, gone, garbage, _told("DROP TABLE note"), _told("UPDATE note SET run = '0 of another version'"),
    _told("DELETE FROM note WHERE rowid > 2"), _told("UPDATE note SET seen = '[[\"half', roles = '[[\"half'"),
    _told("UPDATE note SET seen = replace(seen, 'person', 'parson'), events = replace(events, 'Q', 'P')"),
]  # fmt: skip


@pytest.mark.parametrize("harm", HARMS)
def test_notes_that_are_kept_lost_or_damaged_give_the_same_knowledge(
    harm: Callable[[Path], object], tmp_path: Path
) -> None:
    for some, spoil in ((FIRST, harm), (LATER, lambda _: None)):
        with open_store(tmp_path / "store", create=True) as store:
            added(store, some)
            spoil(tmp_path / "store" / FILE)
            derive(store)
            found = layer(store)
    assert found == whole([*FIRST, *LATER])


def test_deriving_lets_go_of_the_notes(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        added(store, FIRST)
        assert (tmp_path / "store" / FILE).exists()
        derive(store)
        assert not (tmp_path / "store" / FILE).exists()


def test_what_went_before_it_was_derived_is_not_known_by_its_note(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        added(store, FIRST)
        store.remove(FIRST[0].article.source)
        derive(store)
        assert layer(store) == whole(FIRST[1:])


def test_an_article_written_anew_by_itself_is_not_known_by_its_note(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        added(store, FIRST)
        store.remove(FIRST[0].article.source)
        silent = replace(FIRST[0], statements=(), events=(), roles=())
        store.add(silent)
        derive(store)
        assert layer(store) == whole([silent, *FIRST[1:]])


def test_the_notes_of_a_version_whose_name_is_longer_are_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        tool = config.tool()
        monkeypatch.setattr(config, "tool", lambda: f"{tool}rc1")
        added(store, FIRST)
        monkeypatch.setattr(config, "tool", lambda: tool)
        derive(store)
        assert layer(store) == whole(FIRST)


@pytest.mark.reader
def test_a_note_tells_points_genders_and_former_offices_too() -> None:
    extraction = kg.extract(
        "Former Estonian president Kersti Kaljulaid met her Finnish colleague in Vilnius on 3 May 2024. She said in Kyiv "
        "that Mark Rutte, the head of NATO, would visit Russia."
    )
    with open_store(":memory:") as store:
        store.add(extraction)
        one = ready(extraction)
        assert told(one.note) == told(note(Told(store.engine, one.graph)))
        assert all(name in "".join(one.note) for name in ("femal", "true"))


def test_who_changes_the_engine_takes_the_notes_for_lost(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        added(store, FIRST)
        store.writing()
        assert not (tmp_path / "store" / FILE).exists()


def test_without_a_file_there_are_no_notes(tmp_path: Path) -> None:
    for folder in (None, tmp_path):
        with closing(Notes(folder)) as notes:
            assert list(notes.articles()) == []
            assert [notes.part(name, "urn:kg:article:1", " urn:kg:run:1") for name in PARTS] == [None] * len(PARTS)
    assert list(tmp_path.iterdir()) == []
