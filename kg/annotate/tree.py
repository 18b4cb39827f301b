"""From scores of arcs to one tree a sentence.

The best head of every word is taken; where these form cycles, Chu and Liu's and Edmonds' maximum spanning arborescence.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
NEVER = np.float32(-1e6)


def decode_tree(scores: Floats) -> Ints:
    """Heads [n] from log scores [n, n + 1] (head in the columns, the root last); the one root's head is itself."""
    n = len(scores)
    if n == 1:
        return np.zeros(1, np.int64)
    inner = scores[:, :n].astype(np.float32, order="C")
    inner.ravel()[:: n + 1] = NEVER
    root = int((scores[:, n].astype(np.float32) - inner.max(1)).argmax())
    heads: Ints = inner.argmax(1)
    heads[root] = root
    if not _reaches_root(heads, root):
        heads = _arborescence(inner.astype(np.float64), root)
    return heads


def _reaches_root(heads: Ints, root: int) -> bool:
    at = heads
    for _ in range(len(heads).bit_length()):
        at = at[at]
    return bool((at == root).all())


def _arborescence(scores: NDArray[np.float64], root: int) -> Ints:
    """Maximum spanning arborescence; scores[d, h] of head h for dependent d."""
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads: Ints = scores.argmax(1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    # The cycle becomes one node, the last of the smaller graph.
    entering = scores[np.ix_(cycle, rest)] - kept[:, None]
    enter_at = entering.argmax(0)
    leaving = scores[np.ix_(rest, cycle)]
    leave_at = leaving.argmax(1)
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    below = _arborescence(small, int(np.flatnonzero(rest == root)[0]))
    out: Ints = heads.copy()
    for i, word in enumerate(rest):
        out[word] = cycle[leave_at[i]] if below[i] == len(rest) else rest[below[i]]
    out[root] = root
    into = below[-1]
    out[cycle[enter_at[into]]] = rest[into]
    return out


def _cycle(heads: Ints, root: int) -> Ints | None:
    """Members of some cycle that does not hold the root, or None."""
    colour = np.zeros(len(heads), np.int64)
    colour[root] = -1
    for start in range(len(heads)):
        at, mark = start, start + 1
        while colour[at] == 0:
            colour[at] = mark
            at = int(heads[at])
        if colour[at] == mark:
            members = [at]
            while heads[members[-1]] != at:
                members.append(int(heads[members[-1]]))
            return np.array(members)
    return None
