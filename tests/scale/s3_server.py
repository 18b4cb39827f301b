"""A small object storage on loopback that speaks as much of S3's protocol as files need, and fails when it is told to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

WHEN = "2025-04-06T12:00:00.000Z"
XML = '<?xml version="1.0" encoding="UTF-8"?>'


@dataclass
class Bucket:
    """What lies in it by name, how many requests it will fail from now on, and how many it has failed."""

    address: str = ""
    objects: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)  # of a file that comes in several
    failing: int = 0
    failed: int = 0


@contextmanager
def serving() -> Iterator[Bucket]:
    """An empty bucket, on a free port."""
    bucket = Bucket()

    class Handler(_Handler):
        held = bucket

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    bucket.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield bucket
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    held: Bucket
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name there)
        """Nothing is told."""

    def _answer(self, status: int, body: bytes = b"", length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def _asked(self) -> tuple[str, dict[str, str], bytes] | None:
        """The name in the bucket, the parameters and the body; None where the request has failed."""
        split = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "chunked" in (self.headers.get("Transfer-Encoding") or ""):
            body = self._chunks()
        if "aws-chunked" in (self.headers.get("Content-Encoding") or ""):
            body = _plain(body)
        if self.held.failing:
            self.held.failing -= 1
            self.held.failed += 1
            body = f"{XML}<Error><Code>SlowDown</Code><Message>later</Message></Error>".encode()
            self._answer(503, b"" if self.command == "HEAD" else body)
            return None
        given = {name: values[0] for name, values in parse_qs(split.query, keep_blank_values=True).items()}
        return unquote(split.path).lstrip("/").partition("/")[2], given, body

    def _chunks(self) -> bytes:
        found = b""
        while size := int(self.rfile.readline(), 16):
            found += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return found

    def _missing(self) -> None:
        body = f"{XML}<Error><Code>NoSuchKey</Code><Message>none</Message></Error>".encode()
        self._answer(404, b"" if self.command == "HEAD" else body, None if self.command != "HEAD" else 0)

    def do_HEAD(self) -> None:
        asked = self._asked()
        if asked and (not asked[0] or asked[0] in self.held.objects):
            content = self.held.objects.get(asked[0], b"")
            self.send_response(200)
            for name, value in (*_about(content).items(), ("Content-Length", str(len(content)))):
                self.send_header(name, value)
            self.end_headers()
        elif asked:
            self._missing()

    def do_GET(self) -> None:
        asked = self._asked()
        if not asked:
            return
        name, given, _ = asked
        if not name:
            self._answer(200, self._listing(given).encode(), Content_Type="application/xml")
        elif name not in self.held.objects:
            self._missing()
        else:
            content = self.held.objects[name]
            span = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
            if span:
                start, end = int(span[1]), min(int(span[2] or len(content)), len(content) - 1)
                told = f"bytes {start}-{end}/{len(content)}"
                self._answer(206, content[start : end + 1], Content_Range=told, **_about(content))
            else:
                self._answer(200, content, **_about(content))

    def _listing(self, given: dict[str, str]) -> str:
        prefix, delimiter = given.get("prefix", ""), given.get("delimiter", "")
        names = [name for name in sorted(self.held.objects) if name.startswith(prefix)]
        below = {
            prefix + name[len(prefix) :].partition(delimiter)[0] + delimiter
            for name in names
            if delimiter and delimiter in name[len(prefix) :]
        }
        here = [name for name in names if not any(name.startswith(folder) for folder in below)]
        rows = "".join(
            f"<Contents><Key>{escape(name)}</Key><LastModified>{WHEN}</LastModified>"
            f"<Size>{len(self.held.objects[name])}</Size><ETag>&quot;x&quot;</ETag></Contents>"
            for name in here
        ) + "".join(f"<CommonPrefixes><Prefix>{escape(name)}</Prefix></CommonPrefixes>" for name in sorted(below))
        count = len(here) + len(below)
        return f"{XML}<ListBucketResult><KeyCount>{count}</KeyCount><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>"

    def do_PUT(self) -> None:
        asked = self._asked()
        if not asked:
            return
        name, given, body = asked
        if "partNumber" in given:
            self.held.parts[f"{name} {int(given['partNumber']):05}"] = body
            self._answer(200, **_about(body))
        elif source := self.headers.get("x-amz-copy-source"):
            self.held.objects[name] = self.held.objects[unquote(source).lstrip("/").partition("/")[2]]
            told = f"{XML}<CopyObjectResult><LastModified>{WHEN}</LastModified><ETag>x</ETag></CopyObjectResult>"
            self._answer(200, told.encode())
        else:
            if name:
                self.held.objects[name] = body
            self._answer(200, ETag=_about(body)["ETag"])

    def do_POST(self) -> None:
        asked = self._asked()
        if not asked:
            return
        name, given, body = asked
        if "uploads" in given:
            told = f"<InitiateMultipartUploadResult><Key>{escape(name)}</Key><UploadId>1</UploadId></InitiateMultipartUploadResult>"
        elif "uploadId" in given:
            mine = sorted(part for part in self.held.parts if part.startswith(f"{name} "))
            self.held.objects[name] = b"".join(self.held.parts.pop(part) for part in mine)
            told = "<CompleteMultipartUploadResult><ETag>x</ETag></CompleteMultipartUploadResult>"
        else:  # several are deleted at once
            for key in re.findall(r"<Key>(.*?)</Key>", body.decode()):
                self.held.objects.pop(key, None)
            told = "<DeleteResult></DeleteResult>"
        self._answer(200, f"{XML}{told}".encode(), Content_Type="application/xml")

    def do_DELETE(self) -> None:
        asked = self._asked()
        if asked:
            self.held.objects.pop(asked[0], None)
            self._answer(204)


def _about(content: bytes) -> dict[str, str]:
    tag = hashlib.md5(content, usedforsecurity=False).hexdigest()
    return {"ETag": f'"{tag}"', "Last-Modified": formatdate(1_743_940_800, usegmt=True)}


def _plain(body: bytes) -> bytes:
    """What was sent in pieces, each behind its length, with a checksum after the last."""
    found = b""
    while body:
        head, _, rest = body.partition(b"\r\n")
        size = int(head.partition(b";")[0], 16)
        if not size:
            break
        found += rest[:size]
        body = rest[size + 2 :]
    return found
