"""Markdown (.md): what a reader of the rendered page sees, paragraph by paragraph; offsets refer to that text.

Markup is taken away, since `**said**` and `[Rutte](…)` are not the words of the article and would break the parse:
emphasis, link targets, pictures, raw HTML and code go, list items keep a leading '- ', a soft line break is a space.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.read.article import from_text
from kg.read.dates import Undated
from kg.read.encoding import decode
from kg.read.frontmatter import split
from kg.read.title import find
from kg.records import Article

if TYPE_CHECKING:
    from markdown_it.token import Token


def articles(data: bytes, source: str) -> Iterator[Article | Undated]:
    """The one article of a Markdown file: front matter (title, publisher, date, url, language) and body.

    The title stands first in the text where the body does not open with it. A date that is not understood comes after.
    """
    values, body = split(decode(data, source), source)
    text = plain(body)
    title = " ".join(values.get("title", "").split())
    if title and text and not find(title, text):
        text = f"{title}\n\n{text}"
    date = values.get("date") or values.get("published")
    article = from_text(
        text,
        source=source,
        id=values.get("id"),
        title=title or None,
        publisher=values.get("publisher") or values.get("outlet") or values.get("source"),
        published=date,
        url=values.get("url"),
        language=values.get("language") or values.get("lang"),
    )
    yield article
    if date and not article.published:
        yield Undated(source, date)


def plain(markdown: str) -> str:
    """The visible words of CommonMark text, one block a paragraph, an empty line between paragraphs."""
    from markdown_it import MarkdownIt

    parts: list[str] = []
    bullet = False
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "list_item_open":
            bullet = True
        elif token.type == "inline" and (words := _inline(token)):
            close = bullet and bool(parts) and parts[-1].startswith("- ")
            parts.append(("\n" if close else "\n\n") if parts else "")
            parts.append(f"- {words}" if bullet else words)
            bullet = False
    return "".join(parts)


def _inline(token: Token) -> str:
    words: list[str] = []
    for child in token.children or []:
        if child.type in {"text", "code_inline", "text_special"}:
            words.append(child.content)
        elif child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak":
            words.append("\n")
    return "".join(words).strip()
