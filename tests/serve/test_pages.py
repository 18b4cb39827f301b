"""The explorer's pages: what stands on them, where their links lead, and what machines get at the same names."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient

from kg.serve.pages.statement import compared
from tests.factory import NATO, RUSSIA, RUTTE, UKRAINE, Draft
from tests.link.contradictions.test_roles import holding
from tests.link.reports import MUST, SHOULD, article
from tests.serve.papers import PATIENCE, iri_of, opened, papers

STATEMENT = 'SELECT ?s { ?s a kg:Statement ; kg:sourceText "%s" }'
LINES = [f"Line {n:04} of a report that goes on and on." for n in range(2_000)]
PEOPLE = {"accept": "text/html, */*;q=0.8"}
GAZETTE = 'SELECT ?a { ?a schema:publisher "Gazette" }'


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with opened(tmp_path_factory.mktemp("pages") / "store", papers()) as served:
        yield served


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    draft = Draft("\n".join(LINES))
    draft.statement(LINES[1990], RUTTE)
    draft.event((f"Line {1991}", RUSSIA), "goes on and on.\nLine 1992", "go")
    with opened(tmp_path_factory.mktemp("long") / "store", [draft.done()]) as served:
        yield served


def texts(found: str) -> list[str]:
    """The paragraphs of an article's page."""
    return [html.unescape(re.sub(r"<[^>]*>", "", t)) for t in re.findall(r'<p class="text.*?</p>', found)]


def page(client: TestClient, path: str, **parameters: object) -> str:
    """The page's body without its tags, spaces made one."""
    found = client.get(f"{path}?{urlencode(parameters)}")
    assert found.status_code == 200, found.text
    return plain(found.text)


def plain(text: str) -> str:
    inline = re.sub(r"</?(mark|bdi|b|span|a|ins|del|code|time)\b[^>]*>", "", text.partition("<main")[2])
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", inline)).split())


def test_the_first_page_counts_what_there_is(client: TestClient) -> None:
    assert "4 articles from 2 outlets, 1 April 2025 to May 2025: 4 statements and 4 events" in page(client, "/")


def test_the_first_page_leads_to_who_is_quoted_most_and_to_the_latest_articles(client: TestClient) -> None:
    shown = page(client, "/")
    assert "Mark Rutte 2 statements" in shown
    assert shown.index("three.txt") < shown.index("two.txt") < shown.index("NATO chief waits")


def test_the_first_page_leads_to_what_several_outlets_have(client: TestClient) -> None:
    found = client.get("/").text
    assert "In several outlets 1 Mark Rutte:" in plain(found)
    address = re.search(r'2 outlets · [^<]* · <a href="(/compare[^"]+)"', found)
    assert address
    assert client.get(html.unescape(address[1])).status_code == 200


def test_the_first_page_says_what_is_told_otherwise(tmp_path: Path) -> None:
    told = [holding("Secretary of State", "Secretary of State", "Courier"), holding("Senator", "Senator", "Gazette")]
    with opened(tmp_path / "store", told) as served:
        shown = page(served, "/")
    assert "Told otherwise 1 Tom Hale : Courier has “Secretary of State Tom Hale”" in shown.replace("Hale:", "Hale :")


def test_a_person_is_counted_alike_everywhere(tmp_path: Path) -> None:
    draft = Draft("He said it is so. He did not say it is late.")
    draft.statement("it is so", RUTTE, cue="said")
    draft.statement("it is late", RUTTE, cue="say", negated=True)
    with opened(tmp_path / "store", [draft.done()]) as served:
        assert "Mark Rutte 1 statement " in page(served, "/")
        assert "What they said 1, and 1 not said" in page(served, "/entity", iri=RUTTE.iri)


def test_an_empty_store_says_so(tmp_path) -> None:
    with opened(tmp_path / "store", []) as empty:
        assert "nothing here yet" in page(empty, "/")


def test_an_entity_has_its_offices_by_whose_account(client: TestClient) -> None:
    assert "Secretary General, NATO — 1 April 2025, according to Gazette" in page(client, "/entity", iri=RUTTE.iri)


def test_an_entity_has_what_it_said_with_outlet_date_and_why(client: TestClient) -> None:
    shown = page(client, "/entity", iri=RUTTE.iri)
    assert f"Mark Rutte told {PATIENCE} Gazette · 1 April 2025 · direct speech · in 2 outlets" in shown
    assert "why this is Mark Rutte? 'Mark Rutte' is a name" in shown


