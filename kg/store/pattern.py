"""What stands where in an engine: quads by graph, subject and property; and the graphs that are no article's."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pyoxigraph as ox

from kg.store import iris
from kg.store.terms import datatype, term

KNOWLEDGE, LINKS, TIMES = (ox.NamedNode(iri) for iri in (iris.KNOWLEDGE, iris.LINKS, iris.TIMES))
MADE, ENDED, STATE, RUN = "prov:generatedAtTime", "prov:endedAtTime", "dcterms:identifier", "prov:wasGeneratedBy"


def found(engine: ox.Store, graph: ox.NamedNode, subject: ox.NamedNode | None, name: str) -> Iterator[ox.Quad]:
    """The quads of a property."""
    return engine.quads_for_pattern(subject, term(name), None, graph)


def objects(engine: ox.Store, graph: ox.NamedNode, subject: ox.NamedNode, name: str) -> list[ox.NamedNode]:
    """The nodes that a property points at."""
    return [quad.object for quad in found(engine, graph, subject, name) if isinstance(quad.object, ox.NamedNode)]


def texts(engine: ox.Store, graph: ox.NamedNode, name: str, subject: ox.NamedNode | None = None) -> set[str]:
    """The values of a property, of the graph's own node where no other is given."""
    return {quad.object.value for quad in found(engine, graph, subject or graph, name)}  # type: ignore[union-attr]


def now() -> ox.Literal:
    """The time, to the second."""
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ox.Literal(moment, datatype=datatype("dateTime"))
