import io
from dataclasses import replace

import networkx as nx

from kg.view import Deed, dyads, write_gexf, write_graphml
from tests.factory import NATO, RUSSIA, UKRAINE, US


def test_a_pair_has_its_cooperation_and_conflict(april: tuple[Deed, ...]) -> None:
    edge = dyads(april).edges[RUSSIA.iri, NATO.iri]
    assert {name: edge[name] for name in ("weight", "cooperation", "conflict", "balance", "material")} == {
        "weight": 1, "cooperation": 0, "conflict": 1, "balance": -1, "material": 0,
    }  # fmt: skip


def test_an_event_of_several_actors_counts_for_each(april: tuple[Deed, ...]) -> None:
    graph = dyads(april)
    assert (graph.edges[US.iri, RUSSIA.iri]["weight"], graph.edges[UKRAINE.iri, RUSSIA.iri]["weight"]) == (1, 1)


def test_what_is_mutual_counts_in_both_directions(april: tuple[Deed, ...]) -> None:
    graph = dyads(april)
    assert [graph.edges[RUSSIA.iri, other.iri]["cooperation"] for other in (US, UKRAINE)] == [1, 1]


def test_claims_and_denials_are_weighed_only_when_asked_for(april: tuple[Deed, ...]) -> None:
    assert dyads(april).edges[RUSSIA.iri, UKRAINE.iri]["conflict"] == 0
    assert dyads(april, facts=False).edges[RUSSIA.iri, UKRAINE.iri]["conflict"] == 2


def test_nobody_is_paired_with_themselves(april: tuple[Deed, ...]) -> None:
    alone = replace(april[0], recipients=april[0].actors)
    assert len(dyads([alone], facts=False)) == 0


def test_dyads_are_written_as_graphml(april: tuple[Deed, ...]) -> None:
    out = io.StringIO()
    write_graphml(dyads(april), out)
    again = nx.parse_graphml(out.getvalue())
    assert again.edges[NATO.iri, UKRAINE.iri]["cooperation"] == 1


def test_dyads_are_written_as_gexf(april: tuple[Deed, ...]) -> None:
    out = io.StringIO()
    write_gexf(dyads(april), out)
    assert 'for="' in out.getvalue()
    assert "lastmodifieddate" not in out.getvalue()
