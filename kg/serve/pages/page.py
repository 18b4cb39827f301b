"""What a worker does for a page: gather what it shows, and write it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox

from kg.serve.pages import article, ask, entity, home, names, statement
from kg.serve.pages.asking import Asking
from kg.serve.pages.templating import rendered
from kg.serve.pool import Refused

TEXT, HTML = "text/plain; charset=utf-8", "text/html; charset=utf-8"
PAGES: dict[str, Callable[[Asking, dict[str, Any]], dict[str, Any]]] = {
    "home": home.gather, "entity": entity.gather, "article": article.gather, "statement": statement.gather,
    "ask": ask.gather,
}  # fmt: skip


def page(engine: ox.Store, request: dict[str, Any]) -> tuple[int, str, bytes]:
    """A page as HTML; what is not here is said in plain text, with its status."""
    try:
        given = request["given"]
        if request["page"] == "name":
            return 200, TEXT, names.page_of(Asking(engine), given["iri"]).encode()
        shown = PAGES[request["page"]](Asking(engine), given)
        return 400 if shown.get("error") else 200, HTML, rendered(request["page"], shown)
    except Refused as refused:
        return refused.status, TEXT, str(refused).encode()
