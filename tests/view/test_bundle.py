import networkx as nx
import pytest

from kg.view import network
from kg.view.bundle import bundles
from tests.factory import CEASEFIRE, RUSSIA, US
from tests.view.conftest import DMITRIEV, WITKOFF, filled, reports


def lines(net: nx.MultiDiGraph, source: str, target: str) -> list[tuple[str, str]]:
    return sorted((b.line, b.label) for b in bundles(net) if (b.source, b.target) == (source, target))


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (US, CEASEFIRE, [("solid", "proposed")]),
        (RUSSIA, CEASEFIRE, [("dashed", "did not accept"), ("dotted", "rejected")]),
        (WITKOFF, DMITRIEV, [("dashed", "will meet")]),
    ],
)
def test_a_line_shows_what_was_done_and_how_certain_that_is(net: nx.MultiDiGraph, source, target, expected) -> None:
    assert lines(net, source.iri, target.iri) == expected


def test_a_line_keeps_its_name_when_another_article_is_added() -> None:
    before = {b.id for b in bundles(network(filled(reports()[:1])))}
    assert before <= {b.id for b in bundles(network(filled(reports())))}
