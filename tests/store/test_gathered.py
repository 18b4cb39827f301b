"""Rows come together by their key, in memory and in a file."""

from __future__ import annotations

import pytest

from kg.store.gathered import gathered

ROWS = [(("b", True), ("x", None)), (("a", False), ("y", 1)), (("b", True), ("z", None))]


@pytest.mark.parametrize("few", [0, 2, 3, 100])
def test_rows_of_a_key_come_together_in_their_order(few: int) -> None:
    assert list(gathered(ROWS, few)) == [(("a", False), [("y", 1)]), (("b", True), [("x", None), ("z", None)])]


@pytest.mark.parametrize("few", [0, 100])
def test_of_nothing_comes_nothing(few: int) -> None:
    assert list(gathered([], few)) == []
