"""What was read is read once, for every store; what would be read otherwise is not taken from there."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import UnreadableInput
from kg.pipeline import Summary, build
from kg.records import Article, Span
from kg.scale import recalled
from kg.scale.recalled import Recalled, recalling
from kg.store import open_store
from tests.fakes import WORDS, Reader
from tests.newsroom import courier, gazette

READ = courier()
KEPT = "reader-1"


class Reading:
    """A reader that knows two reports, and how many it was asked for."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, batch: list[Article]) -> list[object]:
        self.read += [article.id for article in batch]
        known = {one.article.id: one for one in (READ, gazette())}
        return [known.get(article.id) or UnreadableInput(article.source, "broken") for article in batch]


def test_what_was_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    kept = Recalled(tmp_path, KEPT)
    kept.put(READ)
    assert kept.get(READ.article) == replace(READ, tool=recalled.config.tool())


def test_the_same_article_from_elsewhere_is_known_and_keeps_its_own_source(tmp_path: Path) -> None:
    kept = Recalled(tmp_path, KEPT)
    kept.put(READ)
    found = kept.get(replace(READ.article, source="elsewhere.txt"))
    assert found is not None
    assert found.article.source == "elsewhere.txt"


@pytest.mark.parametrize(
    "other",
    [
        {"text": READ.article.text + " And more."}, {"title": "Another"}, {"published": "2020-01-01"},
        {"language": "de"}, {"title_span": Span(0, 1, "T")},
    ],
    ids=lambda other: next(iter(other)),
)  # fmt: skip
def test_an_article_that_differs_in_anything_is_not_known(tmp_path: Path, other: dict[str, object]) -> None:
    kept = Recalled(tmp_path, KEPT)
    kept.put(READ)
    assert kept.get(replace(READ.article, **other)) is None  # type: ignore[arg-type]


def test_another_reader_reads_for_itself(tmp_path: Path) -> None:
    Recalled(tmp_path, KEPT).put(READ)
    assert Recalled(tmp_path, "reader-2").get(READ.article) is None


def test_other_rules_read_for_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Recalled(tmp_path, KEPT).put(READ)
    monkeypatch.setattr(recalled, "rules", lambda: "other")
    assert Recalled(tmp_path, KEPT).get(READ.article) is None


@pytest.mark.parametrize("content", [b"", b"no archive", b"x\x9c\xab\x56\x02\x00\x01\x1a\x00\xa5"])
def test_a_damaged_file_is_as_if_it_were_not_there(tmp_path: Path, content: bytes) -> None:
    kept = Recalled(tmp_path, KEPT)
    kept.put(READ)
    (file,) = tmp_path.rglob("*.z")
    file.write_bytes(content)
    assert kept.get(READ.article) is None


def test_only_what_is_not_known_is_read_and_the_order_stays(tmp_path: Path) -> None:
    Recalled(tmp_path, KEPT).put(gazette())
    reader = Reading()
    read = recalling(Recalled(tmp_path, KEPT), lambda: reader)  # type: ignore[arg-type, return-value]
    broken = Article("x", "x.txt", "nothing")
    found = read([READ.article, gazette().article, broken])
    assert reader.read == [READ.article.id, "x"]
    assert [getattr(one, "article", None) for one in found] == [READ.article, gazette().article, None]


def test_without_room_on_the_disk_nothing_is_kept_and_nothing_lost(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    read = recalling(Recalled(tmp_path / "file", KEPT), Reading)  # type: ignore[arg-type, return-value]
    assert read([READ.article]) == [READ]


def built(reports: Path, store: Path, cache: Path) -> tuple[Summary, bytes]:
    out = io.BytesIO()
    summary = build([str(reports)], store=store, cache=cache)
    with open_store(store, read_only=True) as graph:
        graph.dump(out)
    return summary, out.getvalue()


def test_another_store_is_built_without_reading_and_is_the_same(
    fake_reader: None, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reports / "c.txt").write_text(f"{WORDS} It was late.")
    first, dumped = built(reports, tmp_path / "one", tmp_path / "cache")
    monkeypatch.setattr(Reader, "read", lambda self, texts: pytest.fail("it was read again"))
    again, same = built(reports, tmp_path / "two", tmp_path / "cache")
    assert (again.added, same) == (first.added, dumped)


def test_the_rules_are_made_of_nothing_that_the_digest_leaves_out() -> None:
    code = Path(recalled.__file__).parent.parent
    files = [file for name in recalled.RULES for file in (code / name).rglob("*.py")]
    taken = {name for file in files for name in re.findall(r"^\s*from kg\.(\w+)", file.read_text(), re.M)}
    assert taken - {*recalled.RULES, *recalled.KERNEL} == {"config", "errors"}  # where things lie, and what goes wrong
