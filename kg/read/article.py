"""One article from its text and what is known about it; the checks that every format shares."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.errors import UnreadableInput
from kg.read.dates import published as normalised
from kg.read.title import find, title_span
from kg.records import Article

_HALF = re.compile("[\ud800-\udfff]")


def from_text(
    text: str,
    *,
    source: str = "text",
    id: str | None = None,  # noqa: A002 (the record's own name)
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Article:
    """The article with this text, untouched; without a title, a first line standing apart is the title.

    Raises UnreadableInput for an empty text and for a NUL or half a surrogate pair in it.
    """
    if not text.strip():
        raise UnreadableInput(source, "no text in it")
    if "\0" in text or _HALF.search(text):
        raise UnreadableInput(source, "a NUL character or half a surrogate pair in the text; it was damaged before")
    span = find(_one_line(title), text) if title and title.strip() else title_span(text)
    article = Article(
        id=id or "",
        source=source,
        text=text,
        title=_one_line(title) or (span.text if span else None),
        publisher=_one_line(publisher) or None,
        published=normalised(published),
        url=_one_line(url) or None,
        language=_one_line(language) or None,
        title_span=span,
    )
    return article if id else replace(article, id=article.key)


def _one_line(text: str | None) -> str:
    """Metadata is one line without control characters; text of articles is never treated so."""
    kept = (character for character in text or "" if character.isspace() or character.isprintable())
    return " ".join("".join(kept).split())
