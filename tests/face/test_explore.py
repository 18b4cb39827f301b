"""What a notebook shows of an entity and of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.face import Graph
from kg.face.explore import Explored
from kg.link.stage import renew
from kg.store import open_store
from kg.store.result import Result, Term
from kg.store.shown import EXPLORER, MOST, cell
from tests.serve.papers import papers
from tests.serve.test_pages_hostile import EVERY, HOSTILE, Elements, report


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    folder = tmp_path_factory.mktemp("explore") / "store"
    with open_store(folder, create=True) as store:
        for extraction in [*papers(), report()]:
            store.add(extraction)
        renew(store)
    with kg.open(folder) as opened:
        yield opened


def outside(html: str) -> str:
    """What stands outside the frame, which has a page of its own."""
    return re.sub(r"<iframe.*?</iframe>", "", html, flags=re.DOTALL)


def test_an_entity_shows_its_network_in_a_frame_of_its_own(graph: Graph) -> None:
    shown = graph.explore("Mark Rutte")._repr_html_()
    assert 'sandbox="allow-scripts allow-popups"' in shown
    assert "vis-network" in shown or "vis.js" in shown or "srcdoc" in shown


def test_below_stands_what_it_said_with_a_link_to_the_evidence(graph: Graph) -> None:
    shown = outside(graph.explore("Mark Rutte")._repr_html_())
    assert "Said (2 times)" in shown
    assert 'href="http://127.0.0.1:7200/id?iri=urn%3Akg%3Astatement%3A' in shown


def test_without_an_entity_it_is_the_whole_network(graph: Graph) -> None:
    assert outside(graph.explore()._repr_html_()) == ""


def test_its_page_can_be_saved(graph: Graph, tmp_path: Path) -> None:
    assert graph.explore("Russia").view.save(tmp_path / "page.html").read_text().startswith("<!doctype html>")


def test_nothing_is_loaded_from_anywhere(graph: Graph) -> None:
    shown = graph.explore("Mark Rutte")._repr_html_()
    assert not re.search(r"(src|href)=(&quot;|\")https?://(?!127\.0\.0\.1|www\.wikidata)", shown)


def test_text_of_an_article_is_only_ever_text(graph: Graph) -> None:
    (label,) = {row[0] for row in graph.query("SELECT ?l { ?e a kg:Person ; rdfs:label ?l }").rows if EVERY in str(row[0])}  # fmt: skip
    shown = outside(graph.explore(str(label))._repr_html_())
    found = Elements()
    found.feed(shown)
    assert (found.names & {"img", "script"}, [name for name in found.handlers if name != "style"]) == (set(), [])


def test_an_answer_is_a_table(graph: Graph) -> None:
    shown = graph.query("SELECT ?s ?quote { ?s kg:quote ?quote }")._repr_html_()
    assert (shown.count("<tr>"), shown.count("/id?iri=urn%3Akg%3Astatement")) == (6, 5)


def test_yes_or_no_is_a_table_too(graph: Graph) -> None:
    assert "<td" in graph.query("ASK { ?s ?p ?o }")._repr_html_()


def test_a_long_answer_says_that_it_goes_on() -> None:
    answer = Result(("n",), tuple((Term("literal", str(n)),) for n in range(MOST + 1)))
    assert "200 of 201 rows" in answer._repr_html_()


@pytest.mark.parametrize("text", [*HOSTILE, "javascript:alert(1)", 'urn:kg:"><script>', "https://x.test/\"onload='x'"])
def test_a_hostile_cell_is_only_ever_text(text: str) -> None:
    found = Elements()
    found.feed(cell(text))
    assert (found.names - {"a"}, found.handlers) == (set(), [])
    assert all(a.startswith("http") for a in found.addresses)


def test_the_explorer_may_be_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EXPLORER, "http://127.0.0.1:9/")
    assert 'href="http://127.0.0.1:9/id?iri=urn%3Akg%3Ax"' in cell("urn:kg:x")


def test_it_says_in_words_what_it_is(graph: Graph) -> None:
    assert repr(graph.explore("Russia")).startswith("<Explored: Russia;")
    assert repr(Explored(graph.view())).startswith("<Explored: everybody;")
