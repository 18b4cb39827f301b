"""Search: what is indexed, what comes first, and that nobody's words are taken for the index's language."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from kg.store import open_store
from tests.factory import RUTTE, Draft, entity
from tests.link.reports import MUST, SHOULD, article
from tests.serve.papers import opened, papers, settled


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with opened(tmp_path_factory.mktemp("search") / "store", papers()) as served:
        yield served


def search(client: TestClient, q: str, **more: object) -> dict[str, Any]:
    found = client.get("/search", params={"q": q, **more}, headers={"accept": "application/json"})
    assert found.status_code == 200
    return found.json()


def kinds(found: dict[str, Any]) -> dict[str, int]:
    return {kind: n for kind, n in found["counts"].items() if n}


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("mark rutte", {"entity": 1, "statement": 2, "article": 1}),
        ("rutt", {"entity": 1, "statement": 2, "article": 2}),
        ("patience weakness", {"statement": 2, "article": 2}),
        ("truce", {"article": 1}),
        ("Gazette", {"article": 1}),
        ("officials", {"statement": 1, "article": 1}),
        ("PATIÉNCE", {"statement": 2, "article": 2}),
        ("nowhere", {}),
        ("", {}),
        ("— ”“", {}),
    ],
)
def test_names_words_and_headlines_are_found(client: TestClient, q: str, expected: dict[str, int]) -> None:
    assert kinds(search(client, q)) == expected


def test_a_hit_says_what_it_is_and_leads_to_its_page(client: TestClient) -> None:
    found = search(client, "russia")["results"]
    assert (found[0]["kind"], found[0]["title"], found[0]["of"]) == ("entity", "Russia", "country")
    assert all(client.get(x["href"]).status_code == 200 for x in found)


def test_of_names_the_very_name_comes_first_then_who_is_spoken_of_most(tmp_path: Path) -> None:
    draft = Draft("Ann met Anna and Annabel. Anna left. Annabel spoke. Annabel sang.")
    for name in ("Ann", "Anna", "Annabel"):
        draft.mention(name, entity(name, "person"))
    for _ in range(2):
        draft.mention("Annabel", entity("Annabel", "person"))
    with opened(tmp_path / "store", [draft.done()]) as served:
        hits = search(served, "ann", kind="entity")["results"]
    assert [x["title"] for x in hits] == ["Ann", "Annabel", "Anna"]


def test_where_nothing_has_all_words_some_are_enough_and_it_says_so(client: TestClient) -> None:
    found = search(client, "patience zebra")
    assert (found["all_words"], kinds(found)) == (False, {"statement": 2, "article": 2})


@pytest.mark.parametrize(
    "q",
    [
        '"',
        '" OR 1',
        "NEAR(a b)",
        "title:rutte",
        "*",
        "a* OR b*",
        "-",
        "^rutte",
        "'; DROP TABLE entity --",
        "\x00",
        "a\x00b",
        "\x02\x03",
        "(" * 200,
        "x " * 900,
    ],
)
def test_what_is_typed_is_words_and_nothing_else(client: TestClient, q: str) -> None:
    search(client, q)
    assert kinds(search(client, "mark rutte"))["entity"] == 1


def test_a_search_that_is_too_long_is_refused(client: TestClient) -> None:
    assert client.get("/search", params={"q": "x" * 5_000}).status_code == 414


def test_without_script_the_results_are_a_page(client: TestClient) -> None:
    found = client.get("/search", params={"q": "patience"})
    assert found.headers["content-type"].startswith("text/html")
    assert found.text.count('<mark class="hit">patience</mark>') == 3  # two articles, and their one remark once


def test_one_kind_comes_page_by_page(tmp_path: Path) -> None:
    draft = Draft("\n".join(f"Somebody said tango number{n}." for n in range(35)))
    for n in range(35):
        draft.statement(f"tango number{n}.")
    with opened(tmp_path / "store", [draft.done()]) as served:
        every = [x["title"] for n in (1, 2, 3) for x in search(served, "tango", kind="statement", page=n)["results"]]
    assert sorted(every) == sorted(f"tango number{n}." for n in range(35))


def test_what_a_build_adds_is_found_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.source.LOOK", 0.0)
    with opened(tmp_path / "store", papers()) as served:
        assert kinds(search(served, "zeppelin")) == {}
        with open_store(tmp_path / "store") as store:
            store.add(Draft("A zeppelin rose.", source="new.txt").done())
            store.derive()
        ends = time.monotonic() + 20
        while not kinds(search(served, "zeppelin")) and time.monotonic() < ends:
            time.sleep(0.1)
        assert kinds(search(served, "zeppelin")) == {"article": 1}
        settled(served)
    assert not list((tmp_path / "store").glob("serve-*"))


def test_a_story_comes_first_and_once_with_its_outlets(tmp_path: Path) -> None:
    alone = Draft("The bridge, Rutte says", publisher="Courier", published="2025-05-09")
    alone.statement("The bridge", RUTTE, source="Rutte", cue="says")
    with opened(tmp_path / "store", [alone.done(), article(MUST, "Ledger"), article(SHOULD, "Post")]) as served:
        found = [x for x in search(served, "bridge")["results"] if x["kind"] == "statement"]
        every = search(served, "bridge", kind="statement")["results"]
        shown = served.get("/search", params={"q": "bridge"}).text
    assert [x["outlets"] for x in found] == [2, 0]
    assert [x["outlets"] for x in every] == [2, 2, 0]
    assert "in 2 outlets" in shown
    assert [len(x["in"]) for x in every] == [2, 2, 0]
    assert all(outlet in shown for outlet in every[0]["in"])
    assert '<a href="/compare?iri=' in shown


def test_words_that_stand_in_one_report_lead_to_the_story_that_is_near_to_them(tmp_path: Path) -> None:
    alone = Draft("No Lorun at all, Rutte says", publisher="Courier", published="2025-05-09")
    alone.statement("No Lorun at all", RUTTE, source="Rutte", cue="says")
    with opened(tmp_path / "store", [alone.done(), article(MUST, "Ledger"), article(SHOULD, "Post")]) as served:
        shown = served.get("/search", params={"q": "no lorun at all"}).text
        other = served.get("/search", params={"q": "lorun"}).text
    assert "Near to it, by the same speaker" in shown
    assert "<bdi>Ledger</bdi>, <bdi>Post</bdi>" in shown
    assert "Near to it" not in other  # the story itself is listed


@pytest.mark.parametrize("q", ["Rutteh", "Ruttee", "rute"])
def test_a_misspelt_name_is_met_with_one_that_is_here(client: TestClient, q: str) -> None:
    assert search(client, q)["near"][:1] == ["Mark Rutte"]
    assert ">Mark Rutte</bdi></a>?" in client.get("/search", params={"q": q}).text
