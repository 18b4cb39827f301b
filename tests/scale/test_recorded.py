"""A row of a shard that cannot be taken in is named, and so is what to do; the others are taken in."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.contract import to_json
from kg.errors import StoreError, UnreadableInput
from kg.scale import recorded
from kg.scale.entering import Entering, Entry
from kg.scale.loading import load
from kg.scale.places import Place
from kg.scale.recorded import entries
from kg.scale.shards import RECORDS, Row, outcomes_of
from kg.store.failures import Failures
from tests.link.reports import MUST, SHOULD, article
from tests.scale.test_shards import corpus, rows, write

pa = pytest.importorskip("pyarrow", reason="shards are Parquet: pip install 'newskg[scale]'")


def row(told: str, source: str = "gull.txt") -> Row:
    return Row(source, told, "b1.parquet", "shards")


GOOD, OTHER = (row(json.dumps(to_json(article(words, outlet)))) for words, outlet in ((SHOULD, "Gull"), (MUST, "Tern")))
HALF = json.dumps(to_json(article(SHOULD, "Wren")) | {"tool": "x"}).replace('"title": null', '"title": "half \\ud83d"')
DYING, HANGING = row("dying"), row("hanging")


@pytest.mark.parametrize("told", ["{", "{}", "[]", "null", '{"article": 7}', None, 7, '{"article": {"text": 5}}'])
def test_a_row_that_is_no_extraction_is_named_with_what_mends_it(told: Any) -> None:
    mend = r"shards/b1.parquet is damaged where it has gull.txt: delete it, then run the same kg build … --out shards"
    with pytest.raises(StoreError, match=mend):
        list(entries(Entering({}), [row(told)], 1))


def test_a_text_that_is_not_unicode_fails_alone() -> None:
    found = list(entries(Entering({}), [GOOD, row(HALF), OTHER], 1))
    assert [type(one) for one in found] == [Entry, UnreadableInput, Entry]
    assert "not Unicode" in str(found[1])


@pytest.mark.usefixtures("fake_reader")
def test_a_text_that_is_not_unicode_is_listed_as_failed(tmp_path: Path) -> None:
    write([corpus(tmp_path / "news.jsonl", rows(3))], tmp_path / "shards", size=64)
    (path,) = (tmp_path / "shards").glob("*.parquet")
    table = pa.parquet.read_table(path).to_pylist()
    table[1]["extraction"] = table[1]["extraction"].replace('"title": null', '"title": "half \\ud83d"')
    pa.parquet.write_table(pa.Table.from_pylist(table), path)
    told = load([str(tmp_path / "shards")], store=tmp_path / "store")
    assert (told.added, [error.source for error in told.failures]) == (2, [table[1]["source"]])
    assert [source for source, *_ in Failures(tmp_path / "store")] == [table[1]["source"]]


@pytest.mark.usefixtures("fake_reader")
def test_a_table_of_something_else_is_named(tmp_path: Path) -> None:
    write([corpus(tmp_path / "news.jsonl", rows(3))], tmp_path / "shards", size=64)
    (path,) = (tmp_path / "shards").glob("*.parquet")
    pa.parquet.write_table(pa.table({"x": [1]}), path)
    with pytest.raises(StoreError, match=f"{path} is damaged"):
        list(outcomes_of(path.name.removesuffix(RECORDS), Place(str(path.parent))))


@pytest.mark.parametrize(
    ("bad", "why"),
    [(DYING, r"its worker process died \(exit code 9\)"), (HANGING, "it took too long and was given up")],
)
def test_a_row_that_takes_its_process_with_it_fails_alone(bad: Row, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorded, "_start", _starting)
    monkeypatch.setattr(recorded, "BATCH", 2)
    monkeypatch.setattr(recorded, "SECONDS", 0.5)
    rest: list[Any] = [UnreadableInput(f"{number}.txt", "no") for number in range(4)]
    found = list(entries(Entering({}), [*rest[:2], bad, *rest[2:]], 2))
    assert [str(one) for one in (*found[:2], *found[3:])] == [str(one) for one in rest]
    with pytest.raises(UnreadableInput, match=f"^gull.txt: .*shards/b1.parquet, {why}; load that again$"):
        raise found[2]  # type: ignore[misc]


def _starting(entering: Entering) -> Any:
    return _take


def _take(batch: Sequence[Any]) -> Any:
    for one in batch:
        if one == DYING:
            os._exit(9)
        if one == HANGING:
            time.sleep(60)
    return list(batch)


def test_a_long_row_may_take_longer() -> None:
    assert recorded.patience_for([row("x" * 50_000)]) == recorded.SECONDS + 5.0


@pytest.mark.usefixtures("fake_reader")
def test_what_files_there_are_is_asked_no_more_often_for_more_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write([corpus(tmp_path / "news.jsonl", rows(20))], tmp_path / "shards")
    asked, names = [0], Place.names

    def counting(place: Place) -> set[str]:
        asked[0] += 1
        return names(place)

    monkeypatch.setattr(Place, "names", counting)
    assert load([str(tmp_path / "shards")], store=tmp_path / "store").blocks > 3
    assert asked[0] <= 3
