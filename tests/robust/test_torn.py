"""A store some file of which lost its end, as after a loss of power, or all sense: the same build goes on and gives what
an undisturbed one gives, or says what to do.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli.group import run
from kg.errors import StoreError, UnreadableInput
from kg.link.entities.merging import derive
from kg.pipeline import build
from kg.store import change, laid, layers, open_store
from kg.store.failures import Failures
from kg.store.merged import Merged
from tests.fakes import WORDS
from tests.robust.test_full_disk import corpus, dump
from tests.store.test_growing import POOL, layer, whole

pytestmark = pytest.mark.usefixtures("fake_reader")
MEMORY = ("links.sqlite", "entities.sqlite", "cards.sqlite")  # what linking keeps beside the quads


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    return [corpus(tmp_path / "a.jsonl", 0, 4), corpus(tmp_path / "b.jsonl", 4, 6)]


@pytest.fixture
def calm(texts: list[str], tmp_path: Path) -> bytes:
    build(texts, store=tmp_path / "calm")
    return dump(tmp_path / "calm")


def as_killed(store: Path, target: Path) -> None:
    """A copy of an open store, as it would be if the process were killed now."""
    for _ in range(100):
        before = set((store / "quads").iterdir())
        with suppress(shutil.Error):
            shutil.copytree(store, target)
            if set((store / "quads").iterdir()) == before:
                return
        shutil.rmtree(target, ignore_errors=True)
        time.sleep(0.05)
    pytest.fail("the engine never rests")


def killed_log(text: str, folder: Path) -> Path:
    """The engine's log of a store, killed after an article was removed, in the folder's `killed`."""
    build([text], store=folder / "store")
    with open_store(folder / "store") as opened:
        opened.remove(text)
        as_killed(folder / "store", folder / "killed")
    return max((folder / "killed" / "quads").glob("*.log"), key=lambda path: path.stat().st_mtime)


def cut(path: Path, how: str) -> None:
    size = path.stat().st_size if path.exists() else 0
    if how == "garbage":
        path.write_bytes(b"\x5a" * max(size, 5_000))
    else:
        path.touch()
        os.truncate(path, {"empty": 0, "half": size // 2, "end": max(0, size - 100)}[how])


@pytest.mark.parametrize("how", ["empty", "half", "end", "garbage"])
def test_what_linking_keeps_can_be_torn(texts: list[str], calm: bytes, tmp_path: Path, how: str) -> None:
    store = tmp_path / "store"
    build(texts[:1], store=store)
    for name in MEMORY:
        cut(store / name, how)
    build(texts, store=store)
    assert dump(store) == calm


@pytest.mark.parametrize("lost", [1, 30, 300, 5_000])
def test_the_engines_log_can_lose_its_end(texts: list[str], calm: bytes, tmp_path: Path, lost: int) -> None:
    log = killed_log(texts[0], tmp_path)
    os.truncate(log, max(0, log.stat().st_size - lost))
    build(texts, store=tmp_path / "killed")
    assert dump(tmp_path / "killed") == calm


def test_what_is_loaded_in_bulk_does_not_outlive_what_came_before_it(
    texts: list[str], calm: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    build(texts[:1], store=store)
    monkeypatch.setattr(change, "MANY", 10)
    logs: dict[str, int] = {}

    def note(source: str, outcome: str) -> None:
        if outcome == "added" and not (tmp_path / "killed").exists():
            as_killed(store, tmp_path / "killed")
            logs.update({path.name: path.stat().st_size for path in (tmp_path / "killed" / "quads").glob("*.log")})

    build(texts, store=store, on_done=note)
    for name in logs:
        os.truncate(tmp_path / "killed" / "quads" / name, 0)  # nothing that was only in the log is left
    monkeypatch.undo()
    build(texts, store=tmp_path / "killed")
    assert dump(tmp_path / "killed") == calm


@pytest.mark.parametrize("lost", [1, 60, 200, 5_000, 1_000_000])
def test_a_layer_half_of_which_was_written_does_not_pass_for_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: int
) -> None:
    monkeypatch.setattr(change, "MANY", 10)  # parts are loaded as files, which stay
    for module in (laid, layers):
        monkeypatch.setattr(module, "HELD", 40)
    with open_store(tmp_path / "store", create=True) as store:
        for extraction in POOL:
            store.add(extraction)
        derive(store)
    with open_store(tmp_path / "store") as store:
        one, *others = sorted({str(iri) for (iri,) in store.query("SELECT ?e { ?e a kg:Entity }").rows})
        commit, parts = change.Change.commit, list[change.Change]()

        def breaking(part: change.Change, engine: ox.Store) -> None:
            if len(parts) == 4:
                as_killed(tmp_path / "store", tmp_path / "killed")
                raise OSError(5, "no power")
            parts.append(part)
            commit(part, engine)

        monkeypatch.setattr(change.Change, "commit", breaking)
        with pytest.raises(StoreError, match="no power"):
            store.renew(Merged(canonical=dict.fromkeys(others, one)), force=True)
    monkeypatch.undo()
    for log in (tmp_path / "killed" / "quads").glob("*.log"):
        os.truncate(log, max(0, log.stat().st_size - lost))
    with open_store(tmp_path / "killed") as store:
        derive(store)
        assert layer(store) == whole(POOL)


def test_a_failure_behind_a_torn_line_is_not_lost(tmp_path: Path) -> None:
    build([corpus(tmp_path / "a.jsonl", 0, 1)], store=tmp_path / "store")
    Failures(tmp_path / "store").add(UnreadableInput("a.txt", "it is empty"))
    with (tmp_path / "store" / "failures.jsonl").open("ab") as out:
        out.write(b'{"source": "b.t')
    Failures(tmp_path / "store").add(UnreadableInput("c.txt", "it is empty"))
    assert [source for source, _ in Failures(tmp_path / "store")] == ["a.txt", "c.txt"]


@pytest.mark.parametrize("content", [b"", b"999999999", b"\xff\xfe no number"])
def test_the_lock_file_may_hold_anything(texts: list[str], calm: bytes, tmp_path: Path, content: bytes) -> None:
    build(texts[:1], store=tmp_path / "store")
    (tmp_path / "store" / "lock").write_bytes(content)
    build(texts, store=tmp_path / "store")
    assert dump(tmp_path / "store") == calm


@pytest.mark.parametrize("content", [b"", b'{"form', b"\0" * 40, None])
def test_a_marker_that_is_torn_or_gone_is_mended(
    texts: list[str], calm: bytes, tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    build(texts, store=store)
    (store / "format.json").unlink() if content is None else (store / "format.json").write_bytes(content)
    assert run(["check", "--store", str(store)]) == 1
    assert "kg check --repair" in capsys.readouterr().err
    assert run(["build", texts[0], "--store", str(store)]) == 1
    assert "kg check --repair" in capsys.readouterr().err
    assert run(["check", "--repair", "--store", str(store)]) == 0
    build(texts, store=store, again=True)
    assert dump(store) == calm
    assert json.loads((store / "format.json").read_text()).keys() == {"format", "made_by"}


def test_an_engine_that_lost_its_list_of_files_says_what_to_do(texts: list[str], tmp_path: Path) -> None:
    build(texts[:1], store=tmp_path / "store")
    cut(tmp_path / "store" / "quads" / "CURRENT", "half")
    with pytest.raises(StoreError, match="put a backup in its place, or build a new store from the articles"):
        build(texts, store=tmp_path / "store")


@pytest.mark.parametrize("how", ["half", "end"])
def test_the_engines_list_of_files_can_lose_its_end(texts: list[str], calm: bytes, tmp_path: Path, how: str) -> None:
    build(texts[:1], store=tmp_path / "store")
    for path in (tmp_path / "store" / "quads").glob("MANIFEST-*"):
        cut(path, how)
    build(texts, store=tmp_path / "store")
    assert dump(tmp_path / "store") == calm


def test_a_store_that_was_killed_before_its_marker_is_made(texts: list[str], calm: bytes, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "format.json.4711").write_text('{"form')
    build(texts, store=tmp_path / "store")
    assert dump(tmp_path / "store") == calm


def test_nothing_is_left_of_a_file_that_a_killed_process_did_not_finish(texts: list[str], tmp_path: Path) -> None:
    build(texts[:1], store=tmp_path / "store")
    (tmp_path / "store" / ".failures.jsonl.4711.part").write_text("half")
    build(texts[:1], store=tmp_path / "store")
    assert [path.name for path in (tmp_path / "store").iterdir() if "part" in path.name] == []


def test_an_article_is_whole_or_not_there(texts: list[str], tmp_path: Path) -> None:
    log = killed_log(texts[0], tmp_path)
    os.truncate(log, log.stat().st_size - 10)
    assert run(["check", "--store", str(tmp_path / "killed")]) == 0
    with open_store(tmp_path / "killed", read_only=True) as opened:
        assert all(WORDS in opened.extraction(one.iri).article.text for one in opened.articles())
