from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
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


def test_a_part_of_any_size_is_read_a_bounded_number_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """To divide it, to put it aside by stretches and to give it back; once more where the stretches are thousands."""
    monkeypatch.setattr("kg.link.spool.HELD", 100)
    read, asked = Spool._read, [0]

    def counting(spool: Spool, place: int, length: int) -> npt.NDArray[Any]:
        asked[0] += length
        return read(spool, place, length)

    monkeypatch.setattr(Spool, "_read", counting)
    values = np.random.default_rng(1).permutation(10_000)
    with Spool(2) as spool:
        for some in np.split(values, 100):
            spool.add(np.zeros(100, np.int64), some, -some)
        found = np.concatenate([np.sort(rows[:, 0]) for rows in spool.taken()])
    assert (found == np.arange(10_000)).all()
    assert asked[0] <= 4 * values.nbytes * 2


def test_of_a_part_too_large_little_is_held_at_one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.link.spool.HELD", 10_000)
    monkeypatch.setattr("kg.link.spool.SAMPLED", 10_000)
    values = np.random.default_rng(1).permutation(400_000).astype(np.int64)
    with Spool(3) as spool:
        for some in np.split(values, 400):
            spool.add(np.zeros(1_000, np.int64), some, some, some)
        tracemalloc.start()
        try:
            count, before = 0, -1
            for rows in spool.taken():
                assert before < rows[:, 0].min()
                count, before = count + len(rows), int(rows[:, 0].max())
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert count == len(values)
    assert peak < 15 * 10_000 * 8  # bytes; the part has 120 times as many numbers as may be held


def test_the_file_lies_in_the_folder_that_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.link.spool.HELD", 1)
    with Spool(1, tmp_path / "gone") as spool, pytest.raises(FileNotFoundError):
        spool.add(np.zeros(2, np.int64), np.zeros(2))


def test_nothing_put_aside_gives_nothing() -> None:
    with Spool(2) as spool:
        spool.add(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
        assert list(spool.taken()) == []
