"""Shards make the same store whoever makes graphs and cards of their rows: this process, or several."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError, UnreadableInput
from kg.records import Extraction
from kg.resolve.correction_file import NAME
from kg.scale import recorded, sharing
from kg.scale.entering import Entering
from kg.scale.loading import load
from kg.store import open_store
from kg.store.failures import Failures
from tests.scale.test_shards import corpus, dump, rows, write

pytest.importorskip("pyarrow", reason="shards are Parquet: pip install 'newskg[scale]'")
pytestmark = pytest.mark.usefixtures("fake_reader")
BAD = {"id": "bad", "text": "This one will crash."}
CORRECTION = """{{"time": "2025-04-07T09:30:00Z", "kind": "not a statement", "article": "{}", "start": {}, "end": {},
"words": "{}"}}"""


@pytest.fixture
def shards(tmp_path: Path) -> str:
    """Thirty articles of which one failed."""
    given = rows(30)
    write([corpus(tmp_path / "news.jsonl", [*given[:9], BAD, *given[9:]])], tmp_path / "shards")
    return str(tmp_path / "shards")


def one_of(store: Path) -> Extraction:
    with open_store(store, read_only=True) as graph:
        return graph.extraction(min(held.iri for held in graph.articles()))


def test_several_processes_make_the_store_that_one_makes(shards: str, tmp_path: Path) -> None:
    for jobs in (1, 2):
        load([shards], store=tmp_path / f"store{jobs}", jobs=jobs)
    assert dump(tmp_path / "store2") == dump(tmp_path / "store1")
    assert [*Failures(tmp_path / "store2")] == [*Failures(tmp_path / "store1")]


def test_what_is_reported_comes_in_the_order_of_the_input(shards: str, tmp_path: Path) -> None:
    heard = [list[tuple[str, str]](), list[tuple[str, str]]()]
    for jobs in (1, 2):
        done = heard[jobs - 1]
        load([shards], store=tmp_path / f"store{jobs}", jobs=jobs, on_done=lambda *told, done=done: done.append(told))
    added = [[source for source, outcome in told if outcome == "added"] for told in heard]
    assert added[0] == added[1]
    assert len(added[0]) == 30


@pytest.mark.parametrize("jobs", [1, 2])
def test_corrections_of_the_store_are_taken_in(jobs: int, shards: str, tmp_path: Path) -> None:
    load([shards], store=tmp_path / "store")
    before = one_of(tmp_path / "store")
    (span,) = before.statements[0].content
    line = CORRECTION.format(before.article.sha256, span.start, span.end, span.text).replace("\n", " ")
    (tmp_path / "store" / NAME).write_text(f"{line}\n")
    told = load([shards], store=tmp_path / "store", jobs=jobs)
    assert (told.replaced, told.misfits) == (1, ())
    assert not one_of(tmp_path / "store").statements


def test_few_rows_are_entered_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorded, "_start", lambda entering: list)
    monkeypatch.setattr(sharing, "cores", lambda: pytest.fail("no other process was asked for"))
    errors = [UnreadableInput("a.txt", "no")] * 3
    assert list(recorded.entries(Entering({}), errors, None)) == errors


def test_a_damaged_shard_is_named_from_several_processes_too(shards: str, tmp_path: Path) -> None:
    next(Path(shards).glob("*.parquet")).write_bytes(b"PAR1 no more")
    with pytest.raises(StoreError, match="is damaged: delete it"):
        load([shards], store=tmp_path / "store", jobs=2)
