from __future__ import annotations

from pickle import UnpicklingError

import numpy as np
import pytest

from kg.link.kept import packed, unpacked
from kg.link.said import said
from kg.link.traits import traits
from tests.newsroom import courier, gazette, herald

TAKEN = [one for report in (courier(), gazette(), herald()) for one in traits(said(report))]


@pytest.mark.parametrize("one", TAKEN, ids=lambda one: one.said.text[:20])
def test_a_statement_that_was_kept_is_the_same(one: object) -> None:
    assert unpacked(packed(one)) == one  # type: ignore[arg-type]


def test_so_is_its_meaning() -> None:
    assert all(np.array_equal(unpacked(packed(one)).meaning, one.meaning) for one in TAKEN)


@pytest.mark.parametrize("body", ["", "[]", "[1, 2, 3]", '[["a"], [], []]', "{}"])
def test_what_is_no_statement_is_refused(body: str) -> None:
    with pytest.raises(UnpicklingError):
        unpacked(body)
