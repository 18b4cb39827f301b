"""Windows cover every word once."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.windows import OVERLAP, PIECES, windows_of


@settings(deadline=None)
@given(st.lists(st.integers(1, 12), max_size=2000))
def test_every_word_is_owned_by_one_window_that_holds_it(sizes: list[int]) -> None:
    offsets = np.cumsum([0, *sizes])
    windows = windows_of(offsets)
    assert [w for x in windows for w in range(x.own_start, x.own_end)] == list(range(len(sizes)))
    for window in windows:
        assert window.start <= window.own_start <= window.own_end <= window.end
        assert offsets[window.end] - offsets[window.start] <= PIECES


@settings(deadline=None)
@given(st.integers(600, 2000), st.integers(0, 999))
def test_a_sentence_shorter_than_the_overlap_lies_whole_in_some_window(n: int, seed: int) -> None:
    sizes = np.random.default_rng(seed).integers(1, 4, n)
    offsets = np.cumsum([0, *sizes])
    windows = windows_of(offsets)
    for start in range(len(sizes)):
        end = int(np.searchsorted(offsets, offsets[start] + OVERLAP - 12, side="right")) - 1
        assert any(w.start <= start and end <= w.end for w in windows)


def test_a_short_text_is_one_window() -> None:
    assert len(windows_of(np.cumsum([0] + [1] * 180))) == 1


def test_no_words_no_windows() -> None:
    assert windows_of(np.zeros(1, np.int64)) == []
