import networkx as nx
import pytest

from kg.errors import NotFound, UsageError
from kg.view import communities, network, path, rank
from kg.view.measures import MEASURES
from tests.factory import CEASEFIRE, RUSSIA, RUTTE, US
from tests.view.conftest import filled, reports


@pytest.mark.parametrize(
    ("measure", "first"),
    [("degree", "Russia"), ("betweenness", "Russia"), ("spoken_of", "Russia"), ("speaking", "Mark Rutte")],
)
def test_who_comes_first_by_a_measure(net: nx.MultiDiGraph, measure: str, first: str) -> None:
    assert rank(net, by=measure)[0].label == first


def test_pagerank_sums_to_one(net: nx.MultiDiGraph) -> None:
    assert sum(r.score for r in rank(net, by="pagerank")) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_ranks_everybody_even_in_an_empty_network(measure: str) -> None:
    assert rank(network(filled([])), by=measure) == []


def test_an_unknown_measure_is_refused_with_those_there_are(net: nx.MultiDiGraph) -> None:
    with pytest.raises(UsageError, match="betweenness"):
        rank(net, by="fame")


def test_a_path_goes_along_edges_of_either_direction(net: nx.MultiDiGraph) -> None:
    steps = path(net, "Mark Rutte", "United States")
    assert [steps[0].source, *(step.target for step in steps)] == [RUTTE.iri, RUSSIA.iri, CEASEFIRE.iri, US.iri]


def test_a_path_needs_two_ends(net: nx.MultiDiGraph) -> None:
    with pytest.raises(UsageError, match="same entity, Mark Rutte"):
        path(net, "Mark Rutte", RUTTE.iri)


def test_every_step_of_a_path_has_its_evidence(net: nx.MultiDiGraph) -> None:
    assert all(step.evidence for step in path(net, "Mark Rutte", "United States"))


def test_two_that_nothing_connects_are_refused(net: nx.MultiDiGraph) -> None:
    with pytest.raises(NotFound, match="connects Mark Rutte and Donald Trump"):
        path(net, "Mark Rutte", "Donald Trump")


def test_communities_hold_everybody_once(net: nx.MultiDiGraph) -> None:
    members = [member for group in communities(net) for member in group.members]
    assert sorted(members) == sorted(net)


def test_communities_are_the_same_in_a_network_built_anew() -> None:
    assert communities(network(filled(reports()))) == communities(network(filled(reversed(reports()))))
