"""What a network tells and a query cannot: who is central, how two entities are connected, who belongs together.

Small networks are measured by networkx, large ones by igraph: the same methods, and the same answers but for the groups
of `communities`, of which there are several that are equally good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.errors import NotFound, UsageError
from kg.view.evidence import Evidence
from kg.view.graph import find
from kg.view.pairs import Measured, Pairs, pairs

if TYPE_CHECKING:
    import networkx as nx

LARGE = 1_000  # nodes; of more than these networkx takes minutes for what igraph does in seconds


@dataclass(frozen=True, slots=True)
class Ranked:
    """Mark Rutte, a person, comes third by degree with 5."""

    entity: str  # IRI
    label: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Step:
    """From Mark Rutte to Russia, as two statements show."""

    source: str  # IRI
    target: str
    source_label: str
    target_label: str
    evidence: tuple[Evidence, ...]  # in both directions: Rutte about Russia, Russia towards Rutte


@dataclass(frozen=True, slots=True)
class Community:
    """Russia, Dmitry Peskov and Vladimir Putin, who have more to do with each other than with the others."""

    members: tuple[str, ...]  # IRIs, the most spoken of first
    labels: tuple[str, ...]


def rank(network: nx.MultiDiGraph, by: str = "degree") -> list[Ranked]:
    """All entities by one of `MEASURES`, the highest first, ties by label; raises UsageError for an unknown measure."""
    if by not in MEASURES:
        raise UsageError(f"no measure {by!r}; there are: {', '.join(MEASURES)}")
    scores = _SCORES[by](network)
    found = [
        Ranked(node, seen["label"], seen["kind"], round(scores[node], 6)) for node, seen in network.nodes(data=True)
    ]
    return sorted(found, key=lambda r: (-r.score, r.label, r.entity))


def path(network: nx.MultiDiGraph, a: str, b: str) -> list[Step]:
    """The shortest way from one entity to another, along edges of either direction, with what every step rests on.

    Of ways of the same length the one with the most evidence counts. Raises NotFound where an entity is not there or no
    way leads to the other, UsageError where both are the same.
    """
    start, end = find(network, a), find(network, b)
    label = network.nodes(data="label")
    if start == end:
        raise UsageError(f"{a} and {b} are the same entity, {label[start]}: a path needs two")
    joined = pairs(network)
    number = {node: i for i, node in enumerate(joined.nodes)}
    nodes = [joined.nodes[i] for i in _engine(joined).path(joined, number[start], number[end])]
    if not nodes:
        raise NotFound(f"nothing in this network connects {label[start]} and {label[end]}")
    return [Step(one, other, label[one], label[other], _between(network, one, other)) for one, other in pairwise(nodes)]


def communities(network: nx.MultiDiGraph) -> list[Community]:
    """Groups of entities that have more to do with each other than with the rest, largest first.

    The Louvain method (Blondel et al. 2008) on how much evidence joins each pair; seeded, so that it repeats exactly.
    """
    joined = pairs(network)
    groups = [[joined.nodes[i] for i in group] for group in _engine(joined).communities(joined)]
    spoken = dict(network.nodes(data="spoken_of"))
    members = [sorted(group, key=lambda node: (-spoken[node], node)) for group in groups]
    members.sort(key=lambda group: (-len(group), group))
    return [Community(tuple(group), tuple(network.nodes[node]["label"] for node in group)) for group in members]


def _between(network: nx.MultiDiGraph, one: str, other: str) -> tuple[Evidence, ...]:
    found: dict[str, Evidence] = {}
    for pair in ((one, other), (other, one)):
        for edge in (network.get_edge_data(*pair) or {}).values():
            found.update((piece.id, piece) for piece in edge["evidence"])
    return tuple(sorted(found.values(), key=lambda piece: (piece.origin.date or "", piece.id)))


def _engine(joined: Pairs) -> Measured:
    from kg.view import by_igraph, by_networkx

    return by_igraph if len(joined.nodes) > LARGE else by_networkx


def _degree(network: nx.MultiDiGraph) -> dict[str, float]:
    joined = pairs(network)
    met = Counter(end for pair in joined.ends for end in pair)
    return {node: float(met[i]) for i, node in enumerate(joined.nodes)}


def _betweenness(network: nx.MultiDiGraph) -> dict[str, float]:
    joined = pairs(network)
    return dict(zip(joined.nodes, _engine(joined).betweenness(joined), strict=True))


def _pagerank(network: nx.MultiDiGraph) -> dict[str, float]:
    import igraph  # networkx's own needs scipy, which nothing else here does

    nodes = sorted(network)
    number = {node: i for i, node in enumerate(nodes)}
    edges = [(number[source], number[target], weight) for source, target, weight in network.edges(data="weight")]
    graph = igraph.Graph(n=len(nodes), edges=[edge[:2] for edge in edges], directed=True)
    scores = graph.pagerank(weights=[edge[2] for edge in edges] or None) if nodes else []
    return dict(zip(nodes, scores, strict=True))


def _attribute(name: str) -> Callable[[nx.MultiDiGraph], dict[str, float]]:
    return lambda network: {node: float(value) for node, value in network.nodes(data=name)}


_SCORES = {
    "degree": _degree,
    "pagerank": _pagerank,
    "betweenness": _betweenness,
    "spoken_of": _attribute("spoken_of"),
    "speaking": _attribute("speaking"),
}
MEASURES = {
    "degree": "with how many others it shares a statement or an event",
    "pagerank": "how much is said about it and done to it by those of whom the same is true (Brin and Page 1998)",
    "betweenness": "on what share of the shortest ways between two others it stands (Freeman 1977)",
    "spoken_of": "how often the articles name it",
    "speaking": "how many statements it made",
}
