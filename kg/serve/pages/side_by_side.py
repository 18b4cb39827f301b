"""A statement, or the story that it is part of, side by side in its outlets' words: the page of `kg compare`."""

from __future__ import annotations

import html
import re
from typing import Any

from kg.errors import KgError
from kg.serve.pages.asking import Asking, node
from kg.serve.pages.templating import to
from kg.serve.pool import Refused
from kg.store import Store

HOME = "Who said & did what"
PAGES = (("/network", "Network"), ("/ask", "Ask"))
_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


def gather(asking: Asking, given: dict[str, Any]) -> str:
    """The page; Refused where the statement stands in one report alone, or is not here."""
    from kg.view import compare_html, compared

    iri = node(given["iri"])
    cluster = next(iter(asking.rows("cluster", iri)), None)
    if cluster is None:
        raise Refused(404, f"no other report here was found to have the statement {given['iri']}")
    try:
        whole = given["whole"]
        story = compared(Store(asking.engine, None, read_only=True), cluster[0], whole=whole)
        other = to("/compare", iri=iri.value, whole=None if whole else 1)
        told = "Only this statement" if whole else "The whole story"
        ways = (("/", HOME), (other, told), (to("/statement", iri=iri.value), "Back to the statement"), *PAGES)
        return compare_html(story, ways=ways)
    except KgError as error:
        raise Refused(404, str(error)) from None


def policy(page: str) -> str:
    """What the page itself allows: its own style by its hash, and nothing else."""
    own = _POLICY.search(page)
    told = html.unescape(own[1]) if own else "default-src 'none'"
    return f"{told}; frame-ancestors 'none'"
