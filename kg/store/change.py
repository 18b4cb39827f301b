"""What one transaction takes from a store and brings to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

import pyoxigraph as ox

MANY = 20_000  # quads
MOST = 900_000  # of more the engine would make several files, one after the other


@dataclass
class Change:
    """Drop these graphs, delete these quads, insert those: everything or nothing, in this order."""

    graphs: list[ox.NamedNode] = field(default_factory=list)
    quads: list[ox.Quad] = field(default_factory=list)
    new: list[ox.Quad] = field(default_factory=list)
    trig: bytes = b""  # quads to insert, as text; stands alone
    count: int = 0  # of these quads

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(self.graphs or self.quads or self.new or self.trig)

    def commit(self, engine: ox.Store) -> None:
        """Does it in one transaction; OSError where the disk will not have it."""
        bulk = MANY <= max(self.count, 0 if self.graphs or self.quads else len(self.new)) <= MOST
        if bulk:
            # What is loaded as files outlives a loss of power, and what is only in the log may not: so that first.
            engine.flush()
        if self.trig:
            load = engine.bulk_load if bulk else engine.load
            load(self.trig, format=ox.RdfFormat.TRIG, lenient=True)  # lenient: who wrote it has checked its IRIs
        elif not self.graphs and not self.quads:
            # A transaction too, and quicker than text; many are loaded as files, without a log, all or none.
            (engine.bulk_extend if bulk else engine.extend)(self.new)
        else:
            steps = [f"DROP SILENT GRAPH {graph}" for graph in self.graphs]
            if self.quads:
                steps.append(f"DELETE DATA {{ {_data(self.quads)} }}")
            if self.new:
                steps.append(f"INSERT DATA {{ {_data(self.new)} }}")
            engine.update(" ;\n".join(steps))


def _data(quads: Iterable[ox.Quad]) -> str:
    parts = []
    for graph, group in groupby(quads, key=lambda quad: quad.graph_name):
        triples = " .\n".join(f"{quad.subject} {quad.predicate} {quad.object}" for quad in group)
        parts.append(f"GRAPH {graph} {{ {triples} }}")
    return "\n".join(parts)
