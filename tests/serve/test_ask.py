"""The page to ask: questions by their forms, answers as tables, charts and graphs, and what cannot be asked."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.factory import RUTTE
from tests.serve.papers import opened, papers
from tests.serve.test_pages import plain
from tests.serve.test_pages_hostile import EVERY, HOSTILE, Elements, report

COUNTED = (
    "SELECT ?speaker (COUNT(*) AS ?n) { ?s kg:speaker/skos:prefLabel ?speaker } GROUP BY ?speaker ORDER BY DESC(?n)"
)
ABOUT = "SELECT ?one ?other { ?s kg:speaker ?one ; kg:about ?other }"
MADE = "CONSTRUCT { ?a kg:about ?b } WHERE { ?s kg:speaker ?a ; kg:about ?b }"
DATES = "SELECT ?a ?date { ?a schema:datePublished ?date FILTER(REGEX(STR(?date), '^20')) }"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with opened(tmp_path_factory.mktemp("ask") / "store", [*papers(), report()]) as served:
        yield served


def asked(client: TestClient, **parameters: str) -> str:
    """The page."""
    return client.get("/ask", params=parameters).text


def test_a_named_question_has_a_field_for_each_parameter(client: TestClient) -> None:
    shown = asked(client, example="quotes-of")
    assert re.findall(r'name="p\.(\w+)"', shown) == ["speaker", "since", "until", "limit"]
    assert "who spoke" in shown


def test_its_form_is_answered_without_sparql(client: TestClient) -> None:
    shown = plain(asked(client, **{"example": "quotes-of", "p.speaker": "Mark Rutte", "p.limit": "10"}))
    assert "Answer 2" in shown
    assert "Nobody should mistake our patience" in shown


def test_what_was_filled_in_stands_in_the_form_still(client: TestClient) -> None:
    shown = asked(client, **{"example": "quotes-of", "p.speaker": "Mark Rutte"})
    assert re.search(r'name="p\.speaker"[^>]* value="Mark Rutte"', shown)


def test_its_sparql_stands_below_with_the_name_as_a_term(client: TestClient) -> None:
    shown = asked(client, **{"example": "quotes-of", "p.speaker": "Mark Rutte"})
    assert f"VALUES ?speaker {{ &lt;{RUTTE.iri}&gt; }}" in shown


@pytest.mark.parametrize("text", [*HOSTILE, '" } DROP ALL #', "urn:x> } #", "\\", "a\nb"])
def test_a_parameter_is_a_term_and_never_part_of_the_query(client: TestClient, text: str) -> None:
    for example, name in (("quotes-of", "speaker"), ("statements-with", "words"), ("quotes-of", "limit")):
        found = client.get("/ask", params={"example": example, "p.speaker": "Mark Rutte", f"p.{name}": text})
        assert found.status_code in (200, 400)
        assert not re.search(r"<(img|script(?! src))", found.text)


def test_a_name_that_nobody_has_is_said_and_nothing_is_asked(client: TestClient) -> None:
    found = client.get("/ask", params={"example": "quotes-of", "p.speaker": "Ford Prefect"})
    assert (found.status_code, "nobody here is called" in found.text) == (400, True)


def test_a_parameter_that_is_missing_is_said(client: TestClient) -> None:
    assert "needs &#39;speaker&#39;" in asked(client, **{"example": "quotes-of", "p.limit": "5"})


def test_numbers_can_be_seen_as_bars(client: TestClient) -> None:
    shown = asked(client, query=COUNTED, show="chart")
    assert "n for each speaker" in shown
    assert shown.count("<rect") == 3


def test_dates_without_numbers_are_counted_by_month(client: TestClient) -> None:
    shown = asked(client, query=DATES, show="chart")
    assert re.findall(r'<text class="name"[^>]*>([^<]*)', shown) == ["2025-04", "2025-05"]


@pytest.mark.parametrize("query", [ABOUT, MADE])
def test_things_of_the_graph_can_be_seen_as_dots_and_lines(client: TestClient, query: str) -> None:
    shown = asked(client, query=query, show="graph")
    assert "→ Russia: 1</title>" in shown
    assert shown.count("<circle") == len(set(re.findall(r'<circle cx="([^"]*)" cy="([^"]*)"', shown)))


def test_what_cannot_be_drawn_is_a_table(client: TestClient) -> None:
    assert "<table>" in asked(client, query="SELECT ?q { ?s kg:quote ?q }", show="chart")
    assert "<table>" in asked(client, query=COUNTED, show="graph")
    assert "<table>" in asked(client, query=COUNTED, show="<b>")


@pytest.mark.parametrize("show", ["chart", "graph"])
def test_a_drawing_of_hostile_text_is_only_ever_text(client: TestClient, show: str) -> None:
    query = "SELECT ?one ?other (1 AS ?n) { ?s kg:speaker ?one ; kg:about ?other }"
    if show == "chart":
        query = "SELECT ?l (1 AS ?n) { ?e kg:label ?l }"
    found = Elements()
    text = asked(client, query=query, show=show)
    found.feed(text)
    assert found.handlers == []
    assert {"svg", "img", "iframe"} & found.names == {"svg"}
    assert text.count("<script") == text.count('<script src="/assets/')


def test_an_address_leads_to_the_same_answer(client: TestClient) -> None:
    shown = asked(client, **{"example": "quotes-of", "p.speaker": "Mark Rutte"})
    link = re.search(r'href="([^"]*)" id="link"', shown)
    assert link
    given = dict(parse_qsl(urlsplit(link[1].replace("&amp;", "&")).query))
    assert given == {"example": "quotes-of", "p.speaker": "Mark Rutte"}


def test_an_answer_can_be_had_as_csv(client: TestClient) -> None:
    found = client.get("/answer", params={"query": COUNTED, "form": "csv"})
    assert found.headers["content-disposition"] == 'attachment; filename="answer.csv"'
    assert list(csv.reader(io.StringIO(found.text)))[:2] == [["speaker", "n"], ["Mark Rutte", "2"]]


def test_an_answer_can_be_had_as_json(client: TestClient) -> None:
    found = client.get("/answer", params={"query": COUNTED, "form": "json"})
    assert found.headers["content-disposition"] == 'attachment; filename="answer.json"'
    assert found.json()["head"]["vars"] == ["speaker", "n"]


@pytest.mark.parametrize(("form", "ending"), [("csv", "ttl"), ("json", "jsonld")])
def test_what_makes_a_graph_can_be_had_as_one(client: TestClient, form: str, ending: str) -> None:
    found = client.get("/answer", params={"query": MADE, "form": form})
    assert found.headers["content-disposition"].endswith(f'answer.{ending}"')


@pytest.mark.parametrize(
    "given", [{"form": "exe"}, {"form": "csv", "query": "SELECT"}, {"form": "csv", "query": "DROP ALL"}]
)
def test_no_file_of_what_cannot_be_asked(client: TestClient, given: dict[str, str]) -> None:
    found = client.get("/answer", params=given)
    assert (found.status_code in (400, 404), "content-disposition" in found.headers) == (True, False)


def test_a_mistake_has_its_line_and_column(client: TestClient) -> None:
    shown = asked(client, query="SELECT ?s {\n  ?s kg:speaker ) .\n}")
    assert 'data-line="2" data-column="' in shown
    assert re.search(r'<code class="caret" aria-hidden="true"> +\^</code>', shown)


def test_the_known_prefixes_are_listed(client: TestClient) -> None:
    assert "<code>kg:</code></dt><dd><code>urn:kg:def:</code>" in asked(client)


def test_yes_or_no(client: TestClient) -> None:
    assert "Answer Yes" in plain(asked(client, query="ASK { ?s a kg:Statement }"))


def test_a_statements_story_stands_side_by_side(client: TestClient) -> None:
    iri = client.get("/sparql", params={"query": "SELECT ?s { ?c prov:hadMember ?s } ORDER BY ?s"}, headers={"accept": "text/csv"}).text.split()[1]  # fmt: skip
    found = client.get("/compare", params={"iri": iri})
    assert (found.status_code, "affair" in found.text) == (200, True)
    assert "'unsafe-inline'" not in found.headers["content-security-policy"]
    assert "default-src 'none'" in found.headers["content-security-policy"]


def test_a_statement_of_one_report_has_no_story(client: TestClient) -> None:
    assert client.get("/compare", params={"iri": "urn:x"}).status_code == 404
    assert EVERY not in client.get("/compare", params={"iri": EVERY}).text
