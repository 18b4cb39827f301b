"""Web archives (.warc, .warc.gz) as crawlers and CC-NEWS write them: one article a page, streamed with warcio."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import UnreadableInput
from kg.read import html, text
from kg.records import Article

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_READ = {"text/html": html.articles, "application/xhtml+xml": html.articles, "text/plain": text.articles}


def articles(stream: BinaryIO, source: str, max_bytes: int) -> Iterator[Article | UnreadableInput]:
    """The article of each page that was answered with 200; its source and url are the page's address.

    Requests, pictures, scripts, redirections and answers that were errors are passed over without a word. A page that
    is too large or has no main text comes out as an error. Raises UnreadableInput for what is no web archive.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    found = False
    try:
        for record in ArchiveIterator(stream):
            found = True
            kind, charset = _kind(record)
            if record.rec_type in ("response", "resource") and kind in _READ:
                yield from _page(record, kind, charset, source, max_bytes)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        what = "the archive breaks off or is damaged" if found else "not a web archive"
        raise UnreadableInput(source, f"{what} ({' '.join(str(error).split())[:120]})") from None


def _kind(record: ArcWarcRecord) -> tuple[str, str | None]:
    """The media type of a page that is there and the encoding that came with it; no type for what is not there."""
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return "", None
    given = Message()
    given["Content-Type"] = (headers or record.rec_headers).get_header("Content-Type") or ""
    return given.get_content_type(), given.get_content_charset()


def _page(
    record: ArcWarcRecord, kind: str, charset: str | None, source: str, max_bytes: int
) -> Iterator[Article | UnreadableInput]:
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    place = address or f"{source}#{record.rec_headers.get_header('WARC-Record-ID')}"
    data = record.content_stream().read(max_bytes + 1)
    if len(data) > max_bytes:
        yield UnreadableInput(place, f"too large: one page may have {max_bytes / 1e6:,.0f} MB")
        return
    if record.raw_stream.read(1) == b"" and getattr(record.raw_stream, "limit", 0) > 0:
        raise UnreadableInput(source, f"the archive breaks off in the page {place}")
    try:
        for article in _READ[kind](data, place, charset):
            yield replace(article, url=address or article.url)
    except UnreadableInput as error:
        yield error
