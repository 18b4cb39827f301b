"""One line of the picture for all edges that look alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.records import digest
from kg.view.evidence import Evidence, Relation, Tone

if TYPE_CHECKING:
    import networkx as nx

Line = Literal["solid", "dashed", "dotted"]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Three reports in which the United States proposed something to Russia: one blue solid line, 'propose'."""

    id: str
    source: str  # IRI of the entity where the line starts
    target: str
    relation: Relation
    kind: Tone
    line: Line  # dashed: denied, possible or to come; dotted: as somebody in the article says; solid: as it says itself
    label: str  # the most frequent action, with its object where that is not the target itself
    evidence: tuple[Evidence, ...]


def line(piece: Evidence) -> Line:
    """How certain the article is of it, as a kind of line."""
    if piece.unreal:
        return "dashed"
    return "dotted" if piece.attributed else "solid"


def bundles(network: nx.MultiDiGraph) -> list[Bundle]:
    """The edges of a network, made one where ends, relation, kind and line are the same; none to itself."""
    alike: dict[tuple[str, str, Relation, Tone, Line], dict[str, Evidence]] = defaultdict(dict)
    for source, target, edge in network.edges(data=True):
        for piece in edge["evidence"] if source != target else ():
            alike[source, target, edge["relation"], edge["kind"], line(piece)][piece.id] = piece
    return [
        Bundle(digest(*key), *key, label=_label(key[1], pieces.values()), evidence=tuple(pieces.values()))
        for key, pieces in sorted(alike.items())
    ]


def _label(target: str, pieces: Iterable[Evidence]) -> str:
    """The most frequent phrase, with the object where the line leads to whom it was for: 'sent troops +2'."""
    alike: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for piece in pieces:
        thing = piece.object or "" if piece.recipient == target else ""
        alike[piece.action, thing][f"{piece.phrase} {thing}".strip()] += 1
    groups = sorted(alike.values(), key=lambda names: (-names.total(), min(names)))
    name = min(groups[0], key=lambda text: (-groups[0][text], text))
    return f"{name} +{len(groups) - 1}" if len(groups) > 1 else name
