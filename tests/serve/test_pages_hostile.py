"""Text that tries to be more than text: in titles, quotes, names and sources of articles, and in what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient

from kg.records import Extraction, Reason
from kg.serve.app import Settings, application
from kg.store import open_store
from tests.factory import Draft, entity
from tests.serve.papers import iri_of, opened

BREAK = "</script><script>document.title='owned'</script>"
IMAGE = "<img src=x onerror=document.title='owned'>"
TEMPLATE = "{{ 7 * 191 }}{% include 'x' %}${7*191}"
ATTRIBUTE = "\" onmouseover=\"document.title='owned'\" x='"
TURNED = "\u202egnitpircs\u2066"
HOSTILE = (BREAK, IMAGE, TEMPLATE, ATTRIBUTE, TURNED)
EVERY = "".join(HOSTILE)


def report() -> Extraction:
    """Every text of an article is one of these."""
    name, other = entity(EVERY, "person"), entity(IMAGE + "2", "organisation")
    draft = Draft(f"{EVERY} said “{BREAK}” to {IMAGE}2.\nShe {ATTRIBUTE} met {TEMPLATE}.", source=EVERY, publisher=EVERY,
        published=IMAGE, title=EVERY,
    )  # fmt: skip
    draft.mention(EVERY, name)
    draft.statement(f"“{BREAK}”", name, source=EVERY, cue="said", about=[other], addressee=other, when=IMAGE, act=IMAGE)
    draft.event(
        ("She", name), ATTRIBUTE, IMAGE, recipient=(TEMPLATE, other), negated=True, reasons=[Reason("negated", EVERY)], when=BREAK
    )  # fmt: skip
    draft.role(IMAGE, IMAGE, name, other)
    done = draft.done()
    return replace(done, article=replace(done.article, url="javascript:document.title='owned'"))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with opened(tmp_path_factory.mktemp("hostile") / "store", [report()]) as served:
        yield served


class Elements(HTMLParser):
    """The elements of a page, and every attribute that could run or load something."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.handlers: list[str] = []
        self.addresses: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name in ("style", "srcdoc")]
        self.addresses |= {value or "" for name, value in attrs if name in ("href", "src", "action", "formaction")}


def harmless(text: str) -> None:
    found = Elements()
    found.feed(text)
    assert found.names & {"img", "iframe", "object", "base", "style"} == set()
    assert text.count("<svg") == len(re.findall('<svg class="(?:still|timeline)" ', text))
    assert found.handlers == []
    assert all(a.startswith(("/", "#")) and not a.startswith("//") for a in found.addresses), found.addresses
    assert text.count("<script") == text.count('<script src="/assets/')
    assert "1337" not in text


@pytest.mark.parametrize("sparql", ["Article", "Statement", "Entity"])
def test_no_text_of_an_article_becomes_markup(client: TestClient, sparql: str) -> None:
    iri = iri_of(client, f"SELECT ?x {{ ?x a kg:{sparql} }} ORDER BY DESC(?x)")
    found = client.get(f"/{sparql.lower()}", params={"iri": iri})
    assert found.status_code == 200
    harmless(found.text)


def test_nor_on_the_pages_that_list(client: TestClient) -> None:
    for path in ("/", "/search?q=script", "/search?q=owned", "/search?q=img&kind=entity"):
        found = client.get(path)
        assert "owned" in found.text
        harmless(found.text)


def test_an_address_that_would_run_is_no_link(client: TestClient) -> None:
    iri = iri_of(client, "SELECT ?a { ?a a kg:Article }")
    assert "javascript:" not in client.get("/article", params={"iri": iri}).text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "address",
    [
        "/search?q=%s",
        "/ask?query=%s",
        "/ask?example=%s",
        "/entity?iri=%s",
        "/id?iri=urn:%s",
        "/search?q=a&kind=%s",
        "/entity?iri=urn:x&show=%s&page=%s",
    ],
)
def test_what_is_asked_is_text_too(client: TestClient, address: str, text: str) -> None:
    found = client.get(address.replace("%s", quote(text)), headers={"accept": "text/html"})
    assert found.status_code < 500
    harmless(found.text)


