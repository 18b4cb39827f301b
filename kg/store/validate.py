"""Whether the graphs are what they should be: the shapes of `ontology/shapes.ttl`, and what shapes cannot say, told
in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg import config
from kg.store.iris import KNOWLEDGE, LINKS, TIMES
from kg.store.terms import Bag
from kg.vocab import PREFIXES, expand

if TYPE_CHECKING:
    import rdflib

SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """In the graph of courier.txt the statement urn:kg:statement:5f… breaks 'it has one confidence from 0 to 1': it
    has 3.
    """

    source: str
    node: str
    message: str
    value: str | None = None

    def __str__(self) -> str:
        """The finding as a sentence."""
        return f"{self.source}: {self.node}: {self.message}" + (f" (it has {self.value})" if self.value else "")


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what was found; `ok` where nothing was."""

    graphs: int
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether every graph is as it should be."""
        return not self.findings


def validate(engine: ox.Store) -> Report:
    """Checks every named graph by itself, in memory: on a disk-backed graph the same shapes take a hundred times
    longer.
    """
    findings: list[Finding] = []
    graphs = sorted((graph for graph in engine.named_graphs() if graph.value != TIMES), key=lambda graph: graph.value)
    for graph in graphs:
        findings += check_graph(engine.quads_for_pattern(None, None, None, graph))
    findings += _dangling(engine)
    return Report(len(graphs), tuple(sorted(findings)))


def check_graph(quads: Iterable[ox.Quad]) -> list[Finding]:
    """What is wrong with one graph, an article's or the knowledge layer's."""
    held = list(quads)
    bag = Bag(held)
    articles = bag.typed("kg:Article")
    source = bag.one(articles[0], "kg:source") if articles else None
    name = source or (held[0].graph_name.value if held else "an empty graph")  # type: ignore[union-attr]
    found = [Finding(name, *item) for item in _shapes_broken(held)]
    if articles:
        found += [Finding(name, *item) for item in _words_broken(bag, articles[0])]
    elif name not in (KNOWLEDGE, LINKS):
        found.append(Finding(name, name, "a graph of evidence holds an article"))
    return found


def _words_broken(bag: Bag, article: str) -> Iterator[tuple[str, str, str | None]]:
    """Selectors whose words are not the article's, and quotes that are not their content."""
    text = bag.one(article, "kg:text") or ""
    for node in bag.having("oa:exact"):
        start, end, exact = (bag.one(node, f"oa:{name}") or "" for name in ("start", "end", "exact"))
        if not (start.isdigit() and end.isdigit()) or text[int(start) : int(end)] != exact:
            yield node, f"its words are not those of the text at {start}–{end}", repr(exact)
    for node in bag.typed("kg:Statement"):
        spans = bag.many(node, "kg:contentSpan")
        parts = sorted(
            (int(bag.one(s, "oa:start") or 0), int(bag.one(s, "oa:end") or 0), bag.one(s, "oa:exact") or "")
            for s in spans
        )
        if " … ".join(exact for _, _, exact in parts) != bag.one(node, "kg:quote"):
            yield node, "its quote is not the words of its content", repr(bag.one(node, "kg:quote"))


def _dangling(engine: ox.Store) -> Iterator[Finding]:
    """Derived things whose evidence is gone, which layers derived after the last change never have."""
    told = "its evidence is gone; derive the knowledge layer again, or link anew with: kg link"
    names = ("prov:wasDerivedFrom", "prov:hadMember", "kg:earlier", "kg:later")
    evidence = "|".join(f"<{expand(name)}>" for name in names)
    for layer in (KNOWLEDGE, LINKS):
        rows: Any = engine.query(
            f"""SELECT DISTINCT ?node ?gone {{ GRAPH <{layer}> {{ ?node {evidence} ?gone }}
            FILTER NOT EXISTS {{ GRAPH ?g {{ ?gone <{expand("kg:inArticle")}>|<{expand("kg:source")}> ?there }} }} }}"""
        )
        yield from (Finding(layer, row["node"].value, told, row["gone"].value) for row in rows)


@cache
def _shapes() -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(config.ontology("shapes.ttl"))


def _shapes_broken(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str, str | None]]:
    import pyshacl
    import rdflib

    graph = rdflib.Graph()
    for quad in quads:
        graph.add((_rdflib(quad.subject), _rdflib(quad.predicate), _rdflib(quad.object)))
    conforms, results, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inplace=True)
    if conforms:
        return
    for result in results.subjects(rdflib.RDF.type, rdflib.URIRef(SH + "ValidationResult")):
        node, message, path, value = (
            results.value(result, rdflib.URIRef(SH + name))
            for name in ("focusNode", "resultMessage", "resultPath", "value")
        )
        where = "" if path is None or isinstance(path, rdflib.BNode) else f" [{_short(str(path))}]"
        yield str(node), f"{message}{where}", None if value is None else str(value)


def _rdflib(node: Any) -> Any:
    import rdflib

    if isinstance(node, ox.Literal):
        # To rdflib a typed string is not the plain one of the shapes' lists, though RDF 1.1 says they are the same.
        plain = node.language or node.datatype.value == expand("xsd:string")
        return rdflib.Literal(node.value, lang=node.language, datatype=None if plain else node.datatype.value)
    return rdflib.URIRef(node.value)


def _short(iri: str) -> str:
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri
