"""Spans from scores of B/I/O tags."""

from __future__ import annotations

from array import array
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NEVER = -1e6
SURE = 6.0  # by how much O must be ahead for the search to end there
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
    """Best tag sequence [n] for scores [n, tags]; only `transitions` may be the `steps`.

    Their form is made use of: an inside follows its own beginning or inside, everything else follows the best.
    """
    tags = scores.shape[1]
    assert steps is transitions(tags)
    rows = scores.tolist()
    inside = range(2, tags, 2)
    total = rows[0]
    for tag in inside:
        total[tag] += NEVER
    back: list[list[int]] = []
    for row in rows[1:]:
        best = array("f", total)  # rounds, so that sums are what they are in single precision
        top = max(best)
        before = [best.index(top)] * tags
        total = [top + score for score in row]
        for tag in inside:
            begun, on = best[tag - 1], best[tag]
            before[tag], held = (tag, on) if on > begun else (tag - 1, begun)
            total[tag] = held + row[tag]
        back.append(before)
    best = array("f", total)
    out = [best.index(max(best))]
    for before in reversed(back):
        out.append(before[out[-1]])
    return np.array(out[::-1], np.int64)


def tag_sequence(scores: Floats, steps: Floats) -> Ints:
    """Best allowed tags [n] for scores [n, tags]; only stretches whose best tags break the rules are searched."""
    tags: Ints = scores.argmax(1)
    before = np.empty_like(tags)
    before[:1], before[1:] = 0, tags[:-1]
    broken = np.flatnonzero(steps[before, tags] < 0).tolist()
    if not broken:
        return tags
    numbers = tags.tolist()
    rest = np.ascontiguousarray(scores.T)
    surely = (rest[0] - rest[1:].max(0) > SURE).tolist()  # O
    end = 0
    for at in broken:
        if at < end:
            continue
        start = at
        while start and numbers[start - 1]:
            start -= 1
        end = at + 1
        while end < len(numbers) and numbers[end]:
            end += 1
        # The words around the stretch may have to change with it: those on both sides until one is surely O.
        low, high = start, end
        while low and (not surely[low - 1] or tags[low - 1]):
            low -= 1
        while high < len(surely) and (not surely[high] or tags[high]):
            high += 1
        tags[low:high] = viterbi(scores[low:high], steps)
    return tags


def runs_of(tags: Ints) -> list[tuple[int, int, int]]:
    """Runs (first, end, kind) of B/I/O tags; an I after something else opens a run of its own."""
    runs: list[tuple[int, int, int]] = []
    at = np.flatnonzero(tags)
    first = end = kind = -1
    for i, tag in zip(at.tolist(), tags[at].tolist(), strict=True):
        if i == end and tag == 2 * kind + 2:
            end += 1
            continue
        if end >= 0:
            runs.append((first, end, kind))
        first, end, kind = i, i + 1, (tag - 1) // 2
    return [*runs, (first, end, kind)] if end >= 0 else runs
