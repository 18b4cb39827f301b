from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.link.spool import SHORT, Spool, parts_of


@pytest.mark.parametrize("held", [100, 1_000_000])
@pytest.mark.parametrize("kind", [np.int64, SHORT])
def test_rows_come_back_part_by_part_in_their_order(held: int, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.link.spool.HELD", held)
    values = np.arange(100)[::-1]
    with Spool(2, kind=kind) as spool:
        for some in np.split(values, 10):
            spool.add(parts_of(some, 100, 4), some, -some)
        found = [rows.tolist() for rows in spool.taken()]
    assert found == [[[v, -v] for v in range(low + 24, low - 1, -1)] for low in (0, 25, 50, 75)]


def test_of_a_part_too_large_those_with_the_same_first_number_come_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.link.spool.HELD", 10)
    with Spool(2) as spool:
        for turn in range(7):
            spool.add(np.zeros(20, np.int64), np.arange(20)[::-1], np.full(20, turn))
        found = [rows.tolist() for rows in spool.taken()]
    assert found == [[[v, turn] for turn in range(7)] for v in range(20)]


def test_the_file_lies_in_the_folder_that_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.link.spool.HELD", 1)
    with Spool(1, tmp_path / "gone") as spool, pytest.raises(FileNotFoundError):
        spool.add(np.zeros(2, np.int64), np.zeros(2))


def test_nothing_put_aside_gives_nothing() -> None:
    with Spool(2) as spool:
        spool.add(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
        assert list(spool.taken()) == []
