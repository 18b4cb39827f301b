"""What is kept of a page: one web archive of one answer, replaced whole when the page changes.

The answer's own headers tell the next run whether the page has changed, so there is no other journal.
"""

from __future__ import annotations

import hashlib
import io
import os
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from kg.fetch.client import Page

_KEPT = ("etag", "last-modified")
_UNPACKED = frozenset({"content-encoding", "transfer-encoding", "content-length"})  # of the answer as it travelled


def file_of(folder: Path, address: str) -> Path:
    """Where the page of an address is kept: FOLDER/paper.example/3f0c….warc.gz."""
    try:
        named = urlsplit(address).hostname or "_"
    except ValueError:
        named = "_"
    host = "".join(c if c.isalnum() or c in "-." else "_" for c in named.lower())
    return folder / host.strip(".")[:100] / f"{hashlib.sha256(address.encode()).hexdigest()[:24]}.warc.gz"


def known(path: Path) -> dict[str, str]:
    """ETag and Last-Modified of the page that is kept; nothing where none is or where it is damaged."""
    try:
        with path.open("rb") as stream:
            record = next(iter(ArchiveIterator(stream)), None)
            headers = record.http_headers.headers if record and record.http_headers else []
    except (OSError, ArchiveLoadFailed, EOFError, ValueError):
        return {}
    names = {"etag": "ETag", "last-modified": "Last-Modified"}
    return {names[name.lower()]: value for name, value in headers if name.lower() in _KEPT}


def keep(path: Path, address: str, page: Page) -> None:
    """Write the page as it was answered, under the address that was asked for; all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    headers = [(name, value) for name, value in page.headers if name.lower() not in _UNPACKED]
    headers.append(("Content-Length", str(len(page.body))))
    moved = {"WARC-Refers-To-Target-URI": address} if page.url != address else {}
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            writer = WARCWriter(stream, gzip=True)
            record = writer.create_warc_record(
                page.url,
                "response",
                payload=io.BytesIO(page.body),
                http_headers=StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", **moved},
            )
            writer.write_record(record)
            record.raw_stream.close()  # the writer put a temporary file there
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
