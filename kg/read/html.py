"""HTML (.html, .htm): the main text of a page and its metadata, through trafilatura; one line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import UnreadableInput
from kg.read.article import from_text
from kg.read.encoding import decode
from kg.read.title import find
from kg.records import Article

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_LANG = re.compile(r"""<html[^>]{0,500}\blang\s*=\s*["']?([A-Za-z-]+)""", re.IGNORECASE)
_PROBE = 4_096  # bytes in which the charset stands, by the HTML standard's prescan with room to spare


def articles(data: bytes, source: str, declared: str | None = None) -> Iterator[Article]:
    """The one article of a page: navigation, comments and advertisements left out, the title first in the text.

    `declared` is the encoding that came with the page (HTTP), which counts before the one that the page names.
    Raises UnreadableInput where no main text is found or the page cannot be parsed.
    """
    charset = _CHARSET.search(data, 0, _PROBE)
    page = decode(data, source, declared=declared or (charset[1].decode("ascii") if charset else None))
    text, found = _main_text(page, source)
    title = " ".join(str(found.get("title") or "").split())
    if title and not find(title, text):
        text = f"{title}\n\n{text}"
    language = _LANG.search(page, 0, 20_000)
    yield from_text(
        text,
        source=source,
        title=title or None,
        publisher=found.get("sitename"),
        published=found.get("date"),
        url=found.get("url"),
        language=language[1] if language else None,
    )


def _main_text(page: str, source: str) -> tuple[str, dict[str, str | None]]:
    from trafilatura import bare_extraction, html2txt
    from trafilatura.settings import Document

    try:
        document = bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        found = document if isinstance(document, Document) else Document()
        text = found.text or html2txt(page)
    except Exception as error:  # a page is hostile input: whatever its parser raises, the build goes on
        raise UnreadableInput(source, f"the page cannot be parsed ({type(error).__name__})") from error
    if not text.strip():
        raise UnreadableInput(source, "no main text found in the page")
    return text.strip(), found.as_dict()
