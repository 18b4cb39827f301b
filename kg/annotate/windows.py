"""Windows over the words of a text: from line to line where lines are short enough, overlapping elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.annotate.wordpiece import LONGEST
from kg.annotate.words import LINE

PIECES = 254
OVERLAP = 48  # pieces that neighbours share where a line is cut
CONTEXT = 32  # pieces of the lines before that a window may see besides its own
SPREAD = 0.55  # share of an even window below which none ends at a line
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Words start..end are read together; the window's scores count for words own_start..own_end (ends exclusive)."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows_of(
    offsets: Ints, breaks: Ints | None = None, size: int = PIECES, overlap: int = OVERLAP, context: int = CONTEXT
) -> list[Window]:
    """Cover words (piece offsets [n + 1], `breaks` before each) with windows of at most `size` pieces, about even ones.

    A window ends where a line does, and the next one begins there or a short line before. Where no line ends in time,
    neighbours share about `overlap` pieces, and a word is owned by the window in which it stands further from the edge.
    """
    words, pieces = len(offsets) - 1, int(offsets[-1])
    if not words:
        return []
    lines = np.flatnonzero(breaks >= LINE) if breaks is not None else np.zeros(0, np.int64)
    at = offsets[lines]
    found: list[Window] = []
    start = own = 0
    while pieces - offsets[start] > size:
        low = int(offsets[start])
        cut = _line_end(at, low, pieces - low, size, context)
        if cut is not None and lines[cut] > own:
            end = edge = int(lines[cut])
            before = lines[np.searchsorted(at, at[cut] - context) : cut]
            following = int(next(iter(before[before > start]), end))
        else:
            count = -(-(pieces - low - overlap) // (size - LONGEST - overlap))
            step = (pieces - low - overlap) / count
            end = int(np.searchsorted(offsets, round(low + step + overlap)))
            following = int(np.searchsorted(offsets, round(low + step), side="right")) - 1
            edge = int(np.searchsorted(offsets, (offsets[following] + offsets[end]) // 2))
        found.append(Window(start, end, own, edge))
        start, own = following, edge
    return [*found, Window(start, words, own, words)]


def _line_end(at: Ints, low: int, left: int, size: int, context: int) -> int | None:
    """Which of the lines (first pieces `at`) to end a window before that begins at piece `low`, to leave even ones."""
    even = left / -(-left // (size - context))
    first, last = np.searchsorted(at, (low + SPREAD * even, low + size), side="left")
    last += int(last < len(at) and at[last] == low + size)
    if first >= last:
        return None
    return int(first + np.abs(at[first:last] - (low + even)).argmin())
