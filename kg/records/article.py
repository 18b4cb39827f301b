"""A text and its passages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache


def digest(*fields: str) -> str:
    """Twenty hexadecimal digits that name these fields in this order: SHA-256 over each with its length before it."""
    return digest_of(fields)


def digest_of(fields: Iterable[str]) -> str:
    """The same of fields that need not be in memory together."""
    sha = hashlib.sha256()
    for text in fields:
        data = text.encode("utf-8", "surrogatepass")
        sha.update(len(data).to_bytes(8, "big") + data)
    return sha.hexdigest()[:20]


_digest = lru_cache(maxsize=4)(digest)  # of whole texts: asked for again for each statement and event of an article


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The words 'Mark Rutte' at characters 23–33 of an article."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """The report 'NATO chief demands …' that CBS News published on 2025-04-06, read from `reports/cbs.html`."""

    id: str  # the input's own id, else derived from the content
    source: str  # the path or URL it was read from; for a JSON line 'file.jsonl#id'
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO 8601 to the precision known: 2025, 2025-04, 2025-04-06, 2025-04-06T10:00:00Z
    url: str | None = None
    language: str | None = None
    title_span: Span | None = None  # where the title stands in `text`, when it does

    @property
    def sha256(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def key(self) -> str:
        """Digest of content and metadata, and so the tail of the article's IRI; not of where the file lies."""
        return _digest(self.text, self.title or "", self.publisher or "", self.published or "", self.url or "")


def outlet_of(publisher: str | None, article: str) -> str:
    """Who brings an article: its publisher, else the article itself, by its key."""
    return publisher or article
