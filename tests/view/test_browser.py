"""The page in Chromium: what a reader sees, and that hostile text is only ever text."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlencode

import networkx as nx
import pytest

from kg.view import html, network
from kg.view.bundle import bundles
from tests.factory import CEASEFIRE, RUSSIA, RUTTE, UKRAINE, US, Draft, entity
from tests.view.chromium import BREAKOUT, OWNED, dom, in_browser, panel
from tests.view.conftest import TALK, filled

pytestmark = in_browser


@pytest.fixture(scope="module")
def page(net: nx.MultiDiGraph) -> str:
    return html(net)


def test_the_first_thing_a_reader_sees_is_an_overview(page: str, tmp_path: Path) -> None:
    seen = panel(dom(page, tmp_path))
    assert "3 reports by 2 outlets, 1 April 2025 to May 2025: 5 statements and 4 events among 10 entities." in seen
    assert [part for part in ("Most quoted", "Who spoke about whom", "Who did what") if part not in seen] == []


def test_the_picture_is_drawn_and_described(page: str, tmp_path: Path) -> None:
    document = dom(page, tmp_path)
    assert "<canvas" in document
    assert "Showing 10 of 10 entities and 7 of 7 links" in document


def test_an_edge_in_the_address_opens_with_its_words_highlighted_in_their_sentence(
    page: str, net: nx.MultiDiGraph, tmp_path: Path
) -> None:
    edge = next(b.id for b in bundles(net) if (b.source, b.target) == (RUTTE.iri, RUSSIA.iri))
    seen = panel(dom(page, tmp_path, f"#edge={edge}"))
    assert "<mark>“The ball is in their court,”</mark> Mark Rutte told reporters about Russia." in seen
    assert "Gazette</bdi></span> · 1 April 2025 · direct speech · <bdi>NATO chief waits" in seen


def test_an_entity_in_the_address_opens_with_what_it_said_and_what_was_said_about_it(page: str, tmp_path: Path) -> None:
    seen = panel(dom(page, tmp_path, "#" + urlencode({"entity": RUSSIA.iri})))
    assert [part for part in ("Said about Russia (2)", "Did (2)", "according to") if part not in seen] == []


def test_filters_in_the_address_hide_what_does_not_pass(page: str, tmp_path: Path) -> None:
    document = dom(page, tmp_path, "#relation=did&kind=cooperation&outlet=Gazette&to=2025-04-02")
    assert "Showing 3 of 10 entities and 2 of 7 links" in document
    assert "2 statements and events pass the filters." in panel(document)


def test_a_report_without_an_outlet_can_be_chosen_by_its_file(page: str, tmp_path: Path) -> None:
    assert re.findall(r'<option value="([^"]+)">', dom(page, tmp_path)) == ["Gazette", "Ledger", "three.txt"]


@pytest.mark.parametrize(
    ("chosen", "shown"), [("three.txt", "1 statement or event"), ("Gazette", "4 statements and events")]
)
def test_a_source_in_the_address_leaves_only_what_it_brings(page: str, tmp_path: Path, chosen: str, shown: str) -> None:
    assert f">{shown} pass the filters." in panel(dom(page, tmp_path, f"#outlet={chosen}"))


def test_a_search_in_the_address_finds_names_and_words(page: str, tmp_path: Path) -> None:
    seen = panel(dom(page, tmp_path, "#q=patience"))
    assert "In sentences (1)" in seen
    assert "<mark>its patience</mark>" in seen


def test_every_entity_can_be_reached_by_the_keyboard(page: str, net: nx.MultiDiGraph, tmp_path: Path) -> None:
    listed = panel(dom(page, tmp_path)).partition('id="entities"')[2]
    assert len(re.findall(r"<button class=\"row", listed)) == len(net)


def test_an_address_on_the_web_is_a_link_that_tells_nothing_about_the_reader(page: str, tmp_path: Path) -> None:
    seen = panel(dom(page, tmp_path, "#" + urlencode({"entity": RUSSIA.iri})))
    assert '<a href="https://ledger.example/a" target="_blank" rel="noopener noreferrer">' in seen


def hostile(url: str = "javascript:document.title='owned'") -> nx.MultiDiGraph:
    """Every text of an article that reaches the page tries to become something else."""
    name = entity(OWNED, "person")
    long = entity("Long " * 2_000, "thing")
    turned = entity("\u202eevil href=\u2066", "organisation")
    draft = Draft(
        f"“{BREAKOUT}” href {OWNED} said.\nShe {OWNED} met {BREAKOUT} with 'href'.\nAmir thanked \U0001f600 <b>all</b> 'onclick='.",
        source=BREAKOUT, publisher=OWNED, published="2025-04-01", title=BREAKOUT,
    )  # fmt: skip
    draft.statement(f"“{BREAKOUT}”", name, source=OWNED, cue="said", about=[turned, long])
    draft.event(("She", name), "met", "<i>meet</i>", recipient=(BREAKOUT, turned), object=("'href'", long), plover=TALK)
    draft.statement("<b>all</b>", turned, source="Amir", cue="thanked", about=[name], manner="indirect", act="praise")
    extraction = draft.done()
    return network(filled([replace(extraction, article=replace(extraction.article, url=url))]))


@pytest.mark.parametrize("view", ["", "entity", "q"])
def test_hostile_text_is_shown_as_text_and_nothing_of_it_runs(view: str, tmp_path: Path) -> None:
    address = {"": "", "entity": "#" + urlencode({"entity": entity(OWNED, "person").iri}), "q": "#q=" + quote(OWNED)}
    document = dom(html(hostile(), title=OWNED + BREAKOUT), tmp_path, address[view])
    assert "<title>&lt;img" in document
    assert not re.findall(r"<img|<b>all|<i>meet|<script|href=\"javascript", document)
    assert "&lt;img src=x onerror=document.title='owned'&gt;" in panel(document)


def test_words_after_a_character_beyond_the_first_plane_are_highlighted_where_they_stand(tmp_path: Path) -> None:
    document = dom(html(hostile()), tmp_path, "#q=Amir")
    assert "Amir thanked \U0001f600 <mark>&lt;b&gt;all&lt;/b&gt;</mark>" in panel(document)


def test_the_page_asks_nothing_of_the_network(visited: tuple[str, list[str]], tmp_path: Path) -> None:
    address, asked = visited
    draft = Draft(f"Bob said <img src={address}/quote>.", publisher=f"<link rel=stylesheet href={address}/outlet>")
    draft.statement(f"<img src={address}/quote>", US, source="Bob", cue="said", about=[UKRAINE, CEASEFIRE])
    found = replace(draft.done(), article=replace(draft.article, url=f"{address}/url"))
    dom(html(network(filled([found]))), tmp_path, "#" + urlencode({"entity": US.iri}))
    assert asked == []


@pytest.mark.parametrize(("guarded", "expected"), [(True, []), (False, ["/image"])])
def test_the_policy_forbids_what_would_load_even_if_it_were_markup(
    page: str, visited: tuple[str, list[str]], tmp_path: Path, guarded: bool, expected: list[str]
) -> None:
    address, asked = visited
    spoilt = page.replace("<main>", f"<img src={address}/image><main>")
    dom(spoilt if guarded else spoilt.replace("Content-Security-Policy", "X-None"), tmp_path)
    assert asked == expected
