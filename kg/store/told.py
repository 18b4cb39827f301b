"""What the rules of the knowledge layer ask one article: rows by lookups in its graph, which cost what it says itself
however many others there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product
from typing import Any, Protocol

import pyoxigraph as ox

from kg.store.terms import term
from kg.vocab import expand

Row = tuple[Any, ...]
Values = dict[str, list[str]]
NOBODY: tuple[None] = (None,)


class Telling(Protocol):
    """One article, asked for what it says; `iri` is its own and that of its graph."""

    iri: str

    def typed(self, name: str) -> list[str]:
        """The nodes of a class."""
        ...

    def of(self, name: str) -> Values:
        """Node → values of a property."""
        ...


class Told:
    """One article's graph in an engine."""

    def __init__(self, engine: ox.Store, iri: str) -> None:
        self._engine, self.iri = engine, iri
        self._graph = ox.NamedNode(iri)

    def typed(self, name: str) -> list[str]:
        """The nodes of a class."""
        found: Any = self._engine.quads_for_pattern(None, term("rdf:type"), term(name), self._graph)
        return [quad.subject.value for quad in found]

    def of(self, name: str) -> Values:
        """Node → values of a property."""
        values: Values = defaultdict(list)
        found: Any = self._engine.quads_for_pattern(None, term(name), None, self._graph)
        for quad in found:
            values[quad.subject.value].append(quad.object.value)
        return values


class Apart:
    """The same of an article that was just made text of: what its lines kept apart."""

    def __init__(self, iri: str, values: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        self.iri, self._values = iri, values

    def typed(self, name: str) -> list[str]:
        """The nodes of a class."""
        wanted = expand(name)
        return [node for node, kinds in self._values["rdf:type"].items() if wanted in kinds]

    def of(self, name: str) -> Values:
        """Node → values of a property; KeyError for one that was not kept."""
        return {node: list(values) for node, values in self._values[name].items()}


def _statements(told: Telling) -> Iterator[Row]:
    """Statement, who said it (nobody, where that is denied), quote."""
    nodes = told.typed("kg:Statement")
    if not nodes:
        return
    quotes, negated, speakers = map(told.of, ("kg:quote", "kg:negated", "kg:speaker"))
    for node in nodes:
        who = speakers.get(node) or NOBODY
        for quote, truth, one in product(quotes.get(node, ()), negated.get(node, ()), who):
            yield node, None if truth == "true" else one, quote


def _said(name: str) -> Callable[[Telling], Iterator[Row]]:
    """Speaker, whom they speak about (or to), statement, article; not what is denied to have been said."""

    def rows(told: Telling) -> Iterator[Row]:
        what = told.of(name)
        if not what:
            return
        negated, speakers = told.of("kg:negated"), told.of("kg:speaker")
        for node, whom in what.items():
            if "false" in negated.get(node, ()):
                yield from ((who, one, node, told.iri) for who, one in product(speakers.get(node, ()), whom))

    return rows


def _events(told: Telling) -> Iterator[Row]:
    """Who, what they did, whom to, event, article: what actually happened by the article's own word."""
    nodes = told.typed("kg:Event")
    if not nodes:
        return
    names = ("kg:actor", "kg:action", "kg:negated", "kg:modality", "kg:object", "kg:recipient", "kg:attributedTo",
             "kg:stance")  # fmt: skip
    actors, actions, negated, modality, objects, recipients, claimed, stance = map(told.of, names)
    for node in nodes:
        actual = "false" in negated.get(node, ()) and "actual" in modality.get(node, ())
        if not actual or claimed.get(node) or "true" in stance.get(node, ()):
            continue
        targets = objects.get(node) or recipients.get(node) or ()
        for who, action, what in product(actors.get(node, ()), actions.get(node, ()), targets):
            if who != what:
                yield who, action, what, node, told.iri


def _roles(told: Telling) -> Iterator[Row]:
    """Person, office, body, whether they held it once, role, article, its date."""
    nodes = told.typed("kg:Role")
    if not nodes:
        return
    names = ("kg:person", "kg:office", "kg:organisation", "kg:former")
    persons, offices, bodies, former = map(told.of, names)
    dates = told.of("schema:datePublished").get(told.iri) or NOBODY
    for node in nodes:
        held = product(
            persons.get(node, ()), offices.get(node, ()), bodies.get(node) or NOBODY, former.get(node, ()), dates
        )
        for person, office, body, truth, date in held:
            yield person, office, body, truth == "true", node, told.iri, date


TOLD: dict[str, Callable[[Telling], Iterator[Row]]] = {
    "statements": _statements,
    "about": _said("kg:about"),
    "addressees": _said("kg:addressee"),
    "events": _events,
    "roles": _roles,
}
