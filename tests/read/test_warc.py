"""Web archives: one article a page; what is no page is passed over, what is damaged is named."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kg.errors import UnreadableInput
from kg.read import read
from kg.records import Article

TEXT = "The minister said on Monday that the talks in Zürich would go on for another week, whatever happens."
PAGE = f"<html><head><title>Talks</title></head><body><article><p>{TEXT}</p></article></body></html>"


def archive(path: Path, *records: tuple[str, str, str, bytes]) -> str:
    """A web archive of records (kind, first line, media type, body) at http://paper.example/1, /2 …"""
    packed = gzip.compress if path.suffix == ".gz" else bytes
    path.write_bytes(b"".join(packed(record(number, *given)) for number, given in enumerate(records, 1)))
    return str(path)


def record(number: int, kind: str, first: str, media: str, body: bytes) -> bytes:
    answer = f"{first}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0000000{number}-0000-4000-8000-000000000000>\r\n"
        f"WARC-Target-URI: http://paper.example/{number}\r\nWARC-Date: 2025-04-06T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(answer)}\r\n\r\n"
    ).encode() + answer + b"\r\n\r\n"  # fmt: skip


def tolerant(path: str, max_bytes: int = 100_000) -> tuple[list[Article], list[str]]:
    errors: list[UnreadableInput] = []
    return list(read([path], on_error=errors.append, max_bytes=max_bytes)), [str(error) for error in errors]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_page_is_an_article_with_its_address(tmp_path: Path, name: str) -> None:
    found, errors = tolerant(archive(tmp_path / name, ("response", "HTTP/1.1 200 OK", "text/html", PAGE.encode())))
    assert not errors
    assert [(article.source, article.url) for article in found] == [("http://paper.example/1",) * 2]
    assert found[0].text == f"Talks\n\n{TEXT}"


def test_the_encoding_that_came_with_the_page_counts(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.warc", ("response", "HTTP/1.1 200 OK", "text/html; charset=cp437", PAGE.encode("cp437"))
    )
    assert "Zürich" in tolerant(path)[0][0].text


def test_what_is_no_page_is_passed_over(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.warc",
        ("response", "HTTP/1.1 404 Not Found", "text/html", PAGE.encode()),
        ("response", "HTTP/1.1 200 OK", "image/png", b"\x89PNG"),
        ("request", "GET / HTTP/1.1", "text/html", b""),
        ("response", "HTTP/1.1 200 OK", "text/plain", TEXT.encode()),
    )
    found, errors = tolerant(path)
    assert [article.source for article in found] == ["http://paper.example/4"]
    assert not errors


def test_a_page_without_words_or_too_large_is_named(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.warc",
        ("response", "HTTP/1.1 200 OK", "text/html", b"<html></html>"),
        ("response", "HTTP/1.1 200 OK", "text/html", PAGE.encode() * 20),
        ("response", "HTTP/1.1 200 OK", "text/html", PAGE.encode()),
    )
    found, errors = tolerant(path, max_bytes=len(PAGE.encode()) + 1)
    assert [article.source for article in found] == ["http://paper.example/3"]
    assert [error.partition(":")[2][:40] for error in errors] == [
        "//paper.example/1: no main text found in",
        "//paper.example/2: too large: one page m",
    ]


def test_an_archive_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    page = ("response", "HTTP/1.1 200 OK", "text/html", PAGE.encode())
    path = Path(archive(tmp_path / "a.warc.gz", page, page))
    path.write_bytes(path.read_bytes()[:-40])
    found, errors = tolerant(str(path))
    assert [article.source for article in found][:1] == ["http://paper.example/1"]
    assert [error for error in errors if "breaks off" in error]


def test_what_is_no_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"no archive at all\n")
    assert "not a web archive" in tolerant(str(tmp_path / "a.warc"))[1][0]
