"""A storage is asked again where it fails for a moment, and at once believed that something is not there."""

from __future__ import annotations

import re

import pytest

from kg.errors import UsageError
from kg.scale import storage
from kg.scale.storage import TRIES, puts_whole, steady


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made."""
    found: list[float] = []
    monkeypatch.setattr(storage.time, "sleep", found.append)
    return found


def failing(times: int, error: OSError, asked: list[int]) -> str:
    asked.append(1)
    if len(asked) <= times:
        raise error
    return "there"


def test_what_fails_for_a_moment_is_asked_again(pauses: list[float]) -> None:
    asked: list[int] = []
    assert steady(lambda: failing(TRIES - 1, OSError("later"), asked)) == "there"
    assert pauses == [0.5, 1.0, 2.0]


def test_what_goes_on_failing_is_raised(pauses: list[float]) -> None:
    asked: list[int] = []
    with pytest.raises(OSError, match="later"):
        steady(lambda: failing(TRIES, OSError("later"), asked))
    assert len(asked) == TRIES


@pytest.mark.parametrize("error", [FileNotFoundError("none"), PermissionError("no")])
def test_what_will_not_change_is_asked_once(error: OSError, pauses: list[float]) -> None:
    asked: list[int] = []
    with pytest.raises(type(error)):
        steady(lambda: failing(1, error, asked))
    assert (len(asked), pauses) == (1, [])


@pytest.mark.parametrize(
    "address",
    [
        "simplecache::http://127.0.0.1:1/x", "zip://a.zip::https://127.0.0.1:1/x", "memory://a::http://127.0.0.1:1/x",
        "ftp://127.0.0.1:1/x", "github://one:two@main/x", "S3://bucket/x", "://x",
    ],
)  # fmt: skip
def test_another_storage_or_one_in_another_is_refused_by_its_address(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsspec = pytest.importorskip("fsspec", reason="pip install 'newskg[scale]'")
    monkeypatch.setattr(fsspec.core, "url_to_fs", lambda _: pytest.fail("it was asked for"))
    with pytest.raises(UsageError, match=f"{re.escape(address)}: storages are s3://"):
        storage.storage(address)


@pytest.mark.parametrize("scheme", ["http", "https", "HTTP"])
def test_pages_belong_elsewhere(scheme: str) -> None:
    with pytest.raises(UsageError, match="kg fetch"):
        storage.storage(f"{scheme}://127.0.0.1:1/x")


def test_a_storage_that_does_not_answer_is_told_with_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(_: str) -> None:
        raise ConnectionRefusedError(111, "Connection refused")

    fsspec = pytest.importorskip("fsspec", reason="pip install 'newskg[scale]'")
    monkeypatch.setattr(fsspec.core, "url_to_fs", refusing)
    with pytest.raises(UsageError, match=r"hdfs://127.0.0.1:1/x cannot be reached: .*Connection refused"):
        storage.storage("hdfs://127.0.0.1:1/x")


@pytest.mark.parametrize("scheme", ["s3", "s3a"])
def test_amazon_has_two_names(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(address: str) -> None:
        assert address == "s3://bucket/x"
        raise ImportError("Install s3fs to access S3")

    fsspec = pytest.importorskip("fsspec", reason="pip install 'newskg[scale]'")
    monkeypatch.setattr(fsspec.core, "url_to_fs", lacking)
    monkeypatch.setattr(storage, "_s3", lambda: "Amazon's")
    assert storage.storage(f"{scheme}://bucket/x") == ("Amazon's", "bucket/x")


class _Storage:
    def __init__(self, protocol: str | tuple[str, ...]) -> None:
        self.protocol = protocol


@pytest.mark.parametrize(
    ("protocol", "whole"),
    [("s3", True), (("s3", "s3a"), True), (("gs", "gcs"), True), ("memory", False), (("file", "local"), False)],
)
def test_where_a_file_appears_whole_it_is_written_at_once(protocol: str | tuple[str, ...], whole: bool) -> None:
    assert puts_whole(_Storage(protocol)) is whole
