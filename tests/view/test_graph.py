import subprocess
import sys

import networkx as nx
import pytest

from kg.errors import NotFound, UsageError
from kg.records import Entity
from kg.store import Store
from kg.view import find, network
from tests.factory import CEASEFIRE, NATO, RUSSIA, RUTTE, TRUMP, UKRAINE, US, Draft
from tests.view.conftest import DMITRIEV, WITKOFF, ZELENSKYY, filled


def edge(net: nx.MultiDiGraph, source: str, target: str) -> dict[str, object]:
    (only,) = net.get_edge_data(source, target).values()
    return only


def test_a_speaker_is_linked_to_whom_the_statement_is_about(net: nx.MultiDiGraph) -> None:
    assert edge(net, RUTTE.iri, RUSSIA.iri)["relation"] == "said"


def test_an_actor_is_linked_to_the_thing_it_acts_on(net: nx.MultiDiGraph) -> None:
    assert edge(net, US.iri, CEASEFIRE.iri)["action"] == "propose"


def test_an_actor_is_linked_to_the_recipient(net: nx.MultiDiGraph) -> None:
    assert edge(net, WITKOFF.iri, DMITRIEV.iri)["modality"] == "future"


@pytest.mark.parametrize(
    ("source", "target", "kind"), [(RUTTE, UKRAINE, "cooperation"), (ZELENSKYY, RUSSIA, "neutral"), (US, CEASEFIRE, "cooperation")]
)  # fmt: skip
def test_an_edge_is_cooperation_conflict_or_neutral(net: nx.MultiDiGraph, source, target, kind) -> None:
    assert edge(net, source.iri, target.iri)["kind"] == kind


def test_what_did_not_happen_and_what_somebody_says_are_edges_of_their_own(net: nx.MultiDiGraph) -> None:
    found = net.get_edge_data(RUSSIA.iri, CEASEFIRE.iri).values()
    assert sorted((e["action"], e["negated"], e["attributed"]) for e in found) == [
        ("accept", True, False), ("reject", False, True),
    ]  # fmt: skip


def test_evidence_has_the_exact_words_and_where_they_stand_in_their_sentence(net: nx.MultiDiGraph) -> None:
    (piece,) = edge(net, RUTTE.iri, RUSSIA.iri)["evidence"]
    assert piece.words == "“The ball is in their court,”"
    assert [piece.sentence[a:b] for a, b in piece.spans] == [piece.words]


def test_evidence_names_speaker_outlet_and_date(net: nx.MultiDiGraph) -> None:
    (piece,) = edge(net, RUTTE.iri, RUSSIA.iri)["evidence"]
    assert (piece.actor_words, piece.cue, piece.origin.outlet, piece.origin.date) == (
        "Mark Rutte",
        "told",
        "Gazette",
        "2025-04-01",
    )


def test_a_date_with_a_clock_time_is_kept_to_the_day(net: nx.MultiDiGraph) -> None:
    (piece,) = edge(net, ZELENSKYY.iri, RUSSIA.iri)["evidence"]
    assert (piece.origin.date, piece.origin.url) == ("2025-04-04", "https://ledger.example/a")


def test_who_speaks_about_nobody_is_there_too(net: nx.MultiDiGraph) -> None:
    assert (net.nodes[TRUMP.iri]["speaking"], net.degree(TRUMP.iri)) == (1, 0)


def test_a_statement_without_a_known_speaker_makes_no_edge_but_is_kept(net: nx.MultiDiGraph) -> None:
    assert net.in_degree(NATO.iri) == 0
    assert "Officials" in {piece.actor_words for piece in net.graph["evidence"]}


def test_nodes_have_label_kind_and_wikidata_id(net: nx.MultiDiGraph) -> None:
    seen = net.nodes[US.iri]
    assert (seen["label"], seen["kind"], seen["wikidata"]) == ("United States", "country", "Q30")


