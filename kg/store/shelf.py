"""One article's graph in an open store, read subject by subject as it is asked for."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from kg.store.terms import Bag, term


class Shelf(Bag):
    """A bag that is filled from a graph when a subject is first asked for: for who needs little of a long article."""

    def __init__(self, engine: ox.Store, graph: ox.NamedNode) -> None:
        super().__init__(())
        self._engine, self._graph = engine, graph

    def many(self, subject: str, name: str) -> list[str]:
        """The values of a property, sorted, as strings."""
        if subject not in self._by:
            found: Any = self._engine.quads_for_pattern(ox.NamedNode(subject), None, None, self._graph)
            self.fill(subject, ((quad.predicate, quad.object) for quad in found))  # a query takes three times as long
        return super().many(subject, name)

    def typed(self, name: str) -> list[str]:
        """The subjects of a class."""
        found: Any = self._engine.quads_for_pattern(None, term("rdf:type"), term(name), self._graph)
        return [quad.subject.value for quad in found]

    def values(self, name: str) -> set[str]:
        """All values that a property has in the graph."""
        found: Any = self._engine.quads_for_pattern(None, term(name), None, self._graph)
        return {quad.object.value for quad in found}
