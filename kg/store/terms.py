"""Python values as RDF terms and back, and a little bag of quads that both directions of `triples` use."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import expand

XSD = expand("xsd:")
_SHAPES = ((re.compile(r"\d{4}"), "gYear"), (re.compile(r"\d{4}-(0[1-9]|1[0-2])"), "gYearMonth"))
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?")


@lru_cache(maxsize=1024)
def term(name: str) -> NamedNode:
    """The node of a prefixed name."""
    return NamedNode(expand(name))


@lru_cache(maxsize=16)
def datatype(name: str) -> NamedNode:
    """The node of an XML Schema datatype."""
    return NamedNode(XSD + name)


def dated(value: str) -> Literal:
    """A date to the precision it has: xsd:gYear, gYearMonth, date or dateTime (in UTC), a plain string where it is
    none of these.

    A year as xsd:date would be ill-typed, and filters drop ill-typed values without a word.
    """
    for shape, name in _SHAPES:
        if shape.fullmatch(value) and not value.startswith("0000"):
            return Literal(value, datatype=datatype(name))
    try:
        if _DAY.fullmatch(value):
            datetime.date.fromisoformat(value)
            return Literal(value, datatype=datatype("date"))
        if _INSTANT.fullmatch(value):
            return Literal(_utc(value), datatype=datatype("dateTime"))
    except (ValueError, OverflowError):
        pass  # 2025-02-30 is kept as the words it was
    return Literal(value)


def _utc(value: str) -> str:
    moment = datetime.datetime.fromisoformat(value)
    if moment.tzinfo is None:  # no zone is said, so none is added
        return moment.isoformat(timespec="seconds")
    return moment.astimezone(datetime.UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def literal(value: str | bool | int | float) -> Literal:
    """A Python value as a literal; UnicodeEncodeError where a text holds half a surrogate pair."""
    if isinstance(value, str) and not value.isascii():
        value.encode("utf-8")  # the engine would say no more than that it is not a text
    return Literal(value)


class Writer:
    """Collects the quads of one named graph."""

    def __init__(self, graph: str) -> None:
        self.graph = NamedNode(graph)
        self._quads: dict[Quad, None] = {}  # a set that keeps its order
        self._nodes: dict[str, NamedNode] = {}  # each IRI is checked once

    def put(self, subject: str, name: str, value: NamedNode | Literal | str | bool | int | float | None) -> None:
        """Adds one quad; None adds nothing. A str becomes a literal, an IRI has to come as a node."""
        if value is not None:
            node = value if isinstance(value, NamedNode | Literal) else literal(value)
            self._quads[Quad(self._node(subject), term(name), node, self.graph)] = None

    def link(self, subject: str, name: str, iri: str | None) -> None:
        """Adds one quad whose object is an IRI; None adds nothing."""
        if iri is not None:
            self.put(subject, name, self._node(iri))

    def _node(self, iri: str) -> NamedNode:
        node = self._nodes.get(iri)
        if node is None:
            node = self._nodes[iri] = NamedNode(iri)
        return node

    def quads(self) -> Iterator[Quad]:
        """What was collected, each once, in the order it came."""
        return iter(self._quads)


class Flow(Writer):
    """A writer that hands over what it has whenever that is much."""

    def __init__(self, graph: str, hand_over: Callable[[list[Quad]], None], many: int) -> None:
        super().__init__(graph)
        self._hand_over, self._many = hand_over, many

    def put(self, subject: str, name: str, value: NamedNode | Literal | str | bool | int | float | None) -> None:
        """Adds one quad; None adds nothing."""
        super().put(subject, name, value)
        if len(self._quads) >= self._many:
            self._hand_over(list(self._quads))
            self._quads.clear()
            self._nodes.clear()


class Bag:
    """The quads of one graph, by subject and predicate."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._by: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            subject: Any = quad.subject
            self._by[subject.value][quad.predicate.value].append(quad.object)

    def fill(self, subject: str, said: Iterable[tuple[NamedNode, Any]]) -> None:
        """Takes in predicates and objects of one subject."""
        own = self._by[subject]
        for predicate, value in said:
            own[predicate.value].append(value)

    def many(self, subject: str, name: str) -> list[str]:
        """The values of a property, sorted, as strings."""
        found = self._by.get(subject, {})
        return sorted(node.value for node in found.get(expand(name), ()))

    def one(self, subject: str, name: str) -> str | None:
        """The value of a property, the first in order where there are several, else None."""
        values = self.many(subject, name)
        return values[0] if values else None

    def need(self, subject: str, name: str) -> str:
        """The value of a property that has to be there; KeyError names both."""
        value = self.one(subject, name)
        if value is None:
            raise KeyError(f"{subject} has no {name}")
        return value

    def typed(self, name: str) -> list[str]:
        """The subjects of a class."""
        wanted = expand(name)
        rdf_type = expand("rdf:type")
        return [s for s, found in self._by.items() if any(node.value == wanted for node in found.get(rdf_type, ()))]

    def having(self, name: str) -> list[str]:
        """The subjects that have a property."""
        wanted = expand(name)
        return [s for s, found in self._by.items() if wanted in found]
