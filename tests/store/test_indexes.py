"""A file of the engine that was damaged anywhere is found, whichever index it belongs to."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli.group import run
from kg.errors import StoreError
from kg.store import open_store
from kg.store.indexes import unsound
from kg.store.ready import ready
from tests.newsroom import courier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in whose files everything is, in blocks."""
    with open_store(tmp_path / "store", create=True) as store:
        store.put(ready(courier()))
        store.engine.flush()
        store.engine.optimize()
    return tmp_path / "store"


def blocks(folder: Path) -> list[Path]:
    """The files with quads or words in them."""
    return [path for path in (folder / "quads").glob("*.sst") if path.stat().st_size > 2_000]


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(200, 220):
        content[place] ^= 0xFF
    path.write_bytes(content)


def test_files_as_they_were_written_are_sound(folder: Path) -> None:
    assert unsound(ox.Store.read_only(str(folder / "quads"))) is None


def test_every_file_that_was_changed_is_found(folder: Path, tmp_path: Path) -> None:
    found = []
    for path in blocks(folder):
        before = path.read_bytes()
        flip(path)
        found.append(unsound(ox.Store.read_only(str(folder / "quads"))) or "")
        path.write_bytes(before)
    assert len(found) >= 6
    assert all("Corruption" in what for what in found)


def test_check_says_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in blocks(folder):
        flip(path)
    assert run(["check", "--store", str(folder)]) == 1
    assert "put a backup in its place" in capsys.readouterr().err


def test_a_damaged_file_ends_a_command_with_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in blocks(folder):
        flip(path)
    assert run(["export", "--format", "nquads", "--out", str(folder.parent / "out.nq"), "--store", str(folder)]) == 1
    assert "kg: a file of the store is damaged" in capsys.readouterr().err


@pytest.mark.parametrize("read_only", [True, False])
def test_an_engine_without_its_list_of_files_does_not_begin_anew(folder: Path, read_only: bool) -> None:
    (folder / "quads" / "CURRENT").unlink()
    with pytest.raises(StoreError, match=r"has lost quads/CURRENT.*put a backup in its place"):
        open_store(folder, read_only=read_only)


def test_a_graph_that_is_gone_is_missed_where_linking_remembers_it(folder: Path) -> None:
    (folder / "quads").rename(folder.parent / "elsewhere")
    (folder / "links.sqlite").touch()
    with pytest.raises(StoreError, match="has lost quads, and with it the graph"):
        open_store(folder, read_only=True)
