"""The page for SPARQL: questions by name and by hand, answers as tables, mistakes at their line."""

from __future__ import annotations

import html
import re
import threading
import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.factory import RUTTE
from tests.serve.papers import opened, papers
from tests.serve.test_pages import page, plain


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with opened(tmp_path_factory.mktemp("pages") / "store", papers()) as served:
        yield served


def test_a_question_is_answered_as_a_table(client: TestClient) -> None:
    query = "SELECT ?name (COUNT(*) AS ?n) { ?s kg:speaker/skos:prefLabel ?name } GROUP BY ?name ORDER BY DESC(?n)"
    assert "Answer 2" in page(client, "/ask", query=query)
    assert "name n Mark Rutte 2 Ukraine 1" in page(client, "/ask", query=query)


def test_a_question_too_long_for_an_address_is_sent_as_a_form(client: TestClient) -> None:
    found = client.post("/ask", data={"query": "#" + "x" * 50_000 + "\nASK { ?s a kg:Statement }"})
    assert "Answer Yes" in plain(found.text)


def test_a_mistake_in_a_question_is_shown_at_its_line(client: TestClient) -> None:
    found = client.get("/ask", params={"query": "SELECT *\nWHERE { ?s ?p }\nLIMIT 5"})
    assert found.status_code == 400
    assert re.search(r'<li class="wrong" aria-current="true"><code>(WHERE|LIMIT)', found.text)


@pytest.mark.parametrize(
    "query", ["DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://x.test/> { ?s ?p ?o } }"]
)
def test_a_question_changes_nothing_and_asks_nobody_else(client: TestClient, query: str) -> None:
    assert client.get("/ask", params={"query": query}).status_code == 400


def test_a_question_that_is_not_there_is_not_another_one(client: TestClient) -> None:
    found = client.get("/ask", params={"example": "most-sited"})
    assert (found.status_code, "is it &#39;most-cited&#39;?" in found.text) == (404, True)


def test_every_named_question_is_offered_and_can_be_asked(client: TestClient) -> None:
    names = re.findall(r"/ask\?example=([\w-]+)", client.get("/ask").text)
    assert len(names) > 15
    for name in names:
        area = re.search(r"<textarea.*?>(.*?)</textarea>", client.get("/ask", params={"example": name}).text, re.DOTALL)
        assert area
        assert client.get("/ask", params={"query": html.unescape(area[1])}).status_code == 200, name


def test_a_long_answer_says_that_it_is_the_beginning(client: TestClient) -> None:
    shown = page(client, "/ask", query="SELECT * { ?a ?b ?c . ?d a kg:Statement }")
    assert "These are the first 500 rows." in shown


def test_pages_wait_for_nobodys_query(client: TestClient) -> None:
    """The worker for queries is busy; a page comes from another."""
    forever = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(30)) + " }"
    asking = threading.Thread(target=lambda: client.get("/sparql", params={"query": forever}))
    asking.start()
    time.sleep(0.3)
    began = time.monotonic()
    assert client.get("/entity", params={"iri": RUTTE.iri}).status_code == 200
    assert time.monotonic() - began < 10
    assert asking.is_alive()
    asking.join()
