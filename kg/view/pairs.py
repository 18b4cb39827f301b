"""Who has to do with whom, and how much: a network as numbers, which the measures are taken on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Pairs:
    """Russia, Ukraine and Mark Rutte; Mark Rutte and Russia are joined by three statements and events."""

    nodes: tuple[str, ...]  # IRIs, sorted
    ends: tuple[tuple[int, int], ...]  # numbers of nodes, the smaller first, sorted
    weights: tuple[int, ...]  # how much evidence joins each pair

    @property
    def efforts(self) -> list[float]:
        """What a step from one to the other costs: a little less the more evidence there is."""
        return [1 + 1 / (1_000 * weight) for weight in self.weights]


class Measured(Protocol):
    """What an engine of graphs knows to say about pairs, by the numbers of nodes."""

    def betweenness(self, pairs: Pairs) -> list[float]:
        """On what share of the shortest ways between two others each node stands."""
        ...

    def communities(self, pairs: Pairs) -> list[set[int]]:
        """Groups that have more to do with each other than with the rest; the same every time."""
        ...

    def path(self, pairs: Pairs, start: int, end: int) -> list[int]:
        """The nodes of the way of least effort; empty where there is none."""
        ...


def pairs(network: nx.MultiDiGraph) -> Pairs:
    """The pairs of a network, whoever of the two speaks or acts; what somebody does to himself is none."""
    nodes = sorted(network)
    number = {node: i for i, node in enumerate(nodes)}
    weights: Counter[tuple[int, int]] = Counter()
    for source, target, weight in network.edges(data="weight"):
        if source != target:
            one, other = number[source], number[target]
            weights[min(one, other), max(one, other)] += weight
    ends = sorted(weights)
    return Pairs(tuple(nodes), tuple(ends), tuple(weights[pair] for pair in ends))
