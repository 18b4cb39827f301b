"""Looking: the graph of a store as a network, its measures, and a page to explore it with the evidence at hand."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.view.compare import compare_html as compare_html
    from kg.view.compare_choice import compared as compared
    from kg.view.compare_story import Story as Story
    from kg.view.deed import Deed as Deed
    from kg.view.deed import Party as Party
    from kg.view.deed import deeds as deeds
    from kg.view.deed import during as during
    from kg.view.dyad import dyads as dyads
    from kg.view.event_page import events_html as events_html
    from kg.view.evidence import Evidence as Evidence
    from kg.view.evidence import Origin as Origin
    from kg.view.export import write_csv as write_csv
    from kg.view.export import write_gexf as write_gexf
    from kg.view.export import write_graphml as write_graphml
    from kg.view.graph import find as find
    from kg.view.graph import network as network
    from kg.view.measures import communities as communities
    from kg.view.measures import path as path
    from kg.view.measures import rank as rank
    from kg.view.page import html as html
    from kg.view.sheet import inline as inline

_HOME = {
    "Deed": "deed", "Evidence": "evidence", "Origin": "evidence", "Party": "deed", "Story": "compare_story",
    "communities": "measures", "compare_html": "compare", "compared": "compare_choice", "deeds": "deed",
    "during": "deed", "dyads": "dyad", "events_html": "event_page", "find": "graph", "html": "page", "inline": "sheet",
    "network": "graph", "path": "measures", "rank": "measures", "write_csv": "export", "write_gexf": "export",
    "write_graphml": "export",
}  # fmt: skip
__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    """The public names, imported when first asked for: networkx, igraph and pyvis are slow to load."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
