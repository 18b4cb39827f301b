from __future__ import annotations

import math
import random

import pytest

from kg.view.places import places


def test_nobody_has_no_place() -> None:
    assert places([], {}) == {}


def test_one_stands_somewhere() -> None:
    assert places([7], {}) == {7: (0.0, 0.0)}


def test_the_same_nodes_and_weights_give_the_same_places() -> None:
    weights = {(a, b): 1 for a in range(30) for b in range(a + 1, 30) if (a * b) % 7 == 1}
    assert places(range(30), weights) == places(range(30), dict(reversed(weights.items())))


def test_parts_that_do_not_hang_together_stand_side_by_side() -> None:
    at = places(range(6), {(0, 1): 1, (1, 2): 1, (0, 2): 1, (3, 4): 1})
    boxes = [
        (min(x), min(y), max(x), max(y))
        for part in ((0, 1, 2), (3, 4), (5,))
        for x, y in [tuple(zip(*(at[n] for n in part), strict=True))]
    ]
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


@pytest.mark.parametrize("count", [40, 400, 1_800])
def test_those_around_a_hub_do_not_lie_on_each_other(count: int) -> None:
    at = places(range(count), {(0, n): 1 for n in range(1, count)})
    assert len(set(at.values())) == count
    assert all(map(math.isfinite, [x for place in at.values() for x in place]))


def test_those_who_are_tied_stand_nearer_than_others() -> None:
    chance = random.Random(1)
    weights = {(a, a + 1): 1 for a in range(59)}
    at = places(range(60), weights)
    tied = sum(math.dist(at[a], at[b]) for a, b in weights) / len(weights)
    other = [math.dist(at[chance.randrange(60)], at[chance.randrange(60)]) for _ in range(200)]
    assert tied < sum(other) / len(other) / 3
