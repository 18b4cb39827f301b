"""Where thousands of entities stand: parts that hang together are laid out one by one and set side by side."""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt

from kg.view.layout import SEED, WIDE

Points = npt.NDArray[np.float64]
_EXACT = 120  # up to so many in one part a stress layout is worth its cubic time
_MANY = 1_500  # above so many, forces between all pairs are too slow
_EVEN = 0.6  # how far the places of many go towards even spacing
_GAP = 1.0  # between two parts, in lengths of a line


def places(nodes: Collection[int], weights: Mapping[tuple[int, int], int]) -> dict[int, tuple[float, float]]:
    """A place for each node, near those that it has most to do with; a line is about 1 long.

    Kamada–Kawai (1989) for small parts and Fruchterman–Reingold (1991) for larger ones, both from igraph and seeded:
    the same nodes and weights give the same places.
    """
    import igraph

    names = sorted(nodes)
    index = {name: number for number, name in enumerate(names)}
    pairs = sorted((index[a], index[b]) for a, b in weights)
    graph = igraph.Graph(n=len(names), edges=pairs)
    graph.es["weight"] = [1 + math.log(weights[names[a], names[b]]) for a, b in pairs]
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), part[0]))
    found: dict[int, tuple[float, float]] = {}
    laid = [_laid(graph.induced_subgraph(part)) for part in parts]
    for part, points in zip(parts, _packed(laid), strict=True):
        for node, (x, y) in zip(part, points, strict=True):
            found[names[node]] = (round(float(x), 3), round(float(y), 3))
    return found


def _laid(graph: object) -> Points:
    """One part, its middle at 0 and widest from left to right."""
    import igraph

    assert isinstance(graph, igraph.Graph)
    count = graph.vcount()
    if count <= 2:
        return np.array([(0.0, 0.0), (1.0, 0.0)])[:count]
    chance = random.Random(SEED)
    igraph.set_random_number_generator(chance)
    try:
        start = [(chance.uniform(-1, 1) * count**0.5, chance.uniform(-1, 1) * count**0.5) for _ in range(count)]
        if count <= _EXACT:
            coords = graph.layout_kamada_kawai(seed=start, maxiter=60 * count).coords
        elif count <= _MANY:
            coords = graph.layout_fruchterman_reingold(weights="weight", seed=start, niter=400, grid="nogrid").coords
        else:
            coords = graph.layout_fruchterman_reingold(weights="weight", seed=start, niter=500, grid="grid").coords
    finally:
        igraph.set_random_number_generator(random)
    points = np.array(coords, dtype=float).reshape(-1, 2)
    points -= points.mean(axis=0)
    _, turn = np.linalg.eigh(np.cov(points.T))
    turn = turn[:, ::-1]
    points = points @ (turn * np.sign(turn[np.abs(turn).argmax(axis=0), [0, 1]]))
    if count > _MANY:  # crowds take more of the room
        ranks = points.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / count - 0.5
        points = _EVEN * ranks * np.ptp(points, axis=0) + (1 - _EVEN) * points
    ends = np.array(graph.get_edgelist())
    length = float(np.median(np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1)))
    points /= length or 1.0
    return points if count > _MANY else _spread(points)


def _spread(points: Points) -> Points:
    """The points, each no nearer to another than a quarter of a line, as far as a few rounds get."""
    near = 0.25
    for _ in range(12):
        cells: dict[tuple[int, int], list[int]] = {}
        for number, (x, y) in enumerate(np.floor(points / near).astype(int)):
            cells.setdefault((int(x), int(y)), []).append(number)
        moved = False
        for (x, y), own in cells.items():
            around = [
                n for dx in (0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, -1) for n in cells.get((x + dx, y + dy), ())
            ]
            for one in own:
                for other in around:
                    if other <= one and other in own:
                        continue
                    step = points[other] - points[one]
                    away = math.hypot(*step)
                    if away >= near:
                        continue
                    moved = True
                    angle = (one * 2.399963 + other) if away < 1e-9 else math.atan2(step[1], step[0])
                    push = np.array((math.cos(angle), math.sin(angle))) * (near - away) / 2
                    points[one] -= push
                    points[other] += push
        if not moved:
            break
    return points


def _packed(parts: list[Points]) -> list[Points]:
    """The parts in rows, the largest first, so that together they are about as wide as a picture."""
    if not parts:
        return []
    sizes = [np.ptp(part, axis=0) + _GAP for part in parts]
    width = max(float(sizes[0][0]), math.sqrt(WIDE * sum(float(w * h) for w, h in sizes)))
    x = y = tall = 0.0
    out = []
    for part, (wide, high) in zip(parts, sizes, strict=True):
        if x > 0 and x + wide > width * 1.001:
            x, y, tall = 0.0, y + tall, 0.0
        out.append(part - part.min(axis=0) + (x, y))
        x, tall = x + float(wide), max(tall, float(high))
    return out
