"""Trees from scores."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.tree import decode_tree


def is_tree(heads: list[int]) -> bool:
    roots = [i for i, h in enumerate(heads) if i == h]
    if len(roots) != 1:
        return False
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = heads[at]
        if at != roots[0]:
            return False
    return True


def test_the_best_head_of_every_word_is_taken_where_that_is_a_tree() -> None:
    scores = np.full((3, 4), -9.0, np.float32)
    scores[0, 1] = scores[1, 3] = scores[2, 1] = 0
    assert decode_tree(scores).tolist() == [1, 1, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    """0 and 1 want each other; 1 minds least and goes to the root 2."""
    scores = np.array([[0, 5, 1, 0], [6, 0, 5.5, 0], [0, 0, 0, 9]], np.float32)
    assert decode_tree(scores).tolist() == [1, 2, 2]


def test_one_word_is_its_own_root() -> None:
    assert decode_tree(np.zeros((1, 2), np.float32)).tolist() == [0]


@settings(deadline=None)
@given(st.integers(2, 12), st.integers(0, 10_000))
def test_anything_decodes_to_one_tree(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    assert is_tree(decode_tree(scores).tolist())


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_no_tree_with_the_same_root_scores_higher(seed: int) -> None:
    n = 4
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    found = decode_tree(scores).tolist()
    value = lambda heads: sum(scores[i, h] for i, h in enumerate(heads) if i != h)  # noqa: E731
    root = next(i for i, h in enumerate(found) if i == h)
    trees = [t for t in map(list, product(range(n), repeat=n)) if is_tree(t) and t[root] == root]
    assert value(found) == pytest.approx(max(map(value, trees)), abs=1e-4)
