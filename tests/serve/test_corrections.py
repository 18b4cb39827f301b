"""Reports of errors: written where they should be, refused where they come from elsewhere or mean nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from kg.link.stage import renew
from kg.resolve.correction_file import NAME, read
from kg.serve.app import Settings, application
from kg.store import open_store
from tests.factory import NATO, RUTTE, UKRAINE, entity
from tests.serve.papers import LIMITS, iri_of, papers
from tests.serve.test_pages_hostile import EVERY, HOSTILE, harmless, report

GAZETTE = 'SELECT ?a { ?a schema:publisher "Gazette" }'
STATEMENT = 'SELECT ?s { ?s a kg:Statement ; kg:sourceText "Mark Rutte" }'
EVENT = 'SELECT ?s { ?s a kg:Event ; kg:action "propose" }'


class Desk:
    """A server that takes reports in, and the folder of its store."""

    def __init__(self, folder: Path, client: TestClient) -> None:
        self.folder, self.client = folder, client
        self.article = iri_of(client, GAZETTE)
        page = client.get("/article", params={"iri": self.article}).text
        found = re.search(r'name="token" value="([^"]+)"', page)
        assert found
        self.token = found[1]

    def send(self, kind: str, iri: str, other: str = "", **more: str) -> Any:
        form = {"token": self.token, "kind": kind, "iri": iri, "other": other, "article": self.article, "at": "s0"}
        return self.client.post("/correct", data=form | more)

    def lines(self) -> list[tuple[str, str, str | None]]:
        return [(one.kind, one.words, one.speaker and one.speaker.label) for one in read(self.folder / NAME)]  # type: ignore[misc]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk") / "store"
    with open_store(folder, create=True) as store:
        for extraction in [*papers(), report()]:
            store.add(extraction)
        renew(store)
    app = application(folder, Settings(corrections=True, limits=LIMITS))
    with TestClient(app, "http://localhost", follow_redirects=False) as client:
        yield Desk(folder, client)


@pytest.fixture
def desk(opened: Desk) -> Iterator[Desk]:
    """The desk with nothing noted yet."""
    kept = dict(opened.client.headers)
    yield opened
    opened.client.headers.clear()
    opened.client.headers.update(kept)
    for name in (NAME, "same.csv", "different.csv"):
        (opened.folder / name).unlink(missing_ok=True)


def test_a_wrong_speaker_is_written_with_the_right_one(desk: Desk) -> None:
    found = desk.send("wrong speaker", iri_of(desk.client, STATEMENT), "Ukraine")
    assert (found.status_code, found.headers["location"].endswith("&noted=1#s0")) == (303, True)
    ((kind, words, who),) = desk.lines()
    assert (kind, words[:7], who) == ("wrong speaker", "“Nobody", "Ukraine")


def test_that_the_report_does_not_tell_who_spoke_is_written_too(desk: Desk) -> None:
    desk.send("wrong speaker", iri_of(desk.client, STATEMENT))
    assert [who for _, _, who in desk.lines()] == [None]


def test_what_is_no_event_is_written_with_the_places_of_its_sides(desk: Desk) -> None:
    desk.send("not an event", iri_of(desk.client, EVENT))
    (one,) = read(desk.folder / NAME)
    assert (one.words, len(one.sides)) == ("proposed", 2)


def test_the_page_lists_what_was_noted_and_takes_it_back(desk: Desk) -> None:
    desk.send("not a statement", iri_of(desk.client, STATEMENT))
    shown = desk.client.get("/article", params={"iri": desk.article, "noted": "1"}).text
    assert "waits for the next build" in shown
    assert 'role="status"' in shown
    (one,) = read(desk.folder / NAME)
    assert desk.send("undo", one.id).status_code == 303
    assert desk.lines() == []
    assert "waits for the next build" not in desk.client.get("/article", params={"iri": desk.article}).text


def test_what_waits_for_the_next_build_stands_beside_the_statement(desk: Desk) -> None:
    desk.send("wrong speaker", iri_of(desk.client, STATEMENT), "Ukraine")
    shown = desk.client.get("/article", params={"iri": desk.article}).text
    assert "A person noted: Ukraine said this. The next build takes it in." in shown
    assert "is not in the graph yet" in shown


def test_what_was_taken_back_is_told_as_such(desk: Desk) -> None:
    desk.send("not a statement", iri_of(desk.client, STATEMENT))
    (one,) = read(desk.folder / NAME)
    place = desk.send("undo", one.id).headers["location"]
    assert "Taken back." in desk.client.get(place).text


def test_two_who_are_one_go_to_the_file_of_kg_merges(desk: Desk) -> None:
    assert desk.send("same as", RUTTE.iri, "NATO").status_code == 303
    assert f"{RUTTE.iri},{NATO.iri}\n" in (desk.folder / "same.csv").read_text()


def test_who_says_the_opposite_later_takes_the_line_back(desk: Desk) -> None:
    desk.send("same as", RUTTE.iri, "NATO")
    desk.send("different from", NATO.iri, "Mark Rutte")
    assert re.search(r"^# taken back on .*Q57792", (desk.folder / "same.csv").read_text(), re.MULTILINE)
    assert f"{NATO.iri},{RUTTE.iri}\n" in (desk.folder / "different.csv").read_text()


def test_of_a_country_it_cannot_be_said_that_it_is_somebody(desk: Desk) -> None:
    assert desk.send("same as", UKRAINE.iri, "NATO").status_code == 400


def test_a_name_that_nobody_has_is_refused_and_nothing_written(desk: Desk) -> None:
    found = desk.send("wrong speaker", iri_of(desk.client, STATEMENT), "Ford Prefect")
    assert (found.status_code, "nobody here is called" in found.text, desk.lines()) == (400, True, [])


def test_a_misspelt_name_keeps_the_form_and_offers_who_may_be_meant(desk: Desk) -> None:
    iri = iri_of(desk.client, STATEMENT)
    shown = desk.send("wrong speaker", iri, "Mark Rute").text
    assert '<button name="other" value="Mark Rutte">' in shown
    assert f'name="iri" value="{iri}"' in shown
    assert 'value="Mark Rute"' in shown
    assert f'<a href="/article?iri={quote(desk.article, safe="")}#s0">Back to where you were</a>' in shown


@pytest.mark.parametrize("token", ["", "x", "é"])
def test_a_form_without_the_token_is_refused(desk: Desk, token: str) -> None:
    assert desk.send("not a statement", iri_of(desk.client, STATEMENT), token=token).status_code == 403
    assert not (desk.folder / NAME).exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_a_form_of_another_site_is_refused_even_with_the_token(desk: Desk, headers: dict[str, str]) -> None:
    desk.client.headers.update(headers)
    assert desk.send("not a statement", "urn:x").status_code == 403


def test_another_kind_of_body_is_refused(desk: Desk) -> None:
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
        found = desk.client.post("/correct", content=b"token=" + desk.token.encode(), headers={"content-type": kind})
        assert found.status_code == 415


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_only_a_form_changes_anything(desk: Desk, method: str) -> None:
    found = desk.client.request(method, "/correct", params={"token": desk.token, "kind": "not a statement"})
    assert found.status_code == 405


def test_a_report_that_is_too_long_is_refused(desk: Desk) -> None:
    assert desk.send("not a statement", "urn:" + "x" * 5_000).status_code == 413
    assert desk.send("not a statement", "urn:x", "y" * 20_000).status_code == 413


def test_a_form_of_a_thousand_fields_is_refused(desk: Desk) -> None:
    assert desk.send("not a statement", "urn:x", **{f"f{n}": "" for n in range(1_000)}).status_code == 400


@pytest.mark.parametrize("text", [*HOSTILE, "urn:x> } DROP ALL #", "\n", "", "\x00"])
@pytest.mark.parametrize("kind", ["wrong speaker", "not an event", "same as", "different from", "undo"])
def test_what_a_form_says_is_text_and_names_what_is_here(desk: Desk, kind: str, text: str) -> None:
    found = desk.send(kind, text, text)
    assert found.status_code in (400, 404)
    harmless(found.text)
    assert not (desk.folder / NAME).exists()


def test_a_hostile_name_may_be_the_right_speaker_and_stays_text(desk: Desk) -> None:
    found = desk.send("wrong speaker", iri_of(desk.client, STATEMENT), entity(EVERY, "person").iri)
    assert found.status_code == 303
    harmless(desk.client.get("/article", params={"iri": desk.article}).text)
    assert [who for *_, who in desk.lines()] == [EVERY]


def test_a_back_address_never_leads_elsewhere(desk: Desk) -> None:
    found = desk.send("not a statement", iri_of(desk.client, STATEMENT), article="//evil.example")
    assert found.headers["location"].startswith("/article?iri=%2F%2Fevil.example")


def test_without_the_flag_nothing_is_offered_or_taken(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_store(folder, create=True) as store:
        store.add(papers()[0])
        renew(store)
    with TestClient(application(folder, Settings(limits=LIMITS)), "http://localhost") as client:
        shown = client.get("/article", params={"iri": iri_of(client, GAZETTE)}).text
        found = client.post("/correct", data={"token": "", "kind": "not a statement"})
    assert ("Report an error" in shown, found.status_code) == (False, 403)


def test_a_statements_page_and_a_persons_take_reports_too(desk: Desk) -> None:
    iri = iri_of(desk.client, STATEMENT)
    assert 'value="not a statement"' in desk.client.get("/statement", params={"iri": iri}).text
    assert 'value="same as"' in desk.client.get("/entity", params={"iri": RUTTE.iri}).text
    assert 'value="same as"' not in desk.client.get("/entity", params={"iri": UKRAINE.iri}).text


def test_a_report_from_a_persons_page_leads_back_there(desk: Desk) -> None:
    found = desk.send("same as", RUTTE.iri, "NATO", article="", at="")
    assert found.headers["location"].startswith("/entity?iri=http%3A%2F%2Fwww.wikidata.org%2Fentity%2FQ57792&noted=1")
    assert 'role="status"' in desk.client.get(found.headers["location"]).text


def test_our_own_pages_send_no_referrer_and_are_known_by_another_header(desk: Desk) -> None:
    desk.client.headers.update({"origin": "null", "sec-fetch-site": "same-origin"})
    assert desk.send("not a statement", iri_of(desk.client, STATEMENT)).status_code == 303


def missing(desk: Desk, words: str, other: str = "", **more: str) -> Any:
    return desk.send("missing statement", "", other, words=words, at="missing", **more)


def test_a_missing_statement_is_written_with_its_place(desk: Desk) -> None:
    page = desk.client.get("/article", params={"iri": desk.article}).text
    assert 'id="missing"' in page
    words = text_of(desk)[:24].rpartition(" ")[0]
    assert missing(desk, words, "Ukraine").status_code == 303
    [one] = read(desk.folder / NAME)
    assert (one.kind, one.start, one.words, one.speaker and one.speaker.label) == (
        "missing statement",
        0,
        words,
        "Ukraine",
    )


def test_a_missing_statement_is_listed_until_the_next_build(desk: Desk) -> None:
    words = text_of(desk)[:24].rpartition(" ")[0]
    page = desk.client.get(missing(desk, words).headers["location"].partition("#")[0]).text
    assert "the report does not tell who said it" in page
    assert "waits for the next build" in page


def test_words_that_are_not_in_the_report_keep_the_form(desk: Desk) -> None:
    found = missing(desk, "These <b>words</b> stand nowhere", cue="said")
    assert (found.status_code, desk.lines()) == (400, [])
    assert "These &lt;b&gt;words&lt;/b&gt; stand nowhere</textarea>" in found.text
    assert 'name="cue" value="said"' in found.text


def test_a_misspelt_speaker_of_a_missing_statement_is_offered_whoever_may_be_meant(desk: Desk) -> None:
    words = text_of(desk)[:24].rpartition(" ")[0]
    found = missing(desk, words, "Mark Rute")
    assert (found.status_code, desk.lines()) == (400, [])
    assert 'value="Mark Rutte"' in found.text
    assert f'name="words" value="{words}"' in found.text


def test_a_missing_statement_of_no_article_is_refused(desk: Desk) -> None:
    assert missing(desk, "words", article="urn:kg:article:none").status_code == 404


def text_of(desk: Desk) -> str:
    sparql = f"SELECT ?t {{ <{desk.article}> kg:text ?t }}"
    found = desk.client.get("/sparql", params={"query": sparql}, headers={"accept": "application/sparql-results+json"})
    return str(found.json()["results"]["bindings"][0]["t"]["value"])
