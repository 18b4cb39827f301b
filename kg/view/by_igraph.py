"""Measures by igraph, for networks that networkx is too slow for."""

from __future__ import annotations

import random
import warnings
from typing import Any

from kg.view.pairs import Pairs

SEED = 20250402
EXACT = 300_000_000  # steps (nodes times pairs) of all shortest ways, some ten seconds; beyond that a sample of starts
FEWEST = 500  # starts of a sample


def betweenness(pairs: Pairs) -> list[float]:
    """Brandes (2001), all ways; where there are too many of them, those from nodes drawn by chance (Brandes and Pich
    2007), as many as the time of EXACT allows.
    """
    count, steps = len(pairs.nodes), len(pairs.ends) + 1
    if count < 3:
        return [0.0] * count
    starts = min(count, max(FEWEST, EXACT // steps))
    drawn = None if starts == count else sorted(random.Random(SEED).sample(range(count), starts))
    scores = _graph(pairs).betweenness(directed=False, sources=drawn)
    most = (count - 1) * (count - 2) / 2 * (starts / count)
    return [score / most for score in scores]


def communities(pairs: Pairs) -> list[set[int]]:
    """The Louvain method (Blondel et al. 2008), seeded."""
    import igraph

    graph = _graph(pairs)
    if not pairs.ends:
        return [{node} for node in range(len(pairs.nodes))]
    igraph.set_random_number_generator(random.Random(SEED))
    try:
        groups = graph.community_multilevel(weights=list(pairs.weights))
    finally:
        igraph.set_random_number_generator(random)
    return [set(group) for group in groups]


def path(pairs: Pairs, start: int, end: int) -> list[int]:
    """Dijkstra (1959)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # that there is no way is an answer
        found: list[int] = _graph(pairs).get_shortest_path(start, end, weights=pairs.efforts)
    return found


def _graph(pairs: Pairs) -> Any:
    import igraph

    return igraph.Graph(n=len(pairs.nodes), edges=list(pairs.ends))