def test_a_node_without_a_wikidata_id_has_none(net: nx.MultiDiGraph) -> None:
    assert net.nodes[TRUMP.iri]["wikidata"] is None


def test_a_period_leaves_out_what_was_published_before_and_after(store: Store) -> None:
    days = {origin.date for origin in network(store, since="2025-04-02", until="2025-04").graph["articles"]}
    assert days == {"2025-04-04"}


def test_a_date_known_to_the_month_counts_where_any_of_its_days_could(store: Store) -> None:
    assert {o.date for o in network(store, since="2025-05-20").graph["articles"]} == {"2025-05"}


def test_an_unreadable_date_is_refused_with_the_forms_there_are(store: Store) -> None:
    with pytest.raises(UsageError, match="2025-04"):
        network(store, since="April")


def test_an_entity_comes_with_its_neighbours(store: Store) -> None:
    assert set(network(store, entity="mark rutte")) == {RUTTE.iri, RUSSIA.iri, UKRAINE.iri}


@pytest.mark.parametrize("name", ["Mark Rutte", "MARK RUTTE", "Q57792", RUTTE.iri])
def test_an_entity_is_found_by_label_wikidata_id_or_iri(net: nx.MultiDiGraph, name: str) -> None:
    assert find(net, name) == RUTTE.iri


def test_an_unknown_entity_is_refused_with_names_near_it(net: nx.MultiDiGraph) -> None:
    with pytest.raises(NotFound, match="did you mean Mark Rutte"):
        find(net, "Marc Rutte")


@pytest.mark.parametrize("name", [NATO.label, NATO.iri, NATO.label.lower()])
def test_who_is_only_mentioned_is_told_by_name(name: str) -> None:
    draft = Draft("Mark Rutte said in NATO that Russia waits.", source="a.txt")
    draft.mention("NATO", NATO)
    draft.mention("Russia", RUSSIA)
    draft.statement("Russia waits", RUTTE, source="Mark Rutte", cue="said", about=[RUSSIA], manner="indirect")
    with pytest.raises(NotFound, match=r"^NATO is only mentioned: it says and does nothing"):
        find(network(filled([draft.done()])), name)


def test_an_empty_store_gives_an_empty_network() -> None:
    assert len(network(filled([]))) == 0


def test_an_entity_is_called_what_most_articles_call_it() -> None:
    drafts = []
    for number, name in enumerate(["Zelensky", "Zelenskyy", "Zelenskyy", "Zelensky", "Zelenskyy"]):
        draft = Draft(f"{number}: {name} spoke.", source=f"{number}.txt")
        draft.statement("spoke", Entity(ZELENSKYY.iri, name, "person"), source=name)
        drafts.append(draft.done())
    assert network(filled(drafts)).nodes[ZELENSKYY.iri]["label"] == "Zelenskyy"


def test_importing_the_view_loads_nothing_heavy() -> None:
    code = "import sys, kg.view; print({'networkx', 'igraph', 'pyvis', 'pyoxigraph'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"


def test_a_charge_colours_only_the_line_to_whom_it_is_aimed_at() -> None:
    """'X accused Russia of attacking Ukraine' speaks of Ukraine, but does not accuse it."""
    draft = Draft("Mark Rutte accused Russia of attacking Ukraine.")
    draft.mention("Russia", RUSSIA)
    draft.mention("Ukraine", UKRAINE)
    draft.statement(
        "Russia of attacking Ukraine", RUTTE, source="Mark Rutte", cue="accused", about=[RUSSIA, UKRAINE], act="accuse"
    )
    net = network(filled([draft.done()]))
    assert edge(net, RUTTE.iri, RUSSIA.iri)["kind"] == "conflict"
    assert (edge(net, RUTTE.iri, UKRAINE.iri)["kind"], edge(net, RUTTE.iri, UKRAINE.iri)["action"]) == (
        "neutral",
        "say",
    )
