import networkx as nx

from kg.store import Store
from kg.view import network
from kg.view.bundle import bundles
from kg.view.selection import FEW, foremost, prune, strongest
from tests.factory import CEASEFIRE, RUSSIA, RUTTE, TRUMP


def test_pruning_keeps_those_most_spoken_of_and_says_what_it_left_out(net: nx.MultiDiGraph) -> None:
    small, left = prune(net, entities=3, evidence=99)
    assert {RUSSIA.iri, CEASEFIRE.iri} <= set(small)
    assert (len(small), left.entities) == (3, len(net) - 3)


def test_evidence_that_touches_nobody_who_is_left_is_counted_as_left_out(net: nx.MultiDiGraph) -> None:
    small, left = prune(net, entities=1, evidence=99)
    assert left.evidence == len(net.graph["evidence"]) - len(small.graph["evidence"]) > 0


def test_a_network_that_is_small_enough_is_left_whole(net: nx.MultiDiGraph) -> None:
    assert prune(net, entities=len(net), evidence=99)[0] is net


def test_the_entity_that_was_asked_for_is_never_pruned(store: Store) -> None:
    small, _ = prune(network(store, entity=RUTTE.iri), entities=1, evidence=99)
    assert set(small) == {RUTTE.iri}


def test_of_many_lines_each_entity_keeps_its_strongest(net: nx.MultiDiGraph) -> None:
    kept = strongest(bundles(net), 1)
    linked = {end for b in bundles(net) for end in (b.source, b.target)}
    assert {end for b in kept for end in (b.source, b.target)} == linked
    assert len(kept) < len(bundles(net))


def test_of_too_much_evidence_the_latest_is_kept(net: nx.MultiDiGraph) -> None:
    small, left = prune(net, entities=99, evidence=2)
    assert small.graph["evidence"] == net.graph["evidence"][-2:]
    assert left.evidence == len(net.graph["evidence"]) - 2


def test_an_edge_whose_evidence_is_left_out_goes_with_it(net: nx.MultiDiGraph) -> None:
    small, _ = prune(net, entities=99, evidence=1)
    assert small.number_of_edges() == 0


def test_where_there_are_few_everybody_is_drawn(net: nx.MultiDiGraph) -> None:
    assert len(net) <= FEW
    assert foremost(net, bundles(net), 3) == list(net)


def test_where_there_are_many_those_without_a_line_are_not_drawn(net: nx.MultiDiGraph) -> None:
    crowd = net.copy()
    crowd.add_nodes_from((f"urn:x:{i}", {"spoken_of": 0, "speaking": 0}) for i in range(FEW))
    assert TRUMP.iri not in foremost(crowd, bundles(net), 40)
    assert len(foremost(crowd, bundles(net), 40)) == 8
