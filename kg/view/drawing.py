"""The picture as pyvis has it: nodes, edges and options for vis-network, with positions computed before."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kg.view.bundle import Bundle
from kg.view.curves import middle
from kg.view.layout import box, layout, radius
from kg.view.selection import strongest

if TYPE_CHECKING:
    import networkx as nx

LINKS = 80  # drawn at once; more make a ball of wool, and are drawn when one of their ends is chosen
LABEL = 34  # characters of a label that are drawn
_WRAP = 17
_SHAPES = {"person": ("dot", 1.0), "country": ("square", 0.88), "organisation": ("diamond", 1.2)}
_OTHER = ("triangle", 1.1)  # a place or thing; the factors make equal radii look equal
_ARROWS = {"said": "vee", "did": "arrow"}
_DASHES: dict[str, bool | list[int]] = {"solid": False, "dashed": [9, 6], "dotted": [2, 4]}
_ARROW = 12.0  # length of an arrow
_BEND = 0.2  # between two lines of the same two entities
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False, "zoomSpeed": 0.6},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"selectionWidth": 1.5, "hoverWidth": 0.5, "arrowStrikethrough": False},
}


def caption(label: str) -> str:
    """A label fit to be drawn: no control or direction characters, at most `LABEL` letters on at most two lines."""
    plain = " ".join("".join(c if unicodedata.category(c)[0] != "C" else " " for c in label).split())
    short = plain if len(plain) <= LABEL else plain[: LABEL - 1].rstrip() + "…"
    lines = textwrap.wrap(short, _WRAP) or ["(no name)"]
    return "\n".join(lines) if len(lines) <= 2 else "\n".join((lines[0], short[len(lines[0]) :].strip()))


def drawing(network: nx.MultiDiGraph, lines: Sequence[Bundle], drawn: Sequence[str]) -> dict[str, Any]:
    """`nodes`, `edges` and `options` for vis-network; the `bounds` of it all, the `frames` of entities and
    their labels and the `middles` of edges, for whoever looks for room.

    Entities are numbered in the network's order, edges keep their ids; only the entities in `drawn` are there.
    """
    from pyvis.network import Network

    lines = [bundle for bundle in lines if {bundle.source, bundle.target} <= set(drawn)]
    heaviest = max((network.nodes[node]["spoken_of"] for node in drawn), default=0)
    captions = {node: caption(network.nodes[node]["label"]) for node in drawn}
    sizes = {node: radius(network.nodes[node]["spoken_of"], heaviest) for node in drawn}
    fonts = {node: round(12 + sizes[node] / 5) for node in drawn}
    boxes = {node: box(captions[node], sizes[node], fonts[node]) for node in drawn}
    joined: Counter[tuple[str, str]] = Counter()
    for bundle in strongest(lines, LINKS):
        joined[bundle.source, bundle.target] += len(bundle.evidence)
    middles = layout(boxes, joined)
    places = {node: (x, round(y - boxes[node][1] / 2 + sizes[node])) for node, (x, y) in middles.items()}
    frames = {node: (x - boxes[node][0] / 2, y - boxes[node][1] / 2, x + boxes[node][0] / 2, y + boxes[node][1] / 2)
              for node, (x, y) in middles.items()}  # fmt: skip
    bends = _bends(lines)
    number = {node: i for i, node in enumerate(network)}

    net = Network(directed=True)
    net.set_options(json.dumps(_OPTIONS))
    for node, (x, y) in sorted(places.items(), key=lambda item: number[item[0]]):
        shape, factor = _SHAPES.get(network.nodes[node]["kind"], _OTHER)
        net.add_node(
            number[node], label=captions[node], shape=shape, size=round(sizes[node] * factor, 1), x=x, y=y,
            font={"size": fonts[node]},
        )  # fmt: skip
    for bundle in lines:
        bend = bends[bundle.id]
        net.add_edge(
            number[bundle.source], number[bundle.target], id=bundle.id, dashes=_DASHES[bundle.line],
            width=round(1 + min(len(bundle.evidence), 16) ** 0.5 * 0.6, 1),
            arrows={"to": {"enabled": True, "type": _ARROWS[bundle.relation], "scaleFactor": 0.55}},
            smooth={"enabled": bend != 0, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)},
        )  # fmt: skip
    nodes, edges, _, _, _, options = net.get_network_data()
    return {
        "nodes": nodes, "edges": edges, "options": json.loads(options), "bounds": _bounds(frames.values()),
        "frames": {number[node]: _parts(*places[node], sizes[node], frames[node]) for node in drawn},
        "middles": {
            b.id: _rounded(middle(places[b.source], places[b.target], bends[b.id], sizes[b.target] + _ARROW))
            for b in lines
        },
    }  # fmt: skip


def _bends(lines: Sequence[Bundle]) -> dict[str, float]:
    """How far each line bows out, so that lines between the same two lie side by side, the strongest in the middle."""
    pairs: dict[frozenset[str], list[Bundle]] = defaultdict(list)
    for bundle in sorted(lines, key=lambda b: (-len(b.evidence), b.id)):
        pairs[frozenset((bundle.source, bundle.target))].append(bundle)
    bends = {}
    for pair in pairs.values():
        for place, bundle in enumerate(pair):
            step = place + 1 if len(pair) % 2 == 0 else place
            out = _BEND * ((step + 1) // 2 if len(pair) % 2 else (step + 1) // 2 - 0.5) * (-1) ** place
            bends[bundle.id] = round(max(-0.5, min(0.5, out)) * (1 if bundle.source < bundle.target else -1), 2)
    return bends


def _parts(x: int, y: int, size: float, frame: tuple[float, float, float, float]) -> list[list[int]]:
    """The dot and the label under it, each as left, top, right, bottom."""
    left, _, right, bottom = frame
    return [
        [round(side) for side in part]
        for part in ((x - size, y - size, x + size, y + size), (left, y + size, right, bottom))
    ]


def _rounded(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0]), round(point[1])


def _bounds(frames: Iterable[tuple[float, float, float, float]]) -> dict[str, int]:
    """The space that all entities with their labels take, and a margin."""
    left, top, right, bottom = zip(*frames, strict=True) if (frames := list(frames)) else ((0,), (0,), (0,), (0,))
    return {"left": round(min(left)) - 24, "top": round(min(top)) - 24, "right": round(max(right)) + 24,
            "bottom": round(max(bottom)) + 24}  # fmt: skip