def test_what_was_said_to_an_entity_stands_on_its_page(client: TestClient) -> None:
    assert "What was said about it 1 Mark Rutte told" in page(client, "/entity", iri=UKRAINE.iri)


@pytest.mark.parametrize(
    ("iri", "line"),
    [
        (RUSSIA.iri, "Russia did not accept 30-day ceasefire denied"),
        (RUSSIA.iri, "Russia rejected 30-day ceasefire according to Ukraine"),
        (NATO.iri, "NATO will help → Ukraine planned"),
        (UKRAINE.iri, "What was done to it 1 NATO will help → Ukraine planned"),
    ],
)
def test_a_deed_says_whether_it_was_denied_planned_or_claimed(client: TestClient, iri: str, line: str) -> None:
    assert line in page(client, "/entity", iri=iri)


def test_one_section_of_an_entity_comes_page_by_page(tmp_path) -> None:
    draft = Draft("\n".join(f"Rutte said word{n}." for n in range(45)))
    for n in range(45):
        draft.statement(f"word{n}.", RUTTE, cue="said")
    with opened(tmp_path / "store", [draft.done()]) as many:
        assert "What they said 45" in page(many, "/entity", iri=RUTTE.iri)
        last = page(many, "/entity", iri=RUTTE.iri, show="said", page=3)
    assert re.findall(r"word\d+\.", last) == [f"word{n}." for n in range(40, 45)]
    assert "← Before 3 of 3" in last


def test_an_article_has_its_text_with_what_was_found_marked_in_place(client: TestClient) -> None:
    found = client.get("/article", params={"iri": iri_of(client, GAZETTE)}).text
    assert (
        f'<mark class="words" data-of="s0">{PATIENCE}</mark> <mark class="by" data-of="s0">Mark Rutte</mark>' in found
    )
    assert '<mark class="act" data-of="e1">accept</mark> <mark class="side" data-of="e1">the truce</mark>' in found


def test_the_words_of_an_article_are_all_there(client: TestClient) -> None:
    found = client.get("/article", params={"iri": iri_of(client, GAZETTE)}).text
    assert "\n".join(texts(found)) == papers()[0].article.text


def test_a_note_in_the_margin_says_why(client: TestClient) -> None:
    shown = page(client, "/article", iri=iri_of(client, GAZETTE))
    assert "Russia did not accept denied" in shown
    assert "denied: it says 'not'" in shown


def test_an_article_has_its_metadata(client: TestClient) -> None:
    shown = page(client, "/article", iri=iri_of(client, GAZETTE))
    assert "Outlet Gazette Published 1 April 2025 Read from reports/one.txt" in shown


def test_a_long_article_comes_in_parts_without_loss(long: TestClient) -> None:
    iri = iri_of(long, "SELECT ?a { ?a kg:text ?text }")
    parts = [long.get("/article", params={"iri": iri, "page": n}).text for n in (1, 2)]
    assert [texts(part) for part in parts] == [LINES[:1395], LINES[1395:]]


def test_what_stands_far_down_in_a_long_article_is_found_there(long: TestClient) -> None:
    iri = iri_of(long, "SELECT ?s { ?s a kg:Statement }")
    place = long.get("/id", params={"iri": iri_of(long, "SELECT ?e { ?e a kg:Event }")}, headers=PEOPLE).headers[
        "location"
    ]
    assert "page=2#e0" in place
    assert "page=2#s0" in long.get("/statement", params={"iri": iri}).text


def test_a_statement_has_the_other_wordings_with_what_differs_marked(client: TestClient) -> None:
    found = client.get("/statement", params={"iri": iri_of(client, STATEMENT % "Mark Rutte")}).text
    assert "this <del>matter</del> <ins>affair</ins>,”" in found
    assert "2 outlets in all, with 2 independent sources; first on 1 April 2025 in Gazette" in plain(found)


@pytest.mark.parametrize(
    ("new", "shown"),
    [
        ("the plan is dead", [("same", "the plan is "), ("gone", "good"), ("same", " "), ("new", "dead")]),
        ("nothing of the kind was ever said by us", [("same", "nothing of the kind was ever said by us")]),
    ],
)
def test_differences_are_marked_where_most_is_the_same(new: str, shown: list[tuple[str, str]]) -> None:
    assert [(p.how, p.text) for p in compared("the plan is good", new)] == shown


