"""Spans from B/I/O scores."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.spans import log_softmax, runs_of, tag_sequence, transitions, viterbi


def scores_of(tags: list[int], labels: int = 5) -> np.ndarray:
    return log_softmax(np.eye(labels, dtype=np.float32)[tags] * 8)


def test_transitions_let_an_inside_follow_its_own_kind_alone() -> None:
    steps = transitions(5)
    assert steps[1, 2] == steps[2, 2] == 0
    assert max(steps[0, 2], steps[3, 2], steps[4, 2], steps[1, 4]) < 0


def test_sure_scores_decode_to_themselves() -> None:
    tags = [0, 1, 2, 2, 0, 3, 3, 4]
    assert viterbi(scores_of(tags), transitions(5)).tolist() == tags


def test_an_inside_with_nothing_before_it_becomes_a_beginning() -> None:
    scores = np.zeros((3, 3), np.float32)
    scores[0, 0], scores[1] = 9, [0, 3, 4]
    assert tag_sequence(scores, transitions(3)).tolist()[1] == 1


@pytest.mark.parametrize(
    ("tags", "runs"),
    [
        ([0, 0], []),
        ([1, 2, 2], [(0, 3, 0)]),
        ([1, 1, 2], [(0, 1, 0), (1, 3, 0)]),
        ([1, 2, 3, 4], [(0, 2, 0), (2, 4, 1)]),
        ([3, 0, 3], [(0, 1, 1), (2, 3, 1)]),
    ],
)
def test_runs(tags: list[int], runs: list[tuple[int, int, int]]) -> None:
    assert runs_of(np.array(tags)) == runs


@settings(deadline=None)
@given(st.integers(1, 30), st.integers(0, 9999))
def test_skipping_sure_stretches_keeps_the_constraints(n: int, seed: int) -> None:
    scores = log_softmax(np.random.default_rng(seed).normal(scale=4, size=(n, 5)).astype(np.float32))
    tags = tag_sequence(scores, transitions(5)).tolist()
    for before, tag in zip([0, *tags], tags, strict=False):
        assert tag % 2 == 1 or tag == 0 or before in (tag, tag - 1)


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(0, 9999))
def test_no_allowed_sequence_scores_higher(n: int, seed: int) -> None:
    scores = np.random.default_rng(seed).integers(-4, 5, size=(n, 3)).astype(np.float32)
    steps = transitions(3)

    def total(tags: tuple[int, ...]) -> float:
        moves = sum(float(steps[a, b]) for a, b in pairwise(tags))
        first = float(tags[0] == 2) * -1e6
        return first + moves + sum(float(scores[i, tag]) for i, tag in enumerate(tags))

    best = max(total(tags) for tags in product(range(3), repeat=min(n, 6)))
    assert total(tuple(viterbi(scores[:6], steps).tolist())) == best
