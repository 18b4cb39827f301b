"""Where each entity stands in the picture: computed here, so that the browser only draws."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Position = tuple[int, int]
Points = npt.NDArray[np.float64]
Ends = npt.NDArray[np.int_]
SEED = 20250402
WIDE = 1.35  # width of the picture's space over its height
_ROOM = (6.0, 3.2)  # space of the picture over that of all boxes: for few entities, for `_MANY`
_MANY = 60
_EVEN = 0.7  # how far places go towards even spacing: 0 keeps distances, 1 keeps only their order
_WORDS = (36.0, 10.0)  # half of what a word on a line takes
_GAP = 6.0  # between a dot and its label
_LETTER = 0.58  # mean width of a letter over its size, in the sans-serif faces of browsers
_EXACT = 160  # up to so many entities a stress layout is worth its cubic time
_TRIES = 3_600  # entities laid out in all before the best attempt is taken: 60 attempts at 60 entities


def radius(weight: float, heaviest: float) -> float:
    """Radius in pixels whose area grows with weight: from 7 for nothing to 30 for the heaviest."""
    return round(7 + 23 * math.sqrt(weight / heaviest), 1) if heaviest > 0 else 7.0


def layout(boxes: Mapping[str, tuple[float, float]], links: Mapping[tuple[str, str], int]) -> dict[str, Position]:
    """Middles of the boxes in pixels, so that no two boxes (width and height of an entity with its label) overlap.

    `links` are the pairs of entities to be near each other, with how much evidence joins them.

    Kamada–Kawai (1989) and Fruchterman–Reingold (1991), both from igraph; boxes are pushed apart, and of several
    attempts the one counts in which the fewest lines cross each other or run through a label. Every attempt is seeded:
    the same boxes and links give the same positions.
    """
    nodes = sorted(boxes)
    if not nodes:
        return {}
    size = np.array([boxes[node] for node in nodes], dtype=float)
    index = {node: i for i, node in enumerate(nodes)}
    weights: Counter[tuple[int, int]] = Counter()
    for (one, other), weight in links.items():
        weights[min(index[one], index[other]), max(index[one], index[other])] += weight
    ends = np.array(sorted(weights), dtype=int).reshape(-1, 2)
    room = _ROOM[0] - (_ROOM[0] - _ROOM[1]) * min(len(nodes) / _MANY, 1)
    attempts = []
    for attempt in range(max(1, min(120, _TRIES // len(nodes))) if len(nodes) <= _EXACT else 1):
        points = _fit(_place(len(nodes), weights, SEED + attempt), size, room)
        points = _apart(_apart(points, size * 0.62 * math.sqrt(room), rounds=30), size + np.array((16.0, 12.0)))
        attempts.append((_cost(points, size, ends), attempt, points))
    points = min(attempts, key=lambda found: found[:2])[2]
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(nodes, points, strict=True)}


def box(label: str, size: float, font: float) -> tuple[float, float]:
    """Width and height of a dot of radius `size` with its label of one or more lines below it."""
    lines = label.split("\n")
    return max(2 * size, font * _LETTER * max(map(len, lines))), 2 * size + _GAP + font * 1.25 * len(lines)


def _place(count: int, weights: Counter[tuple[int, int]], seed: int) -> Points:
    import igraph

    pairs = sorted(weights)
    graph = igraph.Graph(n=count, edges=pairs)
    chance = random.Random(seed)
    start = [(chance.uniform(-1, 1) * count**0.5, chance.uniform(-1, 1) * count**0.5) for _ in range(count)]
    igraph.set_random_number_generator(chance)
    try:
        if count <= _EXACT and seed % 3:
            found = graph.layout_kamada_kawai(seed=start, maxiter=80 * count)
        else:
            pull = [1 + math.log(weights[pair]) for pair in pairs]
            found = graph.layout_fruchterman_reingold(weights=pull or None, seed=start, niter=800)
    finally:
        igraph.set_random_number_generator(random)
    return np.array(found.coords, dtype=float).reshape(-1, 2)


def _fit(points: Points, size: Points, room: float) -> Points:
    """The points turned so that they lie widest from left to right, in a space a few times as large as all boxes."""
    centred = points - points.mean(axis=0)
    if len(points) > 1:
        _, turn = np.linalg.eigh(np.cov(centred.T))
        turn = turn[:, ::-1]  # the widest direction first, each pointing the same way on every machine
        centred = centred @ (turn * np.sign(turn[np.abs(turn).argmax(axis=0), [0, 1]]))
    height = math.sqrt(room * float(size.prod(axis=1).sum()) / WIDE)
    reach = np.maximum(np.ptp(centred, axis=0), 1e-9)
    ranks = centred.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(points) - 1, 1)
    share = _EVEN * ranks + (1 - _EVEN) * (centred - centred.min(axis=0)) / reach
    return np.asarray(share * (height * WIDE, height))


def _cost(points: Points, size: Points, ends: Ends) -> float:
    """What makes a picture hard to read: crossings, lines through boxes, without room for words, long; empty space."""
    a, b = points[ends[:, 0]], points[ends[:, 1]]

    def side(p: Points, q: Points, r: Points) -> Points:
        one, other = q - p, r - p
        return np.asarray(one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0])

    p, q, r, s = a[:, None], b[:, None], a[None], b[None]
    crossing = (side(p, q, r) * side(p, q, s) < 0) & (side(r, s, p) * side(r, s, q) < 0)
    through = 0
    for i, (x, y) in enumerate(points):
        start, end = (a - (x, y)) / (size[i] / 2 + 4), (b - (x, y)) / (size[i] / 2 + 4)
        along = end - start
        share = np.clip(-(start * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-9), 0, 1)
        near = ((start + share[:, None] * along) ** 2).sum(axis=1) < 1
        through += int((near & (ends != i).all(axis=1)).sum())
    away = np.abs((a + b)[:, None] / 2 - points[None])
    unlabelled = np.any(np.all(away < size[None] / 2 + np.array(_WORDS), axis=2), axis=1).sum()
    length = np.sqrt(((a - b) ** 2).sum(axis=1)).sum() / math.sqrt(float(size.prod(axis=1).sum()))
    cells = np.floor((points - points.min(axis=0)) / np.maximum(np.ptp(points, axis=0), 1e-9) * (4, 3) * 0.999)
    empty = 12 - len({(x, y) for x, y in cells})
    return float(crossing.sum() / 2 + 2 * through + unlabelled + 0.2 * length + empty)


def _apart(points: Points, size: Points, rounds: int = 400) -> Points:
    """Boxes pushed apart along the axis where they overlap least, half the way each, until none overlap."""
    points = points.copy()
    reach = (size[:, None, :] + size[None, :, :]) / 2
    upper = np.triu(np.ones((len(points), len(points)), dtype=bool), 1)
    for _ in range(rounds):
        gap = points[:, None, :] - points[None, :, :]
        overlap = reach - np.abs(gap)
        clash = upper & (overlap > 0.5).all(axis=2)
        if not clash.any():
            break
        for a, b in np.argwhere(clash):
            step = reach[a, b] - np.abs(points[a] - points[b])
            if (step <= 0).any():
                continue
            axis = int(step.argmin())
            side = 1.0 if points[a, axis] >= points[b, axis] else -1.0
            points[a, axis] += side * step[axis] / 2
            points[b, axis] -= side * step[axis] / 2
    return points
