"""Trees of a whole text from the scores of overlapping windows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.annotate.session import Floats, Scores
from kg.annotate.spans import log_softmax
from kg.annotate.tree import NEVER, decode_tree

Ints = NDArray[np.int64]


def parse(scores: Sequence[Scores], starts: Ints, n: int, root_label: int) -> tuple[Ints, Ints]:
    """Return heads [n] (a root's head is itself) and relation numbers [n]."""
    heads, relations = np.arange(n), np.full(n, root_label)
    middles = np.array([(s.window.start + s.window.end) / 2 for s in scores])
    ends = [*starts[1:].tolist(), n]
    by_window: dict[int, list[int]] = {}
    for start, end in zip(starts.tolist(), ends, strict=True):
        holding = [i for i, s in enumerate(scores) if s.window.start <= start and end <= s.window.end]
        if holding:
            best = min(holding, key=lambda i: abs(middles[i] - (start + end) / 2))
            heads[start:end] = start + decode_tree(_block(scores[best], start, end))
            by_window.setdefault(best, []).extend(range(start, end))
        else:
            heads[start:end] = start + decode_tree(_pieced(scores, start, end))
            for i, s in enumerate(scores):
                by_window.setdefault(i, []).extend(range(max(start, s.window.own_start), min(end, s.window.own_end)))
    for i, words in by_window.items():
        _label(scores[i], np.array(words, np.int64), heads, relations, root_label)
    return heads, relations


def _block(s: Scores, start: int, end: int) -> Floats:
    """Log scores of the arcs inside one sentence of a window."""
    low, high = start - s.window.start, end - s.window.start
    block = log_softmax(s.arcs[low:high, low:high])
    return np.concatenate([block, np.diagonal(block)[:, None]], 1)


def _pieced(scores: Sequence[Scores], start: int, end: int) -> Floats:
    """Put a sentence that no window holds together from the windows that own its words."""
    out = np.full((end - start, end - start + 1), NEVER)
    for s in scores:
        low, high = max(start, s.window.start), min(end, s.window.end)
        first, last = max(start, s.window.own_start), min(end, s.window.own_end)
        if first >= last:
            continue
        rows = slice(first - low, last - low)
        block = _block(s, low, high)
        out[first - start : last - start, low - start : high - start] = block[rows, :-1]
        out[first - start : last - start, -1] = block[rows, -1]
    return out


def _label(s: Scores, words: Ints, heads: Ints, relations: Ints, root_label: int) -> None:
    at = words - s.window.start
    head_at = heads[words] - s.window.start
    is_root = heads[words] == words
    # A head may lie outside the window when the sentence was put together; the nearest edge stands in for it.
    head_at = np.clip(head_at, 0, len(s.arcs) - 1)
    low, high = int(at.min()), int(at.max()) + 1
    relation = s.relation[low:high] if high - low == len(at) else s.relation[at]  # a view where it can be one
    found = (relation @ s.label_head[head_at][:, :, None])[:, :, 0]
    found[:, root_label] = NEVER
    relations[words] = np.where(is_root, root_label, found.argmax(1))
