"""What a worker does for a page: gather what it shows, and write it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox

from kg.serve.pages import article, ask, correction, entity, home, names, network, side_by_side, statement
from kg.serve.pages.asking import Asking
from kg.serve.pages.templating import rendered
from kg.serve.pool import Refused

TEXT, HTML, JSON = "text/plain; charset=utf-8", "text/html; charset=utf-8", "application/json"
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
        if request["page"] == "compare":
            return 200, HTML, side_by_side.gather(Asking(engine), given).encode("utf-8", "replace")
        if request["page"] == "correction":
            return 200, JSON, json.dumps(correction.gather(Asking(engine), given)).encode()
        if request["page"] == "network":
            return network.answered(Asking(engine), given)
        shown = PAGES[request["page"]](Asking(engine), given) | {"desk": given.get("desk"), "told": given.get("noted")}
        return 400 if shown.get("error") else 200, HTML, rendered(request["page"], shown)
    except Refused as refused:
        return refused.status, TEXT, str(refused).encode()
    except KeyError as error:  # an update by somebody else has written, or deleted, half of it
        return 404, TEXT, f"what the store says of this is not whole: {error.args[0]}".encode("utf-8", "replace")
