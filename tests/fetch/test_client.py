"""The client is polite, follows a few redirections and takes no more than it can hold."""

from __future__ import annotations

import gzip
from email.utils import formatdate
from time import time

import pytest

from kg.fetch import Client, Refused
from tests.fetch.conftest import PAGE, Clock, Site, dripping


def test_a_page(site: Site, client: Client) -> None:
    page = client.get(site.page("/a"))
    assert (page.status, page.body, page.url) == (200, PAGE, f"{site.address}/a")


def test_it_says_who_it_is(site: Site, client: Client) -> None:
    client.get(site.page("/a"))
    assert {headers["User-Agent"].partition("/")[0] for _, headers in site.asked} == {"newskg"}


def test_letters_of_other_alphabets_are_encoded(site: Site, client: Client) -> None:
    site.page("/Z%C3%BCrich")
    assert client.get(f"{site.address}/Zürich#top").status == 200


def test_robots_are_read_once_and_obeyed(site: Site, client: Client) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private\n")
    client.get(site.page("/a"))
    with pytest.raises(Refused, match=r"robots\.txt asks programs not to"):
        client.get(site.page("/private/a"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_robots_that_cannot_be_had_forbid(site: Site, client: Client, status: int) -> None:
    site.page("/robots.txt", b"", status)
    with pytest.raises(Refused, match=f"robots.txt answers {status}"):
        client.get(site.page("/a"))


def test_a_pause_between_two_requests(site: Site, client: Client, clock: Clock) -> None:
    for path in ("/a", "/b"):
        client.get(site.page(path))
    assert clock.slept == [1.0, 1.0]  # after robots.txt, after /a


def test_a_longer_crawl_delay_counts(site: Site, client: Client, clock: Clock) -> None:
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n")
    for path in ("/a", "/b"):
        client.get(site.page(path))
    assert clock.slept == [1.0, 7.0]


@pytest.mark.parametrize(("later", "waited"), [("9", 9.0), ("86400", 60.0), ("never", 1.0)])
def test_retry_after_is_obeyed_within_bounds(
    site: Site, client: Client, clock: Clock, later: str, waited: float
) -> None:
    client.get(site.page("/a", b"", 503, Retry_After=later))
    client.get(site.page("/b"))
    assert clock.slept[-1] == waited


def test_retry_after_may_be_a_date(site: Site, client: Client, clock: Clock) -> None:
    client.get(site.page("/a", b"", 429, Retry_After=formatdate(time() + 20, usegmt=True)))
    client.get(site.page("/b"))
    assert 15 < clock.slept[-1] <= 20


def test_redirections_are_followed(site: Site, client: Client) -> None:
    site.page("/b", b"", 302, Location="/c")
    site.page("/c")
    page = client.get(site.page("/a", b"", 301, Location="b"))
    assert (page.url, page.body) == (f"{site.address}/c", PAGE)


def test_a_circle_is_left(site: Site, client: Client) -> None:
    with pytest.raises(Refused, match="more than 5 redirections"):
        client.get(site.page("/a", b"", 302, Location="/a"))
    assert site.paths == ["/a"] * 6


def test_a_redirection_elsewhere_is_checked_too(site: Site, client: Client) -> None:
    with pytest.raises(Refused, match="only http and https"):
        client.get(site.page("/a", b"", 302, Location="file:///etc/passwd"))


def test_a_redirection_to_what_robots_forbid_is_not_followed(site: Site, client: Client) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /b\n")
    with pytest.raises(Refused, match="robots"):
        client.get(site.page("/a", b"", 302, Location="/b"))
    assert site.paths == ["/a"]


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_too_large_is_refused(site: Site, client: Client, packed: bool) -> None:
    body = b"x" * 1_000_000
    address = site.page("/a", gzip.compress(body), Content_Encoding="gzip") if packed else site.page("/a", body)
    with pytest.raises(Refused, match="more than 0 MB"):
        client.get(address)


def test_what_is_known_is_not_sent_again(site: Site, client: Client) -> None:
    page = client.get(site.page("/a", ETag='"1"'), {"ETag": '"1"'})
    assert (page.status, page.body) == (304, b"")


def test_a_machine_that_does_not_answer_is_named(site: Site, client: Client) -> None:
    port = int(site.address.rpartition(":")[2])
    with pytest.raises(Refused, match=r"127\.0\.0\.1 does not answer"):
        client.get(f"http://127.0.0.1:{port - 1 if port > 2 else port + 1}/")


@pytest.mark.parametrize("location", ["http://[x", "http://[::1", "//[/"])
def test_a_redirection_to_what_is_no_address_is_refused(site: Site, client: Client, location: str) -> None:
    with pytest.raises(Refused, match=r"no address|not an address"):
        client.get(site.page("/a", b"", 302, Location=location))


def test_a_strange_retry_after_is_passed_over(site: Site, client: Client, clock: Clock) -> None:
    assert client.get(site.page("/a", b"", 503, Retry_After="\xb2")).status == 503


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_an_answer_that_drips_is_cut_off(start: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.fetch.client.WHOLE", 0.6)
    with dripping(start) as address, pytest.raises(Refused, match="still not whole after"):
        Client(private=True, delay=0).get(address)
