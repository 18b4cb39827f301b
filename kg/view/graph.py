"""Who spoke about whom and who did what to whom, as a networkx graph whose edges carry their evidence."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING

from kg.errors import NotFound
from kg.records import digest
from kg.view.evidence import Evidence, Origin, Store
from kg.view.gather import gather
from kg.view.rows import named, origins, rows
from kg.vocab import WD

if TYPE_CHECKING:
    import networkx as nx


def network(
    store: Store, *, entity: str | None = None, since: str | None = None, until: str | None = None
) -> nx.MultiDiGraph:
    """A directed graph of entities: `said` edges from speaker to whom they spoke about, `did` edges from actor to
    whom or what.

    Nodes are IRIs with `label`, `kind`, `wikidata`, `spoken_of` (times the articles name it) and `speaking` (statements
    it made). Edges have `relation`, `action` (speech act or lemma), `kind` (cooperation, conflict or neutral),
    `negated`, `modality`, `attributed`, `weight` and `evidence`, a tuple of `Evidence`. The graph's own `evidence` also
    holds the statements that are about nobody; `articles` its origins; `only_mentioned` the names of those who are no
    nodes. Dates are ISO 8601 to any precision, both inclusive.

    `entity` (a label, an IRI or a Wikidata id) keeps it and its neighbours. Raises NotFound and UsageError.
    """
    import networkx as nx

    found = {piece.id: piece for piece in reversed(list(gather(store, since, until)))}
    evidence = tuple(sorted(found.values(), key=_order))
    articles = origins(store, since, until)
    graph = nx.MultiDiGraph(evidence=evidence, articles=tuple(articles.values()), since=since, until=until, focus=None)
    _add_nodes(graph, store, articles)
    _add_edges(graph)
    return graph if entity is None else neighbourhood(graph, find(graph, entity))


def find(network: nx.MultiDiGraph, entity: str) -> str:
    """The node that a label, an IRI or a Wikidata id names; raises NotFound with the nearest labels."""
    if entity in network:
        return entity
    if WD + entity in network:
        return WD + entity
    silent: dict[str, str] = network.graph.get("only_mentioned", {})
    labels: dict[str, str] = dict(network.nodes(data="label"))
    same = [node for node, label in labels.items() if label.casefold() == entity.casefold()]
    if same:
        return max(same, key=lambda node: (network.nodes[node]["spoken_of"], node))
    for iri, label in silent.items():
        if entity in (iri, iri.removeprefix(WD)) or entity.casefold() == label.casefold():
            during = " in this period" if network.graph.get("since") or network.graph.get("until") else ""
            raise NotFound(
                f"{label} is only mentioned{during}: it says and does nothing, and nothing is said of it or done to it"
            )
    near = difflib.get_close_matches(entity, sorted(set(labels.values())), n=3, cutoff=0.5)
    hint = f"; did you mean {', '.join(near)}?" if near else f"; it names {len(labels)} entities"
    raise NotFound(f"no entity {entity!r} in this network{hint}")


def neighbourhood(network: nx.MultiDiGraph, node: str) -> nx.MultiDiGraph:
    """The node, those it shares an edge with, and all edges among them."""
    near = {node, *network.successors(node), *network.predecessors(node)}
    part = subnetwork(network, near)
    part.graph["focus"] = node
    return part


def subnetwork(network: nx.MultiDiGraph, nodes: Iterable[str]) -> nx.MultiDiGraph:
    """A copy with only these nodes, the edges among them and the evidence that names one of them."""
    keep = set(nodes)
    part = network.subgraph(keep).copy()
    part.graph = dict(network.graph)
    evidence: tuple[Evidence, ...] = network.graph["evidence"]
    part.graph["evidence"] = tuple(e for e in evidence if keep.intersection(e.actors) or keep.intersection(e.others))
    return part


def _order(piece: Evidence) -> tuple[str, str, str]:
    return (piece.origin.date or "", piece.origin.article, piece.id)


def _add_nodes(graph: nx.MultiDiGraph, store: Store, articles: dict[str, Origin]) -> None:
    """Every entity that speaks, acts or is spoken of or acted upon; who is only mentioned is left out."""
    spoken: Counter[str] = Counter()
    speaking: Counter[str] = Counter()
    for piece in graph.graph["evidence"]:
        spoken.update(piece.others)
        (speaking if piece.relation == "said" else spoken).update(piece.actors)
    mentioned: Counter[str] = Counter()
    for article, entity, times in rows(store, "mentions"):
        if article in articles:
            mentioned[entity] += int(times)
    silent = graph.graph["only_mentioned"] = {}
    for entity, (label, kind) in named(store).items():
        if entity not in spoken and entity not in speaking:
            silent[entity] = label
        else:
            graph.add_node(
                entity, label=label, kind=kind, wikidata=entity.removeprefix(WD) if entity.startswith(WD) else None,
                spoken_of=max(mentioned[entity], spoken[entity]), speaking=speaking[entity],
            )  # fmt: skip


def _add_edges(graph: nx.MultiDiGraph) -> None:
    """One edge for all evidence that agrees in who, whom, act, kind, negation, modality and attribution."""
    bundles: dict[tuple[object, ...], list[Evidence]] = defaultdict(list)
    for piece in graph.graph["evidence"]:
        for actor, other in product(piece.actors, piece.others):
            if actor in graph and other in graph:
                how = (piece.negated, piece.modality, bool(piece.attributed))
                beside = piece.relation == "said" and piece.kind != "neutral" and other != piece.target
                act = ("say", "neutral") if beside else (piece.action, piece.kind)  # spoken of, but not accused
                bundles[actor, other, piece.relation, *act, *how].append(piece)
    for (actor, other, relation, action, kind, negated, modality, attributed), pieces in bundles.items():
        fields = (actor, other, relation, action, kind, negated, modality, attributed)
        graph.add_edge(
            actor, other, key=digest(*map(str, fields)),
            relation=relation, action=action, kind=kind, negated=negated, modality=modality, attributed=attributed,
            weight=len(pieces), evidence=tuple(pieces),
        )  # fmt: skip
