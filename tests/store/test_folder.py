import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kg import config
from kg.errors import StoreError, StoreVersionError
from kg.store import open_store
from tests.factory import plain

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    open_store(tmp_path / "store", create=True).close()
    return tmp_path / "store"


@pytest.mark.parametrize("read_only", [True, False])
def test_a_store_that_is_not_there_says_how_to_make_one(tmp_path: Path, read_only: bool) -> None:
    with pytest.raises(StoreError, match=r"does not exist; build one with: kg build"):
        open_store(tmp_path / "none", read_only=read_only)


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear …")
    with pytest.raises(StoreError, match="holds other files"):
        open_store(tmp_path, create=True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_newer_format_is_refused_with_what_to_do(folder: Path) -> None:
    (folder / "format.json").write_text(json.dumps({"format": 99}))
    with pytest.raises(StoreVersionError, match=r"format 99.*upgrade the program"):
        open_store(folder)


def test_a_store_of_an_older_format_is_outdated_until_all_of_it_was_read_anew(folder: Path) -> None:
    (folder / "format.json").write_text(json.dumps({"format": 1}))
    with open_store(folder) as store:
        store.add(plain())
        before = store.outdated
        store.settle()
        assert (before, store.outdated) == (True, False)


def test_a_store_with_articles_that_an_older_program_read_stays_outdated(folder: Path) -> None:
    (folder / "format.json").write_text(json.dumps({"format": 1}))
    with open_store(folder) as store:
        store.add(replace(plain(), tool="kg 0.1.0"))
        store.settle()
        assert store.outdated


def test_an_older_program_is_kept_out_once_a_newer_one_wrote(folder: Path) -> None:
    (folder / "format.json").write_text(json.dumps({"format": 1}))
    with open_store(folder) as store:
        store.add(plain())
    assert json.loads((folder / "format.json").read_text())["format"] == config.STORE_FORMAT


def test_the_first_change_of_an_older_store_says_that_it_locks_older_programs_out(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "format.json").write_text(json.dumps({"format": 1}))
    with open_store(folder) as store:
        store.add(plain())
        store.derive()
    assert [record.message.count("cannot open") for record in caplog.records] == [1]


def test_a_store_of_an_older_format_that_is_opened_for_writing_and_not_changed_stays_as_it_is(folder: Path) -> None:
    (folder / "format.json").write_text(json.dumps({"format": 1}))
    open_store(folder).close()
    assert json.loads((folder / "format.json").read_text()) == {"format": 1}


def test_a_store_of_an_older_format_can_be_read_as_it_is(folder: Path) -> None:
    (folder / "format.json").write_text(json.dumps({"format": 1}))
    with open_store(folder, read_only=True) as store:
        assert store.outdated
    assert json.loads((folder / "format.json").read_text()) == {"format": 1}


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": null}'])
def test_a_damaged_marker_is_named(folder: Path, text: str) -> None:
    (folder / "format.json").write_text(text)
    with pytest.raises(StoreError, match=r"format\.json is damaged"):
        open_store(folder)


def test_damaged_engine_files_are_a_store_error(folder: Path) -> None:
    for file in (folder / "quads").glob("MANIFEST*"):
        file.write_bytes(b"\0" * 10)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(folder)


def test_a_second_writer_is_told_who_writes(folder: Path) -> None:
    with open_store(folder), pytest.raises(StoreError, match=r"in use .*this process itself"):
        open_store(folder, wait=0)


def test_a_reader_is_told_who_writes(folder: Path) -> None:
    with open_store(folder), pytest.raises(StoreError, match="being written by this process itself"):
        open_store(folder, read_only=True, wait=0)


def test_many_can_read_at_once(folder: Path) -> None:
    with open_store(folder, read_only=True) as one, open_store(folder, read_only=True) as other:
        assert len(one.engine) == len(other.engine) == 0


def test_a_writer_waits_for_the_last_reader(folder: Path) -> None:
    with open_store(folder, read_only=True), pytest.raises(StoreError, match="in use"):
        open_store(folder, wait=0)
    open_store(folder, wait=0).close()


def test_a_store_can_be_opened_again_in_the_same_process(folder: Path) -> None:
    for text in ("NATO met.", "NATO parted."):
        with open_store(folder) as store:
            store.add(plain(text))
    with open_store(folder, read_only=True) as store:
        assert len(list(store.articles())) == 1


CHILD = """
import sys
sys.path.insert(0, sys.argv[2])
from kg.store import open_store
from tests.factory import plain
store = open_store(sys.argv[1], create=True)
for n in range(100_000):
    store.add(plain(f"NATO met {n} times.", source=f"{n}.txt"))
    print(n, flush=True)
"""


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_what_was_reported_done_is_there_after_a_stop(tmp_path: Path, stop: signal.Signals) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path / "s"), str(ROOT)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    done = 0
    for line in child.stdout:
        done = int(line) + 1
        if done == 20:
            os.kill(child.pid, stop)
            break
    rest = child.stdout.read().split()
    done = int(rest[-1]) + 1 if rest else done
    child.stdout.close()
    child.wait(timeout=20)
    with open_store(tmp_path / "s", read_only=True) as store:
        held = list(store.articles())
        assert done <= len(held) <= done + 1
        assert all(store.extraction(one.iri).mentions for one in held)


def test_another_process_that_writes_is_named(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path / "s"), str(ROOT)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    child.stdout.readline()
    try:
        with pytest.raises(StoreError, match=f"being written by process {child.pid}"):
            open_store(tmp_path / "s", read_only=True, wait=0)
    finally:
        child.kill()
        child.stdout.close()
        child.wait(timeout=20)


def test_opening_to_read_is_quick(folder: Path) -> None:
    began = time.monotonic()
    open_store(folder, read_only=True).close()
    assert time.monotonic() - began < 1
