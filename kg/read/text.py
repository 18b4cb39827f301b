"""Plain text (.txt): the text as decoded, no character added, dropped or normalised."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.article import from_text
from kg.read.encoding import decode
from kg.records import Article


def articles(data: bytes, source: str, declared: str | None = None) -> Iterator[Article]:
    """The one article of a text file; a first line standing apart is its title."""
    yield from_text(decode(data, source, declared=declared), source=source)
