"""Shards: named by what is in them, written whole, never twice, and as good as a build."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import KgError, NotFound, StoreError, UnreadableInput, UsageError
from kg.pipeline import build
from kg.records import Article
from kg.scale.blocks import Block, blocks
from kg.scale.loading import load
from kg.scale.places import Place, read_all
from kg.scale.sharding import Engine, Sharded, here, shard
from kg.scale.shards import Written, press
from kg.store import open_store
from kg.store.failures import Failures
from tests.fakes import WORDS, Reader, extract

pq = pytest.importorskip("pyarrow.parquet", reason="shards are Parquet: pip install 'newskg[scale]'")
pytestmark = pytest.mark.usefixtures("fake_reader")
SIZE = 4


def rows(number: int) -> list[dict[str, str]]:
    return [{"id": f"n{index}", "publisher": f"Outlet {index % 3}", "published": "2025-04-06", "text": f"Report {index}. {WORDS}"}
            for index in range(number)]  # fmt: skip


def corpus(path: Path, given: list[dict[str, str]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in given))
    return str(path)


@pytest.fixture
def texts(tmp_path: Path) -> str:
    """Forty articles; of one line a later one says otherwise, one comes twice, one fails, and one line is no JSON."""
    given = rows(40)
    given.insert(20, given[3] | {"text": f"Corrected. {WORDS}"})
    given.insert(30, given[5])
    given.insert(31, {"id": "bad", "text": f"This one will crash. {WORDS}"})
    path = Path(corpus(tmp_path / "news.jsonl", given))
    with path.open("a") as out:
        out.write("{not JSON\n")
    return str(path)


def write(paths: list[str], out: Path | str, engine: Engine | None = None, size: int = SIZE) -> Sharded:
    return shard(paths, str(out), engine or here(1, None), size=size, on_error=lambda error: None)


def dump(store: Path) -> bytes:
    out = io.BytesIO()
    with open_store(store, read_only=True) as graph:
        graph.dump(out, "nquads")
    return out.getvalue()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_store_loaded_from_shards_is_the_one_that_a_build_makes(texts: str, tmp_path: Path) -> None:
    build([texts], store=tmp_path / "built")
    write([texts], tmp_path / "shards")
    load([str(tmp_path / "shards")], store=tmp_path / "loaded")
    assert dump(tmp_path / "loaded") == dump(tmp_path / "built")


def test_what_failed_is_kept_as_a_build_keeps_it(texts: str, tmp_path: Path) -> None:
    build([texts], store=tmp_path / "built")
    write([texts], tmp_path / "shards")
    told = load([str(tmp_path / "shards")], store=tmp_path / "loaded")
    assert len(told.failures) == 2
    assert [*Failures(tmp_path / "loaded")] == [*Failures(tmp_path / "built")]


def test_loading_twice_changes_nothing(texts: str, tmp_path: Path) -> None:
    write([texts], tmp_path / "shards")
    load([str(tmp_path / "shards")], store=tmp_path / "loaded")
    before = dump(tmp_path / "loaded")
    load([str(tmp_path / "shards")], store=tmp_path / "loaded")
    assert dump(tmp_path / "loaded") == before


def test_the_same_articles_give_the_same_bytes(texts: str, tmp_path: Path) -> None:
    write([texts], tmp_path / "one")
    write([texts], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_quads_of_the_shards_are_the_evidence(tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(9))
    build([texts], store=tmp_path / "built")
    write([texts], tmp_path / "shards")
    found = ox.Store()
    for path in (tmp_path / "shards").glob("*.nq.gz"):
        found.load(gzip.decompress(path.read_bytes()), format=ox.RdfFormat.N_QUADS)
    lines = dump(tmp_path / "built").decode().splitlines()
    assert {f"{quad} ." for quad in found} == {line for line in lines if "<urn:kg:article:" in line.rsplit(" ", 2)[1]}


def test_a_block_that_is_there_is_not_read_again(tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(20))
    first = write([texts], tmp_path / "shards")
    again = write([texts], tmp_path / "shards")
    assert (first.articles, again.articles, again.kept) == (20, 0, 20)


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(40))

    def stopped(todo: Iterable[Block], place: Place) -> Iterator[Written]:
        yield from [written for written, _ in zip(here(1, None)(todo, place), range(3), strict=False)]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write([texts], tmp_path / "shards", stopped)
    half = contents(tmp_path / "shards")
    told = write([texts], tmp_path / "shards")
    write([texts], tmp_path / "whole")
    assert told.kept_blocks == sum(name.endswith(".nq.gz") for name in half) >= 3
    assert contents(tmp_path / "shards") == contents(tmp_path / "whole")


def test_one_article_more_at_the_front_costs_its_own_blocks_only(tmp_path: Path) -> None:
    write([corpus(tmp_path / "news.jsonl", rows(120))], tmp_path / "shards")
    told = write(
        [corpus(tmp_path / "news.jsonl", [{"id": "new", "text": "Another."}, *rows(120)])], tmp_path / "shards"
    )
    assert told.kept >= 100


def test_a_block_of_which_a_file_is_gone_is_done_again(tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(20))
    write([texts], tmp_path / "shards")
    before = contents(tmp_path / "shards")
    next((tmp_path / "shards").glob("*.parquet")).unlink()
    assert write([texts], tmp_path / "shards").blocks == 1
    assert contents(tmp_path / "shards") == before


@pytest.mark.parametrize("kind", ["parquet", "nq.gz"])
def test_a_block_of_which_a_file_was_cut_is_done_again(kind: str, tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(20))
    write([texts], tmp_path / "shards")
    before = contents(tmp_path / "shards")
    path = min((tmp_path / "shards").glob(f"*.{kind}"))
    path.write_bytes(path.read_bytes()[:300])
    told = write([texts], tmp_path / "shards")
    assert (told.blocks, told.damaged) == (1, [path.name])
    assert contents(tmp_path / "shards") == before


@pytest.mark.parametrize("kind", ["parquet", "nq.gz"])
def test_a_cut_file_of_a_run_that_was_stopped_is_seen_by_its_end(kind: str, tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(20))
    write([texts], tmp_path / "shards")
    (tmp_path / "shards" / "shards.json").unlink()
    path = min((tmp_path / "shards").glob(f"*.{kind}"))
    path.write_bytes(path.read_bytes()[:-20])
    assert write([texts], tmp_path / "shards").damaged == [path.name]


def test_a_block_that_has_become_whole_since_the_list_is_not_taken_for_damaged(
    texts: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write([texts], tmp_path / "shards")
    old = (tmp_path / "shards" / "shards.json").read_bytes()
    monkeypatch.setattr(Reader, "read", lambda self, texts: iter(texts))
    write([texts], tmp_path / "shards")
    (tmp_path / "shards" / "shards.json").write_bytes(old)  # stopped before its end
    assert not write([texts], tmp_path / "shards").damaged


def test_a_list_of_before_there_were_sizes_will_do(tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(20))
    write([texts], tmp_path / "shards")
    path = tmp_path / "shards" / "shards.json"
    path.write_text(json.dumps({key: told for key, told in json.loads(path.read_text()).items() if key != "bytes"}))
    assert write([texts], tmp_path / "shards").kept == 20
    assert load([str(tmp_path / "shards")], store=tmp_path / "loaded").added == 20


def test_a_block_of_which_something_failed_is_tried_again(texts: str, tmp_path: Path) -> None:
    write([texts], tmp_path / "shards")
    assert write([texts], tmp_path / "shards").blocks == 1


def test_what_a_killed_run_left_half_written_is_taken_away(tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(5))
    (tmp_path / "shards").mkdir()
    (tmp_path / "shards" / ".x.nq.gz.1.part").write_bytes(b"half")
    write([texts], tmp_path / "shards")
    assert not [name for name in contents(tmp_path / "shards") if name.endswith(".part")]


def test_shards_of_a_run_at_work_load_and_are_named(tmp_path: Path) -> None:
    write([corpus(tmp_path / "news.jsonl", rows(20))], tmp_path / "shards")
    (tmp_path / "shards" / "shards.json").unlink()
    told = load([str(tmp_path / "shards")], store=tmp_path / "loaded")
    assert (told.added, told.unfinished) == (20, (str(tmp_path / "shards"),))


def test_one_file_of_a_block_stands_for_the_block(tmp_path: Path) -> None:
    write([corpus(tmp_path / "news.jsonl", rows(3))], tmp_path / "shards", size=64)
    (quads,) = (tmp_path / "shards").glob("*.nq.gz")
    assert load([str(quads)], store=tmp_path / "loaded").added == 3


def test_a_folder_without_shards_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="kg build"):
        load([str(tmp_path)], store=tmp_path / "loaded")


def test_a_damaged_shard_is_named_with_what_mends_it(tmp_path: Path) -> None:
    write([corpus(tmp_path / "news.jsonl", rows(3))], tmp_path / "shards")
    path = next((tmp_path / "shards").glob("*.parquet"))
    path.write_bytes(b"PAR1 no more")
    with pytest.raises(
        StoreError, match=f"{path} is damaged: delete it, then run the same kg build … --out {path.parent} again"
    ):
        load([str(tmp_path / "shards")], store=tmp_path / "loaded")


def test_a_shard_that_is_gone_is_named(tmp_path: Path) -> None:
    write([corpus(tmp_path / "news.jsonl", rows(3))], tmp_path / "shards")
    path = next((tmp_path / "shards").glob("*.parquet"))
    path.unlink()
    with pytest.raises(StoreError, match=f"{path} is gone: run the same kg build"):
        load([str(tmp_path / "shards")], store=tmp_path / "loaded")


def test_a_damaged_list_of_what_failed_is_named(texts: str, tmp_path: Path) -> None:
    write([texts], tmp_path / "shards")
    path = next((tmp_path / "shards").glob("*.failed.jsonl"))
    path.write_bytes(path.read_bytes()[:9])
    with pytest.raises(StoreError, match=f"{path} is damaged: run the same kg build"):
        load([str(tmp_path / "shards")], store=tmp_path / "loaded")


def test_a_file_of_articles_is_no_shards(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a file and no shards: articles go to kg build"):
        load([corpus(tmp_path / "news.jsonl", rows(3))], store=tmp_path / "loaded")


def test_the_records_are_a_table_that_others_can_read(tmp_path: Path) -> None:
    write([corpus(tmp_path / "news.jsonl", rows(3))], tmp_path / "shards", size=64)
    (path,) = (tmp_path / "shards").glob("*.parquet")
    table = pq.read_table(path)
    assert table.column_names == ["key", "source", "model", "tool", "extraction"]
    assert [json.loads(text)["article"]["id"] for text in table["extraction"].to_pylist()] == ["n0", "n1", "n2"]


def test_a_worker_with_another_reader_is_refused(tmp_path: Path) -> None:
    (block,) = blocks([Article("1", "a.txt", WORDS)], "another-2")
    with pytest.raises(KgError, match="install the same version"):
        press(block, [extract(WORDS, block.articles[0], model=Reader.version)], Place(str(tmp_path)))


def test_a_text_that_is_not_unicode_fails_alone(tmp_path: Path) -> None:
    articles = [Article("1", "a.txt", WORDS), Article("2", "b.txt", f"{WORDS} \ud800")]
    (block,) = blocks(articles, Reader.version)
    told = press(block, [extract("", one, model=Reader.version) for one in articles], Place(str(tmp_path)))
    assert (told.articles, [error.source for error in told.failures]) == (1, ["b.txt"])


def test_a_block_is_named_by_its_reader_too() -> None:
    articles = [Article("1", "a.txt", WORDS)]
    one, two = (next(blocks(articles, model)).name for model in ("m1", "m2"))
    assert one != two


def test_blocks_hold_every_article_once_and_in_order() -> None:
    articles = [Article(str(number), "a.txt", f"Text {number}") for number in range(500)]
    found = list(blocks(articles, "m", SIZE))
    assert [article for block in found for article in block.articles] == articles
    assert max(len(block.articles) for block in found) <= 2 * SIZE


def test_a_long_text_has_a_block_of_its_own() -> None:
    articles = [Article(str(number), "a.txt", "x" * 1_500_000) for number in range(3)]
    assert [len(block.articles) for block in blocks(articles, "m")] == [1, 1, 1]


def test_pages_of_the_web_are_no_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="kg fetch"):
        Place("https://example.org/shards")


class TestStorage:
    """What lies at an address: fsspec's storage in memory stands for all."""

    @pytest.fixture(autouse=True)
    def _storage(self) -> None:
        self.fs = pytest.importorskip("fsspec", reason="pip install 'newskg[scale]'").filesystem("memory")
        self.fs.store.clear()

    def test_shards_there_have_the_bytes_of_those_here(self, texts: str, tmp_path: Path) -> None:
        write([texts], "memory://bucket/shards")
        write([texts], tmp_path / "shards")
        assert {
            path.rpartition("/")[2]: self.fs.cat_file(path) for path in self.fs.ls("/bucket/shards", detail=False)
        } == contents(tmp_path / "shards")

    def test_a_run_there_goes_on_as_one_here(self, tmp_path: Path) -> None:
        texts = corpus(tmp_path / "news.jsonl", rows(10))
        write([texts], "memory://bucket/shards")
        assert write([texts], "memory://bucket/shards").kept == 10

    @pytest.mark.parametrize("kind", ["parquet", "nq.gz"])
    def test_a_cut_file_there_is_seen_by_its_end(self, kind: str, tmp_path: Path) -> None:
        texts = corpus(tmp_path / "news.jsonl", rows(10))
        write([texts], "memory://bucket/shards")
        self.fs.rm("/bucket/shards/shards.json")
        path = min(path for path in self.fs.ls("/bucket/shards", detail=False) if path.endswith(kind))
        self.fs.pipe_file(path, self.fs.cat_file(path)[:300])
        assert write([texts], "memory://bucket/shards").damaged == [path.rpartition("/")[2]]

    def test_shards_there_are_loaded(self, tmp_path: Path) -> None:
        write([corpus(tmp_path / "news.jsonl", rows(10))], "memory://bucket/shards")
        assert load(["memory://bucket/shards"], store=tmp_path / "loaded").added == 10

    def test_articles_there_are_read_under_their_address(self) -> None:
        from kg.read import read

        self.fs.pipe_file("/bucket/in/a.jsonl", json.dumps({"id": "7", "text": WORDS}).encode())
        failures: list[UnreadableInput] = []
        found = list(read_all(["memory://bucket/in"], lambda paths, note: read(paths, on_error=note), failures.append))
        assert [article.source for article in found] == ["memory:///bucket/in/a.jsonl#7"]

    def test_what_cannot_be_read_there_is_named_by_its_address(self) -> None:
        from kg.read import read

        self.fs.pipe_file("/bucket/in/a.txt", b"\0")
        failures: list[UnreadableInput] = []
        assert not list(
            read_all(["memory://bucket/in"], lambda paths, note: read(paths, on_error=note), failures.append)
        )
        assert [error.source for error in failures] == ["memory:///bucket/in/a.txt"]

    def test_a_date_there_that_is_not_understood_is_told_with_its_address(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        from kg.read import read

        row = {"id": "7", "text": WORDS, "published": "03.05.2025"}
        self.fs.pipe_file("/bucket/in/a.jsonl", json.dumps(row).encode())
        assert list(read_all(["memory://bucket/in"], lambda paths, note: read(paths, on_error=note), [].append))
        (said,) = caplog.messages
        assert said.startswith("memory:///bucket/in/a.jsonl: 1 date not understood")
        assert "(memory:///bucket/in/a.jsonl:1)" in said

    def test_an_address_where_nothing_is_is_named(self) -> None:
        failures: list[UnreadableInput] = []
        assert not list(read_all(["memory://bucket/none"], lambda paths, note: iter(()), failures.append))
        assert [error.reason for error in failures] == ["nothing is there"]


def test_an_article_changes_its_name_with_its_source() -> None:
    article = Article("1", "a.txt", WORDS)
    one, two = (next(blocks([each], "m")).name for each in (article, replace(article, source="b.txt")))
    assert one != two
