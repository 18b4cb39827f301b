"""Invented accounts of one day by several outlets, with what was extracted from them made by hand."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Extraction, Span
from tests.factory import Draft, entity

NORVANIA = entity("Norvania", "country")
KESTRIA = entity("Kestria", "country")
SOREL = entity("Ana Sorel", "person")
HALE = entity("Tom Hale", "person")
US = entity("United States", "country", "Q30")
FRAME = "The storm in the bay of Kestria and the talks on the harbour of Lorun went on for days."  # what makes it one matter


def draft(lines: str, publisher: str, published: str | None = "2025-05-04") -> Draft:
    """An article of one sentence a line."""
    return Draft(f"{FRAME}\n{lines}", source=f"{publisher.lower()}.txt", publisher=publisher, published=published)


def done(account: Draft) -> Extraction:
    """The extraction, with every line as a sentence."""
    extraction, spans, at = account.done(), list[Span](), 0
    for line in extraction.article.text.split("\n"):
        spans.append(Span(at, at + len(line), line))
        at += len(line) + 1
    return replace(extraction, sentences=tuple(spans))


def told(line: str, publisher: str, published: str | None = "2025-05-04") -> Extraction:
    """An article with nothing extracted but its sentences."""
    return done(draft(line, publisher, published))
