"""The store a command reads, with a word of warning where what is derived is old or half made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.output import say

if TYPE_CHECKING:
    from kg.face import Graph


def open_graph(store: Path | str) -> Graph:
    """The graph in a folder or at an address; what a killed build left underived is derived, or said to be missing.
    What an earlier version built is read as it is.
    """
    from kg import face
    from kg.store.half import told

    graph = face.open_graph(store)
    if parts := graph.store.half:
        say(f"kg: {told(parts, store)}; until then answers mix the old and the new")
    elif graph.store.stale and not graph.store.older:
        say(f"kg: the derived knowledge in {store} is older than its articles, and the store cannot be written to now; "
            "answers may lack what came last")  # fmt: skip
    if graph.store.outdated:
        say(f"kg: {store} was built by an earlier version of this program, which found less; build it anew from the "
            f"texts it keeps with: kg build --again --store {store}")  # fmt: skip
    return graph
