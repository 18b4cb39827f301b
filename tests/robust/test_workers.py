"""Worker processes that die or hang in the middle of a build cost at most the article they had, by name."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from kg.cli.group import run
from kg.pipeline import build
from kg.scale import understanding
from kg.store import open_store
from kg.store.failures import Failures
from tests.fakes import WORDS
from tests.robust.test_full_disk import corpus, dump
from tests.scale.stand_in import start

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
from kg.store import open_store
with open_store(sys.argv[2]) as store:
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def workers(fake_reader: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Builds use real worker processes that need no weights; the file in which these note what they read."""
    monkeypatch.setattr(understanding, "start_reading", partial(_start, str(tmp_path / "read")))
    return tmp_path / "read"


def _start(log: str, model: str | None) -> object:
    return start(log)


def poison(path: Path, word: str) -> str:
    rows = [{"id": f"n{i}", "text": f"Report {i}. {WORDS}" + (f" {word}" if i == 5 else "")} for i in range(12)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


def test_an_article_that_kills_its_worker_is_the_only_one_that_is_lost(workers: Path, tmp_path: Path) -> None:
    texts = poison(tmp_path / "news.jsonl", "poison")
    summary = build([texts], store=tmp_path / "store", jobs=2)
    assert (summary.added, [error.source for error in summary.failures]) == (11, [f"{texts}#n5"])
    assert "its worker process died" in dict(Failures(tmp_path / "store"))[f"{texts}#n5"]


def test_an_article_that_hangs_is_the_only_one_that_is_lost(
    workers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(understanding, "patience_for", lambda batch: 5.0)
    texts = poison(tmp_path / "news.jsonl", "hang")
    summary = build([texts], store=tmp_path / "store", jobs=2)
    assert (summary.added, [error.source for error in summary.failures]) == (11, [f"{texts}#n5"])
    assert "it took too long" in dict(Failures(tmp_path / "store"))[f"{texts}#n5"]


def test_what_a_dead_worker_cost_is_read_by_retry(workers: Path, tmp_path: Path) -> None:
    texts = poison(tmp_path / "news.jsonl", "poison")
    build([texts], store=tmp_path / "store", jobs=2)
    poison(tmp_path / "news.jsonl", "harmless")
    assert run(["retry", "--jobs", "2", "--store", str(tmp_path / "store")]) == 0
    build([texts], store=tmp_path / "calm", jobs=2)
    assert dump(tmp_path / "store") == dump(tmp_path / "calm")


@contextmanager
def held(store: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that has the store open until its input ends."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(ROOT), str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdin
    assert child.stdout
    try:
        assert child.stdout.readline() == b"open\n"
        yield child
    finally:
        child.kill()
        child.stdin.close()
        child.stdout.close()
        child.wait(timeout=20)


def test_a_second_build_says_which_process_holds_the_store(
    fake_reader: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, store = corpus(tmp_path / "a.jsonl", 0, 2), tmp_path / "store"
    build([texts], store=store)
    with held(store) as child:
        assert run(["build", texts, "--store", str(store)]) == 1
        assert f"process {child.pid}" in capsys.readouterr().err
    assert run(["build", texts, "--store", str(store)]) == 0


def test_a_second_build_waits_for_one_that_is_nearly_done(fake_reader: None, tmp_path: Path) -> None:
    texts, store = corpus(tmp_path / "a.jsonl", 0, 2), tmp_path / "store"
    build([texts], store=store)
    with held(store) as child:
        assert child.stdin
        done = threading.Timer(1.0, child.stdin.close)  # it closes the store then
        done.start()
        began = time.monotonic()
        with open_store(store, wait=60):
            waited = time.monotonic() - began
        done.join()
    assert 0.5 < waited < 60
