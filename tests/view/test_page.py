import json
import re

import networkx as nx
import pytest

from kg.store import Store
from kg.view import html, network
from tests.view.conftest import filled, reports


@pytest.fixture(scope="module")
def page(net: nx.MultiDiGraph) -> str:
    return html(net)


def data(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_same_store_gives_the_same_page_byte_for_byte(page: str) -> None:
    assert html(network(filled(reversed(reports())))) == page


def markup(page: str) -> str:
    return re.sub(r"(<script\b[^>]*>).*?</script>", r"\1", page, flags=re.DOTALL)


def test_nothing_in_the_page_loads_an_address(page: str) -> None:
    assert not re.findall(r"(?:src|href)\s*=\s*[\"']?(?!#)[^\"'\s>]+|@import|url\(", markup(page))


def test_every_script_that_runs_is_named_by_the_policy(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert len(re.findall("'sha256-", policy[1])) == len(re.findall("<script>", markup(page))) == 2
    assert policy[1].startswith("default-src 'none'")


def test_counts_and_dates_are_of_the_whole_network(page: str) -> None:
    counts = data(page)["counts"]
    assert counts == {
        "articles": 3, "outlets": 2, "statements": 5, "events": 4, "entities": 10, "first": "2025-04-01", "last": "2025-05",
    }  # fmt: skip


def test_a_pruned_page_says_what_was_left_out(net: nx.MultiDiGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.view.page.LISTED", 4)
    assert data(html(net, entities=4))["leftOut"]["entities"] == len(net) - 4  # type: ignore[index]


def test_a_page_about_an_entity_opens_with_it(store: Store) -> None:
    shown = data(html(network(store, entity="Mark Rutte")))
    assert shown["entities"][shown["focus"]]["label"] == "Mark Rutte"  # type: ignore[index]


def test_an_empty_network_makes_a_page() -> None:
    assert data(html(network(filled([]))))["entities"] == []


def test_a_title_is_text() -> None:
    assert "<title>&lt;b&gt;</title>" in html(network(filled([])), title="<b>")
