"""Who acts towards whom, weighed: one edge for each directed pair, with its cooperation and conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.view.deed import Deed

if TYPE_CHECKING:
    import networkx as nx


def dyads(deeds: Iterable[Deed], *, facts: bool = True) -> nx.DiGraph:
    """A directed graph of those who act and are acted towards, facts only unless `facts` is false.

    Nodes are IRIs with `label`, `kind`, `acts` and `receives`. Edges have `weight` (events), `cooperation`, `conflict`
    and `neutral` (how many of each), `material` (how many were deeds rather than words), `balance` (cooperation less
    conflict), `first` and `last` (dates, where known), `types` and `articles`. An event of several actors or recipients
    counts once for each pair, a mutual one in both directions; one without a recipient that could be named is in no
    pair, and nobody is paired with themselves.
    """
    import networkx as nx

    pairs: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    labels: dict[str, tuple[str, str]] = {}
    for deed in deeds:
        if deed.fact or not facts:
            for actor, recipient in deed.pairs:
                pairs[actor.entity, recipient.entity].append(deed)
                labels |= {party.entity: (party.label, party.kind) for party in (actor, recipient)}
    graph = nx.DiGraph()
    for iri, (label, kind) in sorted(labels.items()):
        acts, receives = (sum(len(done) for pair, done in pairs.items() if pair[side] == iri) for side in (0, 1))
        graph.add_node(iri, label=label, kind=kind, acts=acts, receives=receives)
    for (actor_iri, recipient_iri), done in sorted(pairs.items()):
        kinds = [deed.kind for deed in done]
        dates = sorted(deed.date for deed in done if deed.date)
        graph.add_edge(
            actor_iri, recipient_iri, weight=len(done), cooperation=kinds.count("cooperation"),
            conflict=kinds.count("conflict"), neutral=kinds.count("neutral"),
            material=sum(deed.quad in (2, 4) for deed in done),
            balance=kinds.count("cooperation") - kinds.count("conflict"),
            first=dates[0] if dates else None, last=dates[-1] if dates else None,
            types=" ".join(sorted({deed.type for deed in done if deed.type})),
            articles=len({deed.origin.article for deed in done}),
        )  # fmt: skip
    return graph
