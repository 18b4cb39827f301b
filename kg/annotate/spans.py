"""Spans from scores of B/I/O tags."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NEVER = -1e6
FEW = 8  # labels; numpy reduces over a last axis as short as this several times slower than over the first


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    if scores.shape[-1] <= FEW:
        columns = np.ascontiguousarray(np.moveaxis(scores, -1, 0))
        columns = columns - columns.max(0)
        columns -= np.log(np.exp(columns).sum(0))
        return np.ascontiguousarray(np.moveaxis(columns, 0, -1))
    scores = scores - scores.max(-1, keepdims=True)
    normed: Floats = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
    return normed


@lru_cache(maxsize=8)
def transitions(labels: int) -> Floats:
    """Allowed steps [from, to] of tags O, B-0, I-0, B-1, I-1 …: I-x follows B-x or I-x alone."""
    allowed = np.zeros((labels, labels), np.float32)
    for inside in range(2, labels, 2):
        allowed[:, inside] = NEVER
        allowed[inside - 1 : inside + 1, inside] = 0
    return allowed


def viterbi(scores: Floats, steps: Floats) -> Ints:
    """Best tag sequence [n] for scores [n, tags]."""
    n, tags = scores.shape
    best = scores[0].copy()
    best[2::2] += NEVER
    back = np.empty((n, tags), np.int64)
    columns, every = steps.T.copy(), np.arange(tags)
    for i in range(1, n):
        total = columns + best
        at = total.argmax(1)
        back[i] = at
        best = total[every, at] + scores[i]
    out = np.empty(n, np.int64)
    out[-1] = best.argmax()
    for i in range(n - 1, 0, -1):
        out[i - 1] = back[i, out[i]]
    return out


def tag_sequence(scores: Floats, steps: Floats) -> Ints:
    """Best allowed tags [n] for scores [n, tags]; only stretches whose best tags break the rules are searched."""
    tags: Ints = scores.argmax(1)
    broken = np.flatnonzero(steps[np.concatenate(([0], tags[:-1])), tags] < 0)
    if not len(broken):
        return tags
    edges = np.flatnonzero(np.diff(np.concatenate(([False], tags > 0, [False])).astype(np.int8)))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if start <= broken[np.searchsorted(broken, start) % len(broken)] < end:
            # The words around the stretch may have to change with it.
            start, end = _widened(scores, tags, start, end)
            tags[start:end] = viterbi(scores[start:end], steps)
    return tags


def _widened(scores: Floats, tags: Ints, start: int, end: int, sure: float = 6.0) -> tuple[int, int]:
    """Take in words on both sides until one is surely O."""
    closed = (tags == 0) & (scores[:, 0] - scores[:, 1:].max(1) > sure)
    while start > 0 and not closed[start - 1]:
        start -= 1
    while end < len(tags) and not closed[end]:
        end += 1
    return start, end


def runs_of(tags: Ints) -> list[tuple[int, int, int]]:
    """Runs (first, end, kind) of B/I/O tags; an I after something else opens a run of its own."""
    runs: list[tuple[int, int, int]] = []
    before = 0
    for i in np.flatnonzero(tags).tolist():
        tag = int(tags[i])
        kind = (tag - 1) // 2
        if tag % 2 == 0 and runs and runs[-1][1] == i and runs[-1][2] == kind and before:
            runs[-1] = (runs[-1][0], i + 1, kind)
        else:
            runs.append((i, i + 1, kind))
        before = tag
    return runs
