"""What of a network a page holds, and what of that its picture draws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.view.bundle import Bundle
from kg.view.evidence import Evidence
from kg.view.graph import subnetwork

if TYPE_CHECKING:
    import networkx as nx

FEW = 12  # entities; so many are all drawn, those without a line too


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a page does not hold: 12 entities, and 30 statements and events, the oldest or those of these entities."""

    entities: int = 0
    evidence: int = 0


def prune(network: nx.MultiDiGraph, *, entities: int, evidence: int) -> tuple[nx.MultiDiGraph, LeftOut]:
    """The network of those who are spoken of and speak most, with the latest evidence, and what that left out.

    The entity that a neighbourhood was built around always stays.
    """
    if len(network) <= entities and len(network.graph["evidence"]) <= evidence:
        return network, LeftOut()
    part = subnetwork(network, sorted(network, key=lambda node: _weight(network, node))[:entities])
    kept: tuple[Evidence, ...] = part.graph["evidence"]
    if len(kept) > evidence:
        latest = {piece.id for piece in kept[len(kept) - evidence :]}
        part.graph["evidence"] = kept[len(kept) - evidence :]
        for source, target, key, edge in list(part.edges(data=True, keys=True)):
            pieces = tuple(piece for piece in edge["evidence"] if piece.id in latest)
            part.remove_edge(source, target, key)
            if pieces:
                part.add_edge(source, target, key, **(edge | {"evidence": pieces, "weight": len(pieces)}))
    missing = len(network.graph["evidence"]) - len(part.graph["evidence"])
    return part, LeftOut(len(network) - len(part), missing)


def foremost(network: nx.MultiDiGraph, lines: Sequence[Bundle], entities: int) -> list[str]:
    """Whom to draw: those of the most weight who share a line, and everybody where there are few."""
    if len(network) <= FEW:
        return list(network)
    linked: dict[str, set[str]] = defaultdict(set)
    for bundle in lines:
        linked[bundle.source].add(bundle.target)
        linked[bundle.target].add(bundle.source)
    focus = network.graph.get("focus")
    able = [node for node in network if linked[node] or node == focus]
    chosen = set(sorted(able, key=lambda node: _weight(network, node, len(linked[node])))[:entities])
    return [node for node in network if node in chosen and (linked[node] & chosen or node == focus)]


def strongest(lines: Sequence[Bundle], links: int) -> list[Bundle]:
    """The lines with the most evidence, and of every entity its own strongest, so that none stands alone.

    Of equals, what was done goes before what was said, what is certain before what is not, and neutral lines come last.
    `strongest` in `picture.js` does the same for what passes the filters.
    """
    ranked = sorted(lines, key=lambda b: (-len(b.evidence), plainness(b), b.id))
    chosen = {b.id for b in ranked[:links]}
    met: set[str] = set()
    for b in ranked:
        if b.source not in met or b.target not in met:
            chosen.add(b.id)
        met |= {b.source, b.target}
    return [b for b in lines if b.id in chosen]


def plainness(bundle: Bundle) -> int:
    """How little a line tells, from 0 for what was certainly done in cooperation or conflict."""
    return 4 * (bundle.relation != "did") + 2 * (bundle.line != "solid") + (bundle.kind == "neutral")


def _weight(network: nx.MultiDiGraph, node: str, links: int = 0) -> tuple[bool, int, str]:
    seen = network.nodes[node]
    return (node != network.graph.get("focus"), -(seen["spoken_of"] + seen["speaking"] + links), node)
