"""Whom somebody has most to do with, as a small picture on their page."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kg.serve.network.filters import Filters
from kg.serve.network.picture import opened, picture
from kg.serve.pages.network_drawing import Drawing, address, drawing

NEAREST, LINES = 18, 60


@dataclass(frozen=True, slots=True)
class Around:
    """The picture, and where the whole of it is."""

    still: Drawing
    href: str


def around(file: str | None, iri: str) -> Around | None:
    """The nearest of somebody by facts; None where there are none, or no network yet."""
    if not file:
        return None
    asked = Filters(focus=(iri,))
    try:
        connection = opened(file)
    except sqlite3.OperationalError:
        return None  # the store has changed just now
    try:
        found = picture(connection, asked, most=(NEAREST + 1, LINES), nearest=NEAREST)
    finally:
        connection.close()
    if len(found.nodes) < 2:
        return None
    return Around(drawing(found, asked, 820, 420, page="/entity"), address([*asked.pairs(), ("node", iri)]))
