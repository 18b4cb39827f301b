"""Rows come together by their key, in memory and in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.store.gathered import gathered
from tests.robust.disks import bounded

ROWS = [(("b", True), ("x", None)), (("a", False), ("y\t\n", 1)), (("b", True), ("z", None))]
TOGETHER = [(("a", False), [("y\t\n", 1)]), (("b", True), [("x", None), ("z", None)])]


@pytest.mark.parametrize("few", [0, 1, 2, 3, 100])
def test_rows_of_a_key_come_together_in_their_order(few: int, tmp_path: Path) -> None:
    assert list(gathered(ROWS, tmp_path, few)) == TOGETHER


def test_without_a_folder_they_stay_in_memory() -> None:
    assert list(gathered(ROWS, None, 0)) == TOGETHER


@pytest.mark.parametrize("few", [0, 100])
def test_of_nothing_comes_nothing(few: int, tmp_path: Path) -> None:
    assert list(gathered([], tmp_path, few)) == []


def test_rows_longer_than_what_is_read_at_a_time_stay_whole(tmp_path: Path) -> None:
    rows = [((n % 7,), ("w" * (n * 997), n)) for n in range(200)]
    assert dict(gathered(rows, tmp_path, 10)) == dict(gathered(rows, None))


def test_nothing_is_left_in_the_folder(tmp_path: Path) -> None:
    list(gathered(ROWS, tmp_path, 0))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room_says_so(tmp_path: Path) -> None:
    with bounded(1_000), pytest.raises(OSError, match="too large"):
        list(gathered(((("k",), ("w" * 100,)) for _ in range(1_000)), tmp_path, 10))
