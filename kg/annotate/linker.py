"""Scores of the words around a cue: outside, source or content of what that cue introduces.

Each word is scored by itself, by a bilinear form with the cue, and by a small hidden layer that knows the distance to
the cue.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.annotate.session import Floats, Scores
from kg.annotate.spans import log_softmax
from kg.annotate.windows import PIECES

EDGES = np.array([1, 2, 3, 4, 5, 7, 10, 15, 23, 41, 81])
DISTANCES = 2 * len(EDGES) + 1
FURTHEST = int(EDGES[-1])
_AFTER = np.searchsorted(EDGES, np.arange(1, FURTHEST + 1), side="right")
MIDDLE = 2 * PIECES  # words that a window has on one side of a cue, at most, and more
CLASSES = len(EDGES) + np.concatenate([-_AFTER[::-1], [0], _AFTER])  # of the distances from -FURTHEST to FURTHEST
CLASSES = np.pad(CLASSES, MIDDLE - FURTHEST, mode="edge")  # from -MIDDLE to MIDDLE
Span = tuple[int, int]


def distance_classes(n: int, first: int, last: int) -> NDArray[np.int64]:
    """Classes of the distance of `n` words to the cue first..last (inclusive); the middle class is inside."""
    if first == last:
        return CLASSES[MIDDLE - first : MIDDLE - first + n]
    before, after = CLASSES[MIDDLE - first : MIDDLE + 1], CLASSES[MIDDLE + 1 : MIDDLE + n - last]
    return np.concatenate((before, np.full(last - first, CLASSES[MIDDLE]), after))


def window_scores(s: Scores, cues: Sequence[Span], tensors: dict[str, Floats]) -> Floats:
    """Log scores [cues, words of the window, labels] of a window for cues that lie in it."""
    n, labels, k = s.link_word.shape
    out = np.empty((len(cues), n, labels), np.float32)
    word = np.ascontiguousarray(s.hidden_word)
    scale = np.float32(k**-0.5)
    layer, near = tensors["link_out_weight"].T, tensors["link_distance"] + tensors["link_out_bias"]
    # Cue by cue and without large products: this stays in the processor's cache, and numpy starts no threads for it.
    for i, (first, end) in enumerate(cues):
        low, high = first - s.window.start, end - s.window.start
        classes = distance_classes(n, low, high - 1)
        hidden = (tensors["hidden_distance"] + _mean(s.hidden_cue, low, high)).take(classes, 0)
        hidden += word
        np.maximum(hidden, 0, out=hidden)
        np.einsum("nlk,lk->nl", s.link_word, _mean(s.link_cue, low, high) * scale, out=out[i])
        out[i] += hidden @ layer
        out[i] += near.take(classes, 0)
    out += s.tags["link"]
    return log_softmax(out)


def _mean(values: Floats, low: int, high: int) -> Floats:
    """The mean of some rows; mostly it is one."""
    found: Floats = values[low] if high == low + 1 else values[low:high].mean(0)
    return found


def link_scores(
    scores: Sequence[Scores], cues: Sequence[Span], tensors: dict[str, Floats]
) -> list[tuple[int, Floats] | None]:
    """For each cue the first word seen and log scores [words, labels] from there, averaged where windows overlap."""
    held: list[list[tuple[int, Floats]]] = [[] for _ in cues]
    for s in scores:
        inside = [i for i, (first, end) in enumerate(cues) if s.window.start <= first and end <= s.window.end]
        if inside:
            found = window_scores(s, [cues[i] for i in inside], tensors)
            for i, one in zip(inside, found, strict=True):
                held[i].append((s.window.start, one))
    return [_merged(parts) if parts else None for parts in held]


def _merged(parts: list[tuple[int, Floats]]) -> tuple[int, Floats]:
    if len(parts) == 1:
        return parts[0]
    start = min(s for s, _ in parts)
    end = max(s + len(x) for s, x in parts)
    total, count = np.zeros((end - start, parts[0][1].shape[1]), np.float32), np.zeros((end - start, 1), np.float32)
    for s, x in parts:
        total[s - start : s - start + len(x)] += x
        count[s - start : s - start + len(x)] += 1
    return start, total / count
