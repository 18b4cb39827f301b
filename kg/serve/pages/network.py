"""The network's page and its parts: the filters, a still picture, what is chosen, and the ties as a table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from kg.serve.network.bundle import parts
from kg.serve.network.filters import SURE, Filters, filters
from kg.serve.network.picture import COLOURS, Opened, Picture, opened, picture
from kg.serve.network.reading import TONES
from kg.serve.pages.asking import Asking
from kg.serve.pages.network_chosen import chosen
from kg.serve.pages.network_drawing import address, caption, drawing
from kg.serve.pages.network_files import written
from kg.serve.pages.network_ties import listed
from kg.serve.pages.templating import rendered
from kg.serve.pool import Refused

HTML, JSON = "text/html; charset=utf-8", "application/json"
STILL = (60, 120)  # nodes and lines of the picture that needs no script
NAMES = {
    "about": "speaks about", "to": "speaks to", "cooperation": "cooperation with", "conflict": "conflict with",
    "deed": "other deeds with", "role": "office at",
}  # fmt: skip
BACK = {
    "about": "spoken about by", "to": "spoken to by", "cooperation": "cooperation from", "conflict": "conflict from",
    "deed": "other deeds by", "role": "offices held by",
}  # fmt: skip
CERTAIN = {
    "facts": "What reports tell as so", "claimed": "Also what somebody only claims",
    "all": "Also what is denied, planned, not certain or long past",
}  # fmt: skip
Answer = tuple[int, str, bytes]
Given = list[tuple[str, str]]


def answered(asking: Asking, given: dict[str, Any]) -> Answer:
    """A part of the page, the whole of it, or a file to keep; 202 while the network is being made."""
    part, said = given["part"], [(str(name), str(value)) for name, value in given["said"]]
    try:
        asked = filters(said)
        if not given["file"]:
            return _unready(part)
        connection = opened(given["file"])
    except sqlite3.OperationalError:
        return _unready(part)
    try:
        return PARTS[part](asking, connection, asked, said)
    finally:
        connection.close()


def _unready(part: str) -> Answer:
    if part == "data":
        return 202, JSON, b'{"ready":false}'
    if part != "page":
        raise Refused(503, "the network is being made; ask again in a moment")
    return 202, HTML, _page("network", {"ready": False})


def page(asking: Asking, connection: Opened, asked: Filters, said: Given) -> Answer:
    """All of it."""
    still = picture(connection, asked, most=STILL)
    shown = {
        "ready": True, "asked": asked, "certain": CERTAIN, "library": parts(),
        "still": drawing(still, asked), "span": _span(connection), "outlets": _outlets(connection, asked),
        "focus": _labels(connection, asked.focus), "address": asked.pairs(), "counts": _counts(still),
        **_table(connection, asked, said), **_chosen(asking, connection, asked, said),
    }  # fmt: skip
    return 200, HTML, _page("network", shown)


def data(asking: Asking, connection: Opened, asked: Filters, said: Given) -> Answer:
    """What the picture is drawn from, column by column."""
    found = picture(connection, asked)
    n, t = found.nodes, found.lines
    plain = {
        "ready": True, "counts": _counts(found), "kinds": sorted({x.kind for x in n}), "colours": COLOURS,
        "iri": [x.iri for x in n], "label": [caption(x.label) for x in n], "kind": [x.kind for x in n],
        "weight": [x.weight for x in n], "x": [x.x for x in n], "y": [x.y for x in n],
        "a": [x.a for x in t], "b": [x.b for x in t], "there": [x.there for x in t], "back": [x.back for x in t],
        "colour": [COLOURS.index(x.colour) for x in t], "focus": _labels(connection, asked.focus),
    }  # fmt: skip
    return 200, JSON, json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def panel(asking: Asking, connection: Opened, asked: Filters, said: Given) -> Answer:
    """What is chosen, alone."""
    return (
        200,
        HTML,
        _page(
            "network_panel",
            {"asked": asked, "focus": _labels(connection, asked.focus), **_chosen(asking, connection, asked, said)},
        ),
    )


def table(asking: Asking, connection: Opened, asked: Filters, said: Given) -> Answer:
    """The table, alone."""
    return 200, HTML, _page("network_ties", {"asked": asked, **_table(connection, asked, said)})


def download(asking: Asking, connection: Opened, asked: Filters, said: Given) -> Answer:
    """The same as a file."""
    form = dict(said).get("format", "")
    return written(connection, asked, form)


PARTS: dict[str, Callable[[Asking, Opened, Filters, Given], Answer]] = {
    "page": page, "data": data, "panel": panel, "table": table, "download": download,
}  # fmt: skip


def _page(name: str, shown: dict[str, Any]) -> bytes:
    return rendered(name, {"names": NAMES, "back": BACK, "to_network": to_network, **shown})


def to_network(path: str, given: Given) -> str:
    """The address of the network with these parameters, of which several may have one name."""
    return address(given, path)


def _table(connection: Opened, asked: Filters, said: Given) -> dict[str, Any]:
    return {"ties": listed(connection, asked, dict(said).get("sort", ""), dict(said).get("page", ""))}


def _chosen(asking: Asking, connection: Opened, asked: Filters, said: Given) -> dict[str, Any]:
    ends = [value for name, value in said if name == "tie"][:2]
    return {"chosen": chosen(asking, connection, asked, dict(said).get("node", ""), ends)}


def _counts(found: Picture) -> dict[str, int]:
    return {
        "nodes": len(found.nodes),
        "lines": len(found.lines),
        "of_nodes": found.all_nodes,
        "of_lines": found.all_lines,
    }


def _span(connection: Opened) -> tuple[str, str] | None:
    first, last = connection.execute("SELECT min(day), max(day) FROM article WHERE length(day) = 10").fetchone()
    return (first, last) if first and first < last else None


def _outlets(connection: Opened, asked: Filters) -> list[tuple[str, int, bool]]:
    sql = "SELECT name, articles FROM outlet ORDER BY articles DESC, name LIMIT 200"
    return [(name, number, name in asked.outlets) for name, number in connection.execute(sql)]


def _labels(connection: Opened, iris: tuple[str, ...]) -> list[tuple[str, str]]:
    sql = "SELECT label FROM node WHERE iri = ?"
    found = ((iri, connection.execute(sql, (iri,)).fetchone()) for iri in iris)
    return [(iri, row[0]) for iri, row in found if row]


assert set(NAMES) == set(TONES)
assert set(CERTAIN) == set(SURE)
