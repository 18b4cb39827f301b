"""Layers that are written in several parts, between the first of these and the last: neither the old nor the new."""

from __future__ import annotations

import os

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.pattern import KNOWLEDGE, LINKS, TIMES, found, now
from kg.store.terms import term

BROKEN = "prov:invalidatedAtTime"  # of a layer: when the first part was written
NAMES = {KNOWLEDGE: "the knowledge layer", LINKS: "the graph of links"}


def half(engine: ox.Store) -> list[str]:
    """What is half made, in words."""
    return [name for layer, name in NAMES.items() if next(found(engine, TIMES, layer, BROKEN), None) is not None]


def beginning(layer: ox.NamedNode) -> ox.Quad:
    """The mark of a layer whose parts follow; goes in with what makes it no longer new."""
    return ox.Quad(layer, term(BROKEN), now(), TIMES)


def ended(engine: ox.Store, layer: ox.NamedNode) -> list[ox.Quad]:
    """What goes with the last part."""
    return list(found(engine, TIMES, layer, BROKEN))


def told(parts: list[str], store: str | os.PathLike[str] | None) -> str:
    """That these are half made, and what to do."""
    are = "is" if len(parts) == 1 else "are"
    what = f"{' and '.join(parts)} in {store} {are} half made: what wrote broke off"
    return f"{what}; kg link --store {store} makes all of it anew"


def refuse(parts: list[str], store: str | os.PathLike[str] | None) -> None:
    """StoreError where something is half made: it is not to be taken for the whole elsewhere."""
    if parts:
        raise StoreError(told(parts, store))
