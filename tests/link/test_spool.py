from __future__ import annotations

import numpy as np
import pytest

from kg.link.spool import SHORT, Spool, parts_of


@pytest.mark.parametrize("held", [10, 1_000_000])
@pytest.mark.parametrize("kind", [np.int64, SHORT])
def test_rows_come_back_part_by_part_in_their_order(held: int, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.link.spool.HELD", held)
    values = np.arange(100)[::-1]
    with Spool(2, 4, kind) as spool:
        for some in np.split(values, 10):
            spool.add(parts_of(some, 100, 4), some, -some)
        found = [rows.tolist() for rows in spool.taken()]
    assert found == [[[v, -v] for v in range(low + 24, low - 1, -1)] for low in (0, 25, 50, 75)]


def test_nothing_put_aside_gives_nothing() -> None:
    with Spool(2) as spool:
        spool.add(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
        assert list(spool.taken()) == []