def test_what_is_left_out_at_length_is_three_dots() -> None:
    pieces = compared(f"They will not sign {'and so on ' * 9}at all.", "They will not sign at all.")
    assert [(p.how, p.text) for p in pieces][1] == ("gone", " … ")


def test_a_statement_that_nobody_else_has_says_so(client: TestClient) -> None:
    assert "No other report here was found to have it." in page(
        client, "/statement", iri=iri_of(client, STATEMENT % "Officials")
    )


def test_a_statement_that_stands_alone_leads_to_a_story_with_its_words(tmp_path: Path) -> None:
    alone = Draft("Builders are late, Rutte says", publisher="Courier")
    alone.statement("Builders are late", RUTTE, source="Rutte", cue="says")
    with opened(tmp_path / "store", [article(MUST, "Ledger"), article(SHOULD, "Post"), alone.done()]) as served:
        shown = page(served, "/statement", iri=iri_of(served, STATEMENT % "Rutte"))
    assert "No other report here was found to have it." in shown
    assert "in 2 outlets · also has “Builders”" in shown


def test_a_drift_has_the_name_that_the_story_has_for_it(client: TestClient) -> None:
    shown = page(client, "/statement", iri=iri_of(client, STATEMENT % "Mark Rutte"))
    assert "another wording than the fullest (word changed: 'affair' became 'matter')" in shown


def test_a_statement_tells_what_it_claims_was_done(client: TestClient) -> None:
    shown = page(client, "/statement", iri=iri_of(client, STATEMENT % "Kyiv"))
    assert "What it tells of 1 Russia rejected 30-day ceasefire according to Ukraine" in shown


@pytest.mark.parametrize(
    ("sparql", "place"),
    [
        ("SELECT ?x { ?x a kg:Article } ORDER BY ?x", r"/article\?iri=urn%3Akg%3Aarticle%3A\w+"),
        ("SELECT ?x { ?x a kg:Statement } ORDER BY ?x", r"/statement\?iri=urn%3Akg%3Astatement%3A\w+"),
        ("SELECT ?x { ?x a kg:Event } ORDER BY ?x", r"/article\?iri=urn%3Akg%3Aarticle%3A\w+#e\d"),
        ("SELECT ?x { ?x a kg:Role } ORDER BY ?x", r"/article\?iri=urn%3Akg%3Aarticle%3A\w+"),
        ("SELECT ?x { ?x a kg:Entity } ORDER BY ?x", r"/entity\?iri=.+"),
    ],
)
def test_a_name_leads_people_to_its_page(client: TestClient, sparql: str, place: str) -> None:
    found = client.get("/id", params={"iri": iri_of(client, sparql)}, headers=PEOPLE)
    assert found.status_code == 303
    assert re.fullmatch(place, found.headers["location"])
    assert client.get(found.headers["location"]).status_code == 200


def test_a_name_gives_machines_its_triples(client: TestClient) -> None:
    found = client.get("/id", params={"iri": RUTTE.iri}, headers={"accept": "text/turtle"})
    assert found.headers["content-type"].startswith("text/turtle")
    assert "Mark Rutte" in found.text


@pytest.mark.parametrize("path", ["/entity", "/article", "/statement", "/id"])
@pytest.mark.parametrize("iri", ["urn:nobody", "", "no iri", 'urn:x"> } #', "urn:kg:graph:knowledge"])
def test_what_is_not_here_is_not_found(client: TestClient, path: str, iri: str) -> None:
    found = client.get(path, params={"iri": iri}, headers={"accept": "text/html"})
    assert found.status_code == 404
    assert "<h1>Not here</h1>" in found.text


def test_a_statement_side_by_side_leads_to_its_whole_story_and_back(client: TestClient) -> None:
    iri = iri_of(client, STATEMENT % "Mark Rutte")
    one = client.get("/compare", params={"iri": iri}).text
    assert f'<a href="/compare?iri={quote(iri, safe="")}&amp;whole=1">The whole story</a>' in one
    whole = client.get("/compare", params={"iri": iri, "whole": "1"}).text
    assert f'<a href="/compare?iri={quote(iri, safe="")}">Only this statement</a>' in whole


def test_a_story_side_by_side_leads_back(client: TestClient) -> None:
    iri = iri_of(client, STATEMENT % "Mark Rutte")
    found = client.get("/compare", params={"iri": iri}).text
    assert '<a href="/" class="wordmark">Who said &amp; did what</a>' in found
    assert f'<a href="/statement?iri={quote(iri, safe="")}">Back to the statement</a>' in found
