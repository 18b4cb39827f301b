"""The public face over an open store: ask it, find an entity, draw the network."""

from __future__ import annotations

from kg.face.find import find
from kg.face.graph import Graph, open_graph
from kg.face.portrait import Fact, Portrait, portrait
from kg.face.view import View

__all__ = ["Fact", "Graph", "Portrait", "View", "find", "open_graph", "portrait"]
