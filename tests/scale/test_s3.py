"""Shards in an object storage that speaks S3: by pyarrow alone, and by s3fs where that is installed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.group import run
from kg.pipeline import build
from kg.scale import storage
from kg.scale.places import Place
from tests.fakes import WORDS
from tests.scale.s3_server import Bucket, serving
from tests.scale.test_shards import contents, corpus, dump, rows, write

pytest.importorskip("pyarrow.fs", reason="pip install 'newskg[scale]'")
pytest.importorskip("fsspec", reason="pip install 'newskg[scale]'")
pytestmark = pytest.mark.usefixtures("fake_reader")
ACCOUNT = {
    "AWS_ACCESS_KEY_ID": "a",
    "AWS_SECRET_ACCESS_KEY": "b",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_REGION": "us-east-1",
    "AWS_MAX_ATTEMPTS": "1",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Bucket]:
    """One for all: libraries keep their connections."""
    with serving() as bucket:
        yield bucket


@pytest.fixture(params=["pyarrow", "s3fs"])
def bucket(request: pytest.FixtureRequest, server: Bucket, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """An empty bucket, reached by either library."""
    if request.param == "s3fs":
        pytest.importorskip("s3fs", reason="s3fs is not installed; pyarrow does it without")
    else:
        monkeypatch.setitem(sys.modules, "s3fs", None)
    for name, value in {**ACCOUNT, "AWS_ENDPOINT_URL": server.address}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(storage, "PAUSE", 0.0)
    server.objects.clear()
    server.failing = server.failed = 0
    return server


def test_what_is_built_there_and_loaded_from_there_is_the_store_of_a_build(bucket: Bucket, tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(9))
    build([texts], store=tmp_path / "built")
    assert run(["build", texts, "--out", "s3://news/shards"]) == 0
    assert run(["load", "s3://news/shards", "--store", str(tmp_path / "loaded")]) == 0
    assert dump(tmp_path / "loaded") == dump(tmp_path / "built")


def test_the_files_there_are_those_of_a_folder(bucket: Bucket, tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(9))
    write([texts], "s3://news/shards")
    write([texts], tmp_path / "shards")
    assert {name.removeprefix("shards/"): held for name, held in bucket.objects.items()} == contents(
        tmp_path / "shards"
    )


def test_a_second_run_reads_nothing(bucket: Bucket, tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(9))
    write([texts], "s3://news/shards")
    assert write([texts], "s3://news/shards").kept == 9


def test_the_end_of_a_file_is_asked_for_alone(bucket: Bucket) -> None:
    bucket.objects["shards/x"] = b"a long one PAR1"
    assert Place("s3://news/shards").end("x", 4) == b"PAR1"
    assert Place("s3://news/shards").sizes() == {"x": 15}


def test_articles_there_are_read_under_their_address(bucket: Bucket, tmp_path: Path) -> None:
    bucket.objects["in/a.jsonl"] = json.dumps({"id": "7", "text": WORDS}).encode()
    write(["s3://news/in"], tmp_path / "shards")
    from kg.scale.linking import read
    from kg.scale.loading import shards_at

    place, held = shards_at(str(tmp_path / "shards"))
    assert [len(held.names), len(list(read(0, [(place.where, name) for name in held.names])))] == [1, 1]


def test_a_storage_that_fails_for_a_moment_loses_nothing(bucket: Bucket, tmp_path: Path) -> None:
    texts = corpus(tmp_path / "news.jsonl", rows(9))
    write([texts], tmp_path / "shards")
    bucket.failing = 7
    write([texts], "s3://news/shards")
    assert bucket.failed == 7
    assert {name.removeprefix("shards/"): held for name, held in bucket.objects.items()} == contents(
        tmp_path / "shards"
    )


@pytest.mark.parametrize("bucket", ["pyarrow"], indirect=True)  # s3fs goes on for minutes by itself
def test_a_storage_that_goes_on_failing_is_named(bucket: Bucket) -> None:
    bucket.failing = 1_000
    with pytest.raises(OSError, match=r"(?i)slow ?down|503|later"):
        Place("s3://news/shards").write("x", b"1")
    bucket.failing = 0
    assert not bucket.objects


def test_what_is_taken_away_is_gone(bucket: Bucket) -> None:
    place = Place("s3://news/shards")
    place.write("x", b"1")
    place.write("y", b"2")
    place.remove(["x", "none"])
    assert (place.names(), place.read("y")) == ({"y"}, b"2")
