"""Beyond this machine: a person gives the token once, a program sends it each time, and nobody else sees anything."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.testclient import TestClient
from starlette.types import Message

from kg.errors import UsageError
from kg.serve.app import Settings, application
from kg.serve.guards import ours
from kg.serve.login import WAITING, Door, cookie_of, local
from tests.serve.conftest import LIMITS, fill

TOKEN = "the right token, é"
PERSON = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = fill(tmp_path_factory.mktemp("login") / "store")
    with TestClient(
        application(store, Settings(host="0.0.0.0", token=TOKEN, limits=LIMITS)),
        "http://graph.test",
        follow_redirects=False,
    ) as client:
        yield client


@pytest.fixture
def client(app: TestClient, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr("kg.serve.login.PAUSE", 0.0)
    app.cookies.clear()
    return app


def enter(client: TestClient, token: str, then: str = "/ask") -> str:
    found = client.post("/login", data={"token": token, "then": then})
    return found.headers.get("location", "")


@pytest.mark.parametrize("path", ["/", "/ask", "/search?q=a", "/entity?iri=urn:x", "/id?iri=urn:x", "/network"])
def test_a_person_is_asked_for_the_token_on_every_page(client: TestClient, path: str) -> None:
    found = client.get(path, headers=PERSON)
    assert found.status_code == 401
    assert 'name="token" type="password"' in found.text


@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%7B%7D", "/graphs?default", "/search?q=a", "/nowhere"])
def test_a_program_is_told_in_words(client: TestClient, path: str) -> None:
    found = client.get(path, headers={"accept": "application/json"})
    assert (found.status_code, found.headers["www-authenticate"]) == (401, "Bearer")
    assert "Authorization: Bearer" in found.text


def test_the_token_opens_the_page_that_was_asked_for(client: TestClient) -> None:
    found = client.get("/ask?example=most-cited", headers=PERSON)
    assert 'value="/ask?example=most-cited"' in found.text
    assert enter(client, TOKEN, "/ask?example=most-cited") == "/ask?example=most-cited"
    assert client.get("/ask", headers=PERSON).status_code == 200


def test_the_cookie_is_for_this_server_alone_and_not_the_token(client: TestClient) -> None:
    cookie = client.post("/login", data={"token": TOKEN}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie


def test_behind_a_proxy_with_tls_the_cookie_is_sent_over_tls_alone(client: TestClient) -> None:
    found = client.post("/login", data={"token": TOKEN}, headers={"x-forwarded-proto": "https"})
    assert "secure" in found.headers["set-cookie"].lower()


@pytest.mark.parametrize("token", ["", "the right token", "x" * 5_000, "\x00", "the right token, e"])
def test_another_token_opens_nothing(client: TestClient, token: str) -> None:
    found = client.post("/login", data={"token": token, "then": "/ask"})
    assert found.status_code == 401
    assert "This is not the token" in found.text
    assert client.get("/ask", headers=PERSON).status_code == 401


@pytest.mark.parametrize("value", ["", "x", cookie_of("another"), TOKEN.encode().hex()])
def test_a_cookie_of_somebody_elses_making_opens_nothing(client: TestClient, value: str) -> None:
    assert client.get("/", headers=PERSON | {"cookie": f"kg={value}"}).status_code == 401


@pytest.mark.parametrize(
    "then",
    ["//evil.test/", "https://evil.test/", "/\\evil.test", "javascript:alert(1)", "", "/login", "/a\r\nb", "http://["],
)
def test_the_way_back_leads_nowhere_else(then: str) -> None:
    assert local(then) == "/"


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    for origin in ("https://evil.test", "null", "http://graph.test.evil.test"):
        assert client.post("/login", data={"token": TOKEN}, headers={"origin": origin}).status_code == 403
    assert client.post("/login", data={"token": TOKEN}, headers={"origin": "http://graph.test"}).status_code == 303


def test_the_style_of_that_page_is_there_for_everybody(client: TestClient) -> None:
    assert client.get("/assets/explorer.css").status_code == 200


def test_on_this_machine_nobody_is_asked(tmp_path: Path) -> None:
    with TestClient(application(fill(tmp_path / "store"), Settings(limits=LIMITS)), "http://localhost") as own:
        assert own.get("/", headers=PERSON).status_code == 200
        assert own.get("/login", follow_redirects=False).headers["location"] == "/"


@pytest.mark.parametrize("token", ["", "short", "elevenchars"])
def test_a_token_that_could_be_guessed_is_not_taken(tmp_path: Path, token: str) -> None:
    with pytest.raises(UsageError, match=f"the token has {len(token)} characters, 12 are the fewest; such as .{{24}}"):
        application(fill(tmp_path / "store"), Settings(host="0.0.0.0", token=token))


def test_one_token_is_looked_at_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.login.PAUSE", 0.05)
    door, body = Door(TOKEN), urlencode({"token": "a wrong one"}).encode()

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def knock() -> int:
        return (await door.login(Request({"type": "http", "method": "POST", "headers": []}, receive))).status_code

    async def work() -> list[int]:
        return await asyncio.gather(*(knock() for _ in range(WAITING + 5)))

    began = time.monotonic()
    found = asyncio.run(work())
    assert time.monotonic() - began > 0.05 * WAITING
    assert sorted(found) == [401] * WAITING + [429] * 5


@pytest.mark.parametrize(
    ("path", "kept"), [("/", "no"), ("/sparql?query=ASK%7B%7D", "no"), ("/assets/icon.svg", "yes")]
)
def test_nobody_on_the_way_keeps_what_needs_the_token(client: TestClient, path: str, kept: str) -> None:
    found = client.get(path, headers={"cookie": f"kg={cookie_of(TOKEN)}"})
    control = found.headers.get("cache-control")
    assert control == ("private, no-store" if kept == "no" else None)


def test_on_this_machine_a_page_may_be_kept(tmp_path: Path) -> None:
    with TestClient(application(fill(tmp_path / "store"), Settings(limits=LIMITS)), "http://localhost") as own:
        assert "cache-control" not in own.get("/", headers=PERSON).headers


@pytest.mark.parametrize(
    ("site", "origin", "own"),
    [
        (None, None, True),
        (None, "http://graph.test", True),
        ("same-origin", "null", True),
        ("same-origin", None, True),
        (None, "null", False),
        ("cross-site", None, False),
        ("cross-site", "null", False),
        ("same-site", "http://graph.test", False),
        ("cross-site", "http://evil.test", False),
        ("cross-site", "http://allowed.test", True),
        (None, "http://[", False),
        (None, "", False),
    ],
)
def test_whose_page_sent_it(site: str | None, origin: str | None, own: bool) -> None:
    said = {"host": "graph.test", "sec-fetch-site": site, "origin": origin}
    headers = Headers({name: value for name, value in said.items() if value is not None})
    assert ours(headers, "http://allowed.test") is own
