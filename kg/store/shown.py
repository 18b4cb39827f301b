"""An answer as a table for a notebook: every text escaped, and a link from each thing of the graph to its evidence."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from kg.vocab import DATA

EXPLORER = "KG_EXPLORER"  # where `kg serve` answers, in the environment
DEFAULT = "http://127.0.0.1:7200"
MOST = 200  # rows; a notebook with more is slow, and to_pandas() and write() have all
_CELL = 'style="text-align:left;vertical-align:top;max-width:40em;white-space:pre-wrap"'


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], total: int) -> str:
    """An HTML table of the first `MOST` of `total` rows."""
    head = "".join(f'<th scope="col" {_CELL}>{escape(str(name))}</th>' for name in columns)
    body = "".join(
        f"<tr>{''.join(f'<td {_CELL}>{cell(value)}</td>' for value in row)}</tr>"
        for row, _ in zip(rows, range(MOST), strict=False)
    )
    more = f"<p>{MOST:,} of {total:,} rows; .to_pandas() and .write() have all.</p>" if total > MOST else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def cell(value: Any) -> str:
    """A value as HTML: a web address leads there, what the graph names leads to its page in the explorer."""
    text = "" if value is None else str(value)
    if text.startswith(DATA) and " " not in text:
        return link(text, text)
    if text.startswith(("http://", "https://")) and not any(c.isspace() for c in text):
        return f'<a href="{escape(text)}" rel="noopener noreferrer" target="_blank">{escape(text)}</a>'
    return escape(text)


def link(iri: str, words: str) -> str:
    """Words that lead to the page of what the graph names, where `kg serve` runs."""
    base = os.environ.get(EXPLORER) or DEFAULT
    address = f"{base.rstrip('/')}/id?iri={quote(iri, safe='')}"
    return f'<a href="{escape(address)}" rel="noopener" target="_blank" title="kg serve shows it">{escape(words)}</a>'
