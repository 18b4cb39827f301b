"""Overlapping windows over the words of a text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

PIECES = 254
OVERLAP = 64


@dataclass(frozen=True, slots=True)
class Window:
    """Words start..end are read together; the window's scores count for words own_start..own_end (ends exclusive)."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows_of(offsets: NDArray[np.int64], size: int = PIECES, overlap: int = OVERLAP) -> list[Window]:
    """Cover words (piece offsets [n + 1]) with windows of at most `size` pieces, about evenly spaced.

    Neighbours share about `overlap` pieces or more; each word is owned by the window in which it stands
    furthest from an edge.
    """
    words, pieces = len(offsets) - 1, int(offsets[-1])
    if not words:
        return []
    if pieces <= size:
        return [Window(0, words, 0, words)]
    count = -(-(pieces - overlap) // (size - overlap))
    step = (pieces - size) / (count - 1)
    bounds: list[tuple[int, int]] = []
    for i in range(count):
        start = int(np.searchsorted(offsets, round(i * step)))
        end = int(np.searchsorted(offsets, offsets[start] + size, side="right")) - 1
        bounds.append((start, min(end, words)))
    bounds[-1] = (bounds[-1][0], words) if offsets[-1] - offsets[bounds[-1][0]] <= size else (bounds[-1][0] + 1, words)
    edges = [0]
    for (_, end), (start, _) in pairwise(bounds):
        edges.append(int(np.searchsorted(offsets, (offsets[start] + offsets[end]) // 2)))
    edges.append(words)
    return [Window(s, e, edges[i], edges[i + 1]) for i, (s, e) in enumerate(bounds)]
