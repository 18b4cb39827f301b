"""A storage is asked again where it fails for a moment, and at once believed that something is not there."""

from __future__ import annotations

import pytest

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


class _Storage:
    def __init__(self, protocol: str | tuple[str, ...]) -> None:
        self.protocol = protocol


@pytest.mark.parametrize(
    ("protocol", "whole"),
    [("s3", True), (("s3", "s3a"), True), (("gs", "gcs"), True), ("memory", False), (("file", "local"), False)],
)
def test_where_a_file_appears_whole_it_is_written_at_once(protocol: str | tuple[str, ...], whole: bool) -> None:
    assert puts_whole(_Storage(protocol)) is whole
