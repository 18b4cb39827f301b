"""Pages become archives that `kg build` reads; what has not changed is left, what failed is named."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kg.cli.group import run
from kg.errors import UnreadableInput
from kg.fetch import Client, fetch, listed
from kg.fetch.kept import file_of
from kg.read import read
from tests.fetch.conftest import PAGE, TEXT, Site

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>One</title><link href="/a"/></entry><entry><title>Two</title><link href="{site}/b"/></entry>
<entry><title>No page</title><link href="javascript:alert(1)"/></entry>
<entry><title>No address</title><link href="http://[x"/></entry></feed>"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>One</title><link>{site}/a</link></item><item><link>{site}/b</link></item></channel></rss>"""


def states(site: Site, client: Client, folder: Path, *addresses: str, limit: int | None = None) -> list[str]:
    return [
        f"{outcome.address.removeprefix(site.address)} {outcome.state}"
        for outcome in fetch(addresses, folder, client, limit=limit)
    ]


def test_a_page_is_kept_and_read(site: Site, client: Client, tmp_path: Path) -> None:
    address = site.page("/a")
    assert states(site, client, tmp_path, address, address) == ["/a new"]
    (article,) = read([str(tmp_path)])
    assert (article.source, article.url, article.text) == (address, address, f"Talks\n\n{TEXT}")


def test_a_page_unchanged_is_left_and_a_changed_one_replaced(site: Site, client: Client, tmp_path: Path) -> None:
    address = site.page("/a", ETag='"1"')
    assert states(site, client, tmp_path, address) == ["/a new"]
    assert states(site, client, tmp_path, address) == ["/a unchanged"]
    site.page("/a", PAGE.replace(b"another week", b"two more weeks"), ETag='"2"')
    assert states(site, client, tmp_path, address) == ["/a changed"]
    (article,) = read([str(tmp_path)])
    assert "two more weeks" in article.text


@pytest.mark.parametrize("feed", [ATOM, RSS])
def test_a_feed_is_opened(site: Site, client: Client, tmp_path: Path, feed: str) -> None:
    site.page("/a")
    site.page("/b")
    address = site.page("/feed", feed.format(site=site.address).encode(), Content_Type="application/xml")
    assert states(site, client, tmp_path, address) == ["/feed feed", "/a new", "/b new"]


def test_what_fails_is_named_and_the_rest_goes_on(site: Site, client: Client, tmp_path: Path) -> None:
    outcomes = list(fetch([f"{site.address}/none", site.page("/a")], tmp_path, client))
    assert [(outcome.state, outcome.reason) for outcome in outcomes] == [
        ("failed", "the answer is 404, not a page"),
        ("new", ""),
    ]


def test_an_address_that_is_none_does_not_end_the_rest(site: Site, client: Client, tmp_path: Path) -> None:
    assert [one.state for one in fetch(["http://[x/a", site.page("/a")], tmp_path, client)] == ["failed", "new"]


def test_a_page_that_fails_later_is_not_lost(site: Site, client: Client, tmp_path: Path) -> None:
    address = site.page("/a")
    states(site, client, tmp_path, address)
    site.page("/a", b"", 500)
    assert states(site, client, tmp_path, address) == ["/a failed"]
    assert len(list(read([str(tmp_path)]))) == 1


def test_no_more_than_the_limit(site: Site, client: Client, tmp_path: Path) -> None:
    assert states(site, client, tmp_path, site.page("/a"), site.page("/b"), limit=1) == ["/a new"]


def test_a_list_of_addresses(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("# ours\nhttp://a.example/1\n\nhttps://b.example/2?x=1\n")
    found = list(listed([str(tmp_path / "list.txt"), "http://c.example/"]))
    assert found == ["http://a.example/1", "https://b.example/2?x=1", "http://c.example/"]


def test_a_table_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("export.CSV", "1\t20250406\tUSA\thttps://a.example/1\n2\t20250406\tRUS\thttps://b.example/2\n")
    assert list(listed([str(tmp_path / "export.zip")])) == ["https://a.example/1", "https://b.example/2"]


@pytest.mark.parametrize(("name", "data"), [("a.txt", b"no address\n"), ("a.zip", b"no zip"), ("missing.txt", None)])
def test_a_list_that_cannot_be_read_is_named(tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableInput, match=name):
        list(listed([str(tmp_path / name)]))


def test_names_of_machines_cannot_leave_the_folder(tmp_path: Path) -> None:
    for address in ("http://../../etc/passwd", "http://..%2f..%2fx/", "http:///", "http://a\\..\\b/"):
        assert file_of(tmp_path, address).resolve().is_relative_to(tmp_path.resolve())


def test_the_command(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["fetch", site.page("/a"), "--out", str(tmp_path / "pages"), "--delay", "0"]
    assert run([*arguments, "--allow-private"]) == 0
    assert f"1 page in {tmp_path / 'pages'} (1 new)" in capsys.readouterr().err


def test_the_command_asks_no_machine_inside(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fetch", site.page("/a"), "--out", str(tmp_path / "pages"), "--delay", "0"]) == 1
    assert "not on the public network" in capsys.readouterr().err
    assert not site.asked


def test_what_is_no_page_is_named_and_not_kept(site: Site, client: Client, tmp_path: Path) -> None:
    [outcome] = fetch([site.page("/a.pdf", b"%PDF-1.4", Content_Type="application/pdf")], tmp_path, client)
    assert (outcome.state, outcome.reason[:21]) == ("failed", "it is application/pdf")
    assert list(tmp_path.rglob("*.warc*")) == []


def test_lines_without_an_address_are_counted(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("# ours\n\nhttp://paper.example/1\nno address\nfile:///etc/hosts\n")
    passed: list[tuple[str, int]] = []
    assert list(listed([str(tmp_path / "list.txt")], None, lambda *told: passed.append(told))) == [
        "http://paper.example/1"
    ]
    assert passed == [(str(tmp_path / "list.txt"), 2)]