def test_the_answer_to_a_question_is_text_too(client: TestClient) -> None:
    found = client.get(
        "/ask", params={"query": 'SELECT * { ?article ?p ?o BIND("<b>bold</b>" AS ?b) BIND(<http://x.test/"> AS ?i) }'}
    )
    assert found.status_code == 400
    found = client.get("/ask", params={"query": 'SELECT * { ?article ?p ?o BIND("<b>bold</b>" AS ?b) } LIMIT 400'})
    assert "&lt;b&gt;bold&lt;/b&gt;" in found.text
    harmless(found.text)


@pytest.mark.parametrize(
    "iri",
    [
        "urn:x> } ; DROP ALL #",
        "urn:x>} UNION {?s ?p ?o",
        "\\u003e",
        "urn:a\nurn:b",
        "<urn:a> <urn:b>",
        "?iri",
        "urn:kg:\x00",
        "http://[",
        "urn:" + "a" * 3_900,
    ],
)
@pytest.mark.parametrize("path", ["/entity", "/statement", "/article", "/id"])
def test_an_iri_is_a_term_and_never_part_of_a_query(client: TestClient, path: str, iri: str) -> None:
    assert client.get(path, params={"iri": iri}, headers={"accept": "text/html"}).status_code == 404


@pytest.mark.parametrize("page", ["-1", "0", "1e9", "²", "99999999999999999999", "1;", "%00", "100000"])
def test_a_page_that_is_no_number_or_far_beyond_is_answered(client: TestClient, page: str) -> None:
    iri = iri_of(client, "SELECT ?x { ?x a kg:Person }")
    for path in ("entity", "search", "article"):
        given = urlencode({"iri": iri, "show": "said", "q": "script", "kind": "statement", "page": page})
        assert client.get(f"/{path}?{given}").status_code in (200, 404)


@pytest.mark.parametrize(
    "path",
    ["/assets/../app.py", "/assets/%2e%2e/app.py", "/assets/..%2fapp.py", "/assets//etc/passwd", "/assets/", "/assets"],
)
def test_only_assets_are_handed_out(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (307, 404)


@pytest.mark.parametrize("path", ["/", "/search?q=a", "/ask", "/entity?iri=urn:x", "/assets/explorer.css"])
def test_every_page_keeps_the_browser_careful(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/", "/search", "/entity", "/article", "/statement", "/id"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_changed_there(client: TestClient, path: str, method: str) -> None:
    assert client.request(method, path).status_code == 405


def test_an_iri_that_is_too_long_is_refused(client: TestClient) -> None:
    assert client.get("/entity", params={"iri": "urn:" + "x" * 5_000}).status_code == 414


def test_no_page_has_inline_script_or_style(client: TestClient) -> None:
    for path in ("/", "/ask", "/search?q=a"):
        assert not re.search(r"<style|style=|<script(?! src=)", client.get(path).text)


def test_half_a_statement_or_event_is_said_to_be_one(tmp_path) -> None:
    with opened(tmp_path / "store", []) as client:
        pass
    with open_store(tmp_path / "store") as store:
        store.engine.update(
            "INSERT DATA { GRAPH <urn:a> { <urn:a> a <urn:kg:def:Article> ; <urn:kg:def:text> 'x' ; <urn:kg:def:source> 's' . "
            "<urn:s> a <urn:kg:def:Statement> ; <urn:kg:def:speaker> <urn:e> ; <urn:kg:def:order> 0 . "
            "<urn:v> a <urn:kg:def:Event> ; <urn:kg:def:actor> <urn:e> ; <urn:kg:def:order> 'one' } "
            "GRAPH <urn:kg:graph:knowledge> { <urn:e> a <urn:kg:def:Entity> ; "
            "<http://www.w3.org/2004/02/skos/core#prefLabel> 'E' } }"
        )
    with TestClient(application(tmp_path / "store", Settings()), "http://localhost") as client:
        for path in (
            "/entity?iri=urn:e",
            "/entity?iri=urn:e&show=did",
            "/statement?iri=urn:s",
            "/article?iri=urn:a",
            "/id?iri=urn:v",
        ):
            assert client.get(path, headers={"accept": "text/html"}).status_code in (200, 404), path
