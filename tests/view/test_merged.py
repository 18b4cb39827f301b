from kg.link.entities.merging import derive
from kg.store import open_store
from kg.view import network
from kg.view.gather import gather
from tests.link.entities.test_merging import FULL, LONE, first, second


def test_a_merged_entity_is_one_node_with_all_its_edges() -> None:
    store = open_store(":memory:")
    for extraction in (first(), second()):
        store.add(extraction)
    derive(store)
    graph = network(store)
    assert (LONE.iri in graph, graph.has_node(FULL.iri)) == (False, True)


def test_what_both_said_hangs_on_it() -> None:
    store = open_store(":memory:")
    for extraction in (first(), second()):
        store.add(extraction)
    before = {piece.actor for piece in gather(store)}
    derive(store)
    assert (before, {piece.actor for piece in gather(store)}) == ({FULL.iri, LONE.iri}, {FULL.iri})
