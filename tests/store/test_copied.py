"""A copy has all of a store that was not closed, and its log is sorted once and not by everybody who opens it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store import copied as module
from kg.store import open_store
from kg.store.copied import copied

MANY = 2_000
KILLED = """
import os, sys
import pyoxigraph as ox
from kg.store import open_store
store = open_store(sys.argv[1], create=True)
one = ox.NamedNode("urn:x:one")
store.engine.extend(ox.Quad(one, one, ox.Literal(f"number {n}"), one) for n in range(2_000))
os._exit(0)
"""


@pytest.fixture
def quads(tmp_path: Path) -> Path:
    """Of a store that was not closed: what it holds stands in its log alone."""
    store = tmp_path / "store"
    subprocess.run([sys.executable, "-c", KILLED, str(store)], check=True)
    return store / "quads"


@pytest.fixture(params=["at once", "by a process of its own"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy is made in either way."""
    monkeypatch.setattr(module, "LONG", 1 << 30 if request.param == "at once" else -1)


@pytest.mark.usefixtures("way")
def test_what_stands_in_the_log_alone_is_copied(quads: Path, tmp_path: Path) -> None:
    copied(quads, tmp_path / "copy")
    assert len(ox.Store.read_only(str(tmp_path / "copy"))) == MANY


@pytest.mark.usefixtures("way")
def test_nobody_reads_the_log_again(quads: Path, tmp_path: Path) -> None:
    copied(quads, tmp_path / "copy")
    assert sum(file.stat().st_size for file in (tmp_path / "copy").glob("*.log")) == 0


@pytest.mark.usefixtures("way")
def test_the_store_itself_stays_as_it_is(quads: Path, tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in quads.iterdir()}
    copied(quads, tmp_path / "copy")
    assert {file.name: file.read_bytes() for file in quads.iterdir()} == before


@pytest.mark.usefixtures("way")
def test_others_are_let_in_before_the_log_is_sorted(quads: Path, tmp_path: Path) -> None:
    logs: list[int] = []
    copied(
        quads, tmp_path / "copy", lambda: logs.extend(log.stat().st_size for log in (tmp_path / "copy").glob("*.log"))
    )
    assert sum(logs) > 0


def test_who_is_let_in_may_write_while_the_log_is_sorted(quads: Path, tmp_path: Path) -> None:
    def write() -> None:
        with open_store(quads.parent) as store:
            store.writing()
            store.engine.clear()

    copied(quads, tmp_path / "copy", write)
    assert len(ox.Store.read_only(str(tmp_path / "copy"))) == MANY


def test_without_links_the_tables_are_copied(quads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.link")
    monkeypatch.setattr("os.link", lambda *_: (_ for _ in ()).throw(OSError(1, "no links here")), raising=False)
    copied(quads, tmp_path / "copy")
    assert len(ox.Store.read_only(str(tmp_path / "copy"))) == MANY


def test_a_process_that_fails_says_why(quads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONG", -1)
    (quads / "CURRENT").write_text("no table\n")
    with pytest.raises(RuntimeError, match=r"no copy of .*CURRENT"):
        copied(quads, tmp_path / "copy")


def test_a_backup_of_what_is_open_to_be_read_is_whole(quads: Path, tmp_path: Path) -> None:
    with open_store(quads.parent, read_only=True) as store:
        store.backup(tmp_path / "copy")
    with open_store(tmp_path / "copy", read_only=True) as store:
        assert len(store.engine) == MANY
