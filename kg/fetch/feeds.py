"""RSS and Atom feeds: the addresses of the articles that a feed announces."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from kg.fetch.addresses import is_address
from kg.fetch.client import Page

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_PROBE = 2_048  # bytes in which a feed's first element stands
_TYPES = ("xml", "rss", "atom")


def is_feed(page: Page) -> bool:
    """Whether a page is a feed: sent as XML, with the first element of one."""
    media = (page.header("Content-Type") or "").lower()
    return any(name in media for name in _TYPES) and bool(_FEED.search(page.body, 0, _PROBE))


def announced(page: Page) -> list[str]:
    """The addresses of a feed's entries, in its order, each once; none where it cannot be parsed."""
    import feedparser

    feed = feedparser.parse(page.body, sanitize_html=False, resolve_relative_uris=False)
    links = (_whole(page.url, str(entry.get("link") or "")) for entry in feed.entries)
    return list(dict.fromkeys(link for link in links if is_address(link)))


def _whole(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:  # no address at all, as in http://[x
        return ""
