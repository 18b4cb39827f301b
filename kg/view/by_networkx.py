"""Measures by networkx, for networks of some thousands: as they stand in its books, and it is at hand anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.view.pairs import Pairs

if TYPE_CHECKING:
    import networkx as nx

SEED = 20250402


def betweenness(pairs: Pairs) -> list[float]:
    """Brandes (2001), all ways."""
    import networkx as nx

    scores: dict[int, float] = nx.betweenness_centrality(_graph(pairs))
    return [scores[node] for node in range(len(pairs.nodes))]


def communities(pairs: Pairs) -> list[set[int]]:
    """The Louvain method (Blondel et al. 2008), seeded."""
    import networkx as nx

    found: list[set[int]] = nx.community.louvain_communities(_graph(pairs), seed=SEED)
    return found


def path(pairs: Pairs, start: int, end: int) -> list[int]:
    """Dijkstra (1959)."""
    import networkx as nx

    try:
        found: list[int] = nx.dijkstra_path(_graph(pairs), start, end, weight="effort")
    except nx.NetworkXNoPath:
        return []
    return found


def _graph(pairs: Pairs) -> nx.Graph:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(len(pairs.nodes)))
    for (one, other), weight, effort in zip(pairs.ends, pairs.weights, pairs.efforts, strict=True):
        graph.add_edge(one, other, weight=weight, effort=effort)
    return graph
