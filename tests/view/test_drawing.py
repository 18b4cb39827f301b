import networkx as nx
import pytest

from kg.view.bundle import bundles
from kg.view.drawing import caption, drawing


@pytest.mark.parametrize(
    ("label", "drawn"),
    [
        ("NATO", "NATO"),
        ("Volodymyr Zelenskyy", "Volodymyr\nZelenskyy"),
        ("", "(no name)"),
        ("a\x00\u202eb", "a b"),
        ("\U0001f600 Ltd", "\U0001f600 Ltd"),
    ],
)
def test_a_label_is_drawn_on_at_most_two_lines_without_control_characters(label: str, drawn: str) -> None:
    assert caption(label) == drawn


def test_an_endless_label_is_cut() -> None:
    assert len(caption("x" * 10_000)) <= 36


def test_physics_is_off_and_every_node_has_its_place(net: nx.MultiDiGraph) -> None:
    picture = drawing(net, bundles(net), list(net))
    assert picture["options"]["physics"] == {"enabled": False}
    assert all({"x", "y"} <= node.keys() for node in picture["nodes"])


def test_no_node_and_no_edge_has_a_title_that_could_hold_markup(net: nx.MultiDiGraph) -> None:
    picture = drawing(net, bundles(net), list(net))
    assert not [item for item in picture["nodes"] + picture["edges"] if "title" in item]


def test_an_edge_is_named_by_its_bundle(net: nx.MultiDiGraph) -> None:
    assert [edge["id"] for edge in drawing(net, bundles(net), list(net))["edges"]] == [
        bundle.id for bundle in bundles(net)
    ]
