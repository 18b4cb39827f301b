"""The network over HTTP: the page without a script, its parts, and what is downloaded."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from kg.serve.network.bundle import parts
from tests.factory import NATO, RUSSIA, RUTTE, UKRAINE
from tests.serve.papers import opened, papers
from tests.serve.test_pages_hostile import EVERY, HOSTILE, harmless, report

SVG, GRAPHML = "{http://www.w3.org/2000/svg}", "{http://graphml.graphdrawing.org/xmlns}"


def drawn(client: TestClient) -> TestClient:
    """The client, once its server has the network."""
    ends = time.monotonic() + 60
    while client.get("/network/data").status_code == 202:
        assert time.monotonic() < ends, "the network was not made"
        time.sleep(0.05)
    return client


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with opened(tmp_path_factory.mktemp("network") / "store", papers()) as served:
        yield drawn(served)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with opened(tmp_path_factory.mktemp("hostile-network") / "store", [report()]) as served:
        yield drawn(served)


def test_the_page_shows_picture_and_table_without_a_script(client: TestClient) -> None:
    text = client.get("/network").text
    assert "6 names, 4 ties" in text
    assert "United States" in text[text.index('<svg class="still"') : text.index("</svg>")]
    assert "speaks to" in text[text.index('<table class="ties">') :]


def test_data_has_names_places_and_lines(client: TestClient) -> None:
    found = client.get("/network/data").json()
    lines = {
        (found["label"][a], found["label"][b], found["colours"][c])
        for a, b, c in zip(found["a"], found["b"], found["colour"], strict=True)
    }
    assert lines == {
        ("Mark Rutte", "Ukraine", "to"), ("Ukraine", "Russia", "about"), ("Mark Rutte", "NATO", "role"),
        ("United States", "30-day ceasefire", "deed"),
    }  # fmt: skip
    assert len(set(zip(found["x"], found["y"], strict=True))) == len(found["iri"]) == 6


def test_what_is_only_claimed_comes_where_it_is_asked_for(client: TestClient) -> None:
    counts = [
        client.get(f"/network/data?sure={sure}").json()["counts"]["of_lines"] for sure in ("facts", "claimed", "all")
    ]
    assert counts == [4, 5, 6]


def test_a_tie_shows_its_words_and_leads_to_them(client: TestClient) -> None:
    text = client.get("/network/panel", params={"tie": [RUTTE.iri, UKRAINE.iri]}).text
    assert "patience" in text
    assert "Gazette" in text
    assert "#s0" in text


def test_an_office_is_evidence_too(client: TestClient) -> None:
    assert "Secretary General" in client.get("/network/panel", params={"tie": [NATO.iri, RUTTE.iri]}).text


def test_a_claimed_deed_says_whose_claim_it_is(client: TestClient) -> None:
    iri = dict(zip(*(client.get("/network/data?sure=all").json()[x] for x in ("label", "iri")), strict=True))
    given = {"tie": [RUSSIA.iri, iri["30-day ceasefire"]], "sure": "claimed"}
    assert "according to Ukraine" in client.get("/network/panel", params=given).text
    assert "passes the filters" in client.get("/network/panel", params={**given, "sure": "facts"}).text


def test_somebody_has_a_card_with_whom_they_have_to_do(client: TestClient) -> None:
    text = client.get("/network/panel", params={"node": RUTTE.iri}).text
    assert all(words in text for words in ("Mark Rutte", "Speaks to", "Ukraine", "Office at", "Only around here"))


def test_in_a_neighbourhood_another_can_be_added_and_a_step_taken(client: TestClient) -> None:
    text = client.get("/network/panel", params={"focus": RUTTE.iri, "node": UKRAINE.iri}).text
    assert "Expand by this neighbourhood" in text
    assert "One step further" in text
    assert client.get("/network/data", params={"focus": RUTTE.iri}).json()["counts"]["of_nodes"] == 3
    assert client.get("/network/data", params={"focus": RUTTE.iri, "steps": 2}).json()["counts"]["of_nodes"] == 4


@pytest.mark.parametrize("sort", ["number", "from", "to", "kind", "outlets", "last", "nonsense"])
def test_the_table_sorts(client: TestClient, sort: str) -> None:
    text = client.get("/network/table", params={"sort": sort}).text
    assert text.count("<tr>") == 5
    assert text.count("aria-sort=") == 6


def test_csv_has_the_ties_of_the_same_filters(client: TestClient) -> None:
    found = client.get("/network/download?format=csv&sure=claimed")
    rows = list(csv.DictReader(io.StringIO(found.text)))
    assert len(rows) == 5
    assert {(row["source"], row["kind"], row["target"], row["evidence"]) for row in rows} >= {
        ("Mark Rutte", "to", "Ukraine", "1"), ("Russia", "deed", "30-day ceasefire", "1"),
    }  # fmt: skip
    assert found.headers["content-disposition"] == 'attachment; filename="network.csv"'


def test_graphml_has_names_and_ties(client: TestClient) -> None:
    root = ElementTree.fromstring(client.get("/network/download?format=graphml").content)
    nodes = {x.get("id") for x in root.iter(f"{GRAPHML}node")}
    edges = [(x.get("source"), x.get("target")) for x in root.iter(f"{GRAPHML}edge")]
    assert (len(nodes), len(edges)) == (6, 4)
    assert {end for edge in edges for end in edge} <= nodes


def test_svg_is_a_picture_of_its_own(client: TestClient) -> None:
    root = ElementTree.fromstring(client.get("/network/download?format=svg").content)
    assert root.tag == f"{SVG}svg"
    assert len(list(root.iter(f"{SVG}circle"))) == 6
    assert list(root.iter(f"{SVG}a")) == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/network/data?since=soon", 400), ("/network?until=2025-13", 400), ("/network/other", 404),
        ("/network/download?format=exe", 404), ("/network/download", 404), ("/network/data?focus=urn:nobody", 200),
        ("/network?node=urn:nobody&tie=urn:a&tie=urn:b&page=999&camera=x", 200), (f"/network?outlet={'x' * 50_000}", 414),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_the_library_is_served_from_its_package(client: TestClient) -> None:
    text = client.get("/network").text
    assert len(parts()) == 3
    for name in parts():
        assert f'src="/assets/sigma/{name}"' in text
        assert client.get(f"/assets/sigma/{name}").status_code == 200


def test_somebodys_page_has_their_network(client: TestClient) -> None:
    text = client.get("/entity", params={"iri": RUTTE.iri}).text
    assert "Their network" in text
    assert f'href="/network?focus={quote(RUTTE.iri, safe="")}' in text


def test_no_name_becomes_markup(hostile: TestClient) -> None:
    found = hostile.get("/network/data?sure=all").json()
    for part in ("/network", "/network/panel", "/network/table"):
        for chosen in ({"node": found["iri"][0]}, {"tie": found["iri"][:2]}, {"focus": found["iri"][0]}):
            answer = hostile.get(part, params={**chosen, "sure": "all"})
            assert answer.status_code == 200
            harmless(answer.text)
    assert "owned" in answer.text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["focus", "outlet", "node", "tie", "since", "kind", "sort", "format", "camera"])
def test_what_is_asked_is_text_too(hostile: TestClient, name: str, text: str) -> None:
    for part in ("", "/panel", "/table", "/download"):
        found = hostile.get(f"/network{part}", params={name: text}, headers={"accept": "text/html"})
        assert found.status_code < 500
        if found.headers["content-type"].startswith("text/html"):
            harmless(found.text)


def test_files_hold_hostile_names_as_text(hostile: TestClient) -> None:
    svg = ElementTree.fromstring(hostile.get("/network/download?format=svg&sure=all").content)
    assert {x.tag for x in svg.iter()} <= {
        SVG + x for x in ("svg", "rect", "defs", "marker", "path", "circle", "title", "text")
    }
    graphml = ElementTree.fromstring(hostile.get("/network/download?format=graphml&sure=all").content)
    assert EVERY in {x.text for x in graphml.iter(f"{GRAPHML}data")}
    assert EVERY in hostile.get("/network/download?format=csv&sure=all").text.replace('""', '"')


def test_an_empty_store_has_an_empty_network(tmp_path_factory: pytest.TempPathFactory) -> None:
    with opened(tmp_path_factory.mktemp("empty-network") / "store", []) as served:
        text = drawn(served).get("/network").text
    assert "0 names, 0 ties" in text
    assert "Nothing passes these filters" in text
