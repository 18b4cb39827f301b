"""Windows cover every word once."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.windows import CONTEXT, OVERLAP, PIECES, windows_of

SPACE, NEW_LINE = 1, 2


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 3)), max_size=2000), st.booleans())
def test_every_word_is_owned_by_one_window_that_holds_it(words: list[tuple[int, int]], lines: bool) -> None:
    offsets = np.cumsum([0, *(size for size, _ in words)])
    breaks = np.array([kind for _, kind in words], np.int64) if lines else None
    windows = windows_of(offsets, breaks)
    assert [w for x in windows for w in range(x.own_start, x.own_end)] == list(range(len(words)))
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


@settings(deadline=None)
@given(st.lists(st.integers(1, 100), min_size=20, max_size=60))
def test_no_line_of_ordinary_length_is_cut(lines: list[int]) -> None:
    breaks = np.array([kind for n in lines for kind in (NEW_LINE, *[SPACE] * (n - 1))])
    windows = windows_of(np.arange(len(breaks) + 1), breaks)
    assert all(breaks[edge] == NEW_LINE for w in windows[1:] for edge in (w.start, w.own_start))


def test_short_lines_before_a_window_are_read_with_it() -> None:
    breaks = np.full(1000, SPACE)
    breaks[::CONTEXT] = NEW_LINE
    windows = windows_of(np.arange(1001), breaks)
    assert {w.own_start - w.start for w in windows[1:]} == {CONTEXT}


def test_a_short_text_is_one_window() -> None:
    assert len(windows_of(np.cumsum([0] + [1] * 180))) == 1


def test_no_words_no_windows() -> None:
    assert windows_of(np.zeros(1, np.int64)) == []
