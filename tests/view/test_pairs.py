"""Both engines of graphs say the same of the same pairs."""

from __future__ import annotations

import random
from collections import Counter

import networkx as nx
import pytest

from kg.view import by_igraph, by_networkx, communities, measures, rank
from kg.view.pairs import Measured, Pairs, pairs

ENGINES = [by_networkx, by_igraph]
each = pytest.mark.parametrize("engine", ENGINES, ids=["networkx", "igraph"])


def grouped(nodes: int, edges: int, size: int = 50) -> Pairs:
    """Made pairs, most of them inside groups, and some nodes met far more often than others."""
    draw = random.Random(1)
    groups = max(2, nodes // size)
    weights: Counter[tuple[int, int]] = Counter()
    for _ in range(edges):
        one = int(nodes * draw.random() ** 2)
        near = draw.random() < 0.8
        other = draw.randrange(one % groups, nodes, groups) if near else int(nodes * draw.random() ** 3)
        if one != other:
            weights[min(one, other), max(one, other)] += 1
    ends = sorted(weights)
    names = tuple(f"urn:made:{number:06}" for number in range(nodes))
    return Pairs(names, tuple(ends), tuple(weights[pair] for pair in ends))


def network(made: Pairs) -> nx.MultiDiGraph:
    """A network with these pairs."""
    found = nx.MultiDiGraph()
    for node in made.nodes:
        found.add_node(node, label=node, kind="person", spoken_of=1, speaking=1)
    for (one, other), weight in zip(made.ends, made.weights, strict=True):
        found.add_edge(made.nodes[one], made.nodes[other], weight=weight, evidence=())
    return found


def modularity(made: Pairs, groups: list[set[int]]) -> float:
    """How much more stands inside the groups than chance would put there (Newman and Girvan 2004)."""
    total = sum(made.weights)
    group = {node: i for i, members in enumerate(groups) for node in members}
    inside, met = Counter[int](), Counter[int]()
    for (one, other), weight in zip(made.ends, made.weights, strict=True):
        met[group[one]] += weight
        met[group[other]] += weight
        inside[group[one]] += weight if group[one] == group[other] else 0
    return sum(inside[i] / total - (met[i] / (2 * total)) ** 2 for i in met)


@pytest.fixture(scope="module")
def large() -> Pairs:
    return grouped(20_000, 80_000)


def test_the_pairs_of_a_network_are_numbers() -> None:
    found = nx.MultiDiGraph()
    found.add_edge("urn:b", "urn:a", weight=2)
    found.add_edge("urn:a", "urn:b", weight=1)
    found.add_edge("urn:c", "urn:c", weight=5)
    assert pairs(found) == Pairs(("urn:a", "urn:b", "urn:c"), ((0, 1),), (3,))


def test_betweenness_is_the_same_by_both() -> None:
    made = grouped(300, 900)
    assert by_igraph.betweenness(made) == pytest.approx(by_networkx.betweenness(made), abs=1e-12)


def test_a_sample_of_starts_tells_of_twenty_thousand_what_networkx_tells(
    large: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(by_igraph, "EXACT", 0)
    monkeypatch.setattr(by_igraph, "FEWEST", 8)
    starts = sorted(random.Random(by_igraph.SEED).sample(range(20_000), 8))
    counted = nx.betweenness_centrality_subset(by_networkx._graph(large), starts, range(20_000))
    most = 19_999 * 19_998 / 2 * (8 / 20_000)
    assert by_igraph.betweenness(large) == pytest.approx([counted[i] / most for i in range(20_000)], abs=1e-12)


def test_a_sample_puts_the_same_first(monkeypatch: pytest.MonkeyPatch) -> None:
    made = grouped(1_200, 3_600)
    every = by_igraph.betweenness(made)
    monkeypatch.setattr(by_igraph, "EXACT", 0)
    monkeypatch.setattr(by_igraph, "FEWEST", 300)
    drawn = by_igraph.betweenness(made)
    first, found = (set(sorted(range(1_200), key=lambda i: -scores[i])[:50]) for scores in (every, drawn))
    assert len(first & found) >= 40


def test_communities_of_twenty_thousand_are_as_good_by_both(large: Pairs) -> None:
    one, other = (modularity(large, engine.communities(large)) for engine in ENGINES)
    assert other == pytest.approx(one, rel=0.02)


@each
def test_communities_hold_every_node_once(engine: Measured) -> None:
    made = grouped(400, 800)
    assert sorted(node for group in engine.communities(made) for node in group) == list(range(400))


@each
def test_communities_are_the_same_every_time(engine: Measured) -> None:
    made = grouped(400, 1_200)
    assert engine.communities(made) == engine.communities(made)


@each
def test_nodes_without_pairs_are_communities_of_their_own(engine: Measured) -> None:
    assert engine.communities(Pairs(("urn:a", "urn:b"), (), ())) == [{0}, {1}]


@each
def test_the_path_is_the_one_with_the_most_evidence(engine: Measured) -> None:
    made = Pairs(tuple("abcd"), ((0, 1), (0, 2), (1, 3), (2, 3)), (1, 4, 1, 4))
    assert engine.path(made, 0, 3) == [0, 2, 3]


@each
def test_there_may_be_no_path(engine: Measured) -> None:
    assert engine.path(Pairs(tuple("abc"), ((0, 1),), (1,)), 0, 2) == []


@each
def test_few_nodes_are_between_nobody(engine: Measured) -> None:
    assert engine.betweenness(Pairs(tuple("ab"), ((0, 1),), (1,))) == [0, 0]


def test_a_large_network_is_ranked_as_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    net = network(grouped(200, 600))
    small = rank(net, by="betweenness")
    monkeypatch.setattr(measures, "LARGE", 100)
    assert [(r.entity, r.score) for r in rank(net, by="betweenness")] == [(r.entity, r.score) for r in small]


def test_a_large_network_has_its_communities_from_igraph(monkeypatch: pytest.MonkeyPatch) -> None:
    made = grouped(200, 600)
    monkeypatch.setattr(measures, "LARGE", 100)
    groups = [{made.nodes[i] for i in group} for group in by_igraph.communities(made)]
    found = [set(group.members) for group in communities(network(made))]
    assert sorted(map(sorted, found)) == sorted(map(sorted, groups))
