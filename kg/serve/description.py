"""What this endpoint is and can do, in the SPARQL 1.1 Service Description vocabulary."""

from __future__ import annotations

import pyoxigraph as ox

from kg.vocab import PREFIXES

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
WRITTEN = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "N-Quads", "TriG", "JSON-LD", "RDF_XML"),
)


def description(endpoint: str, *, updates: bool) -> list[ox.Triple]:
    """Triples about the service at this address; it never dereferences what FROM names, and so does not say it does."""
    service, dataset, graph = (ox.NamedNode(endpoint + tail) for tail in ("", "#dataset", "#default-graph"))
    rows: list[tuple[ox.NamedNode, str, str | ox.NamedNode]] = [
        (service, "rdf:type", f"{SD}Service"),
        (service, f"{SD}endpoint", service),
        (service, f"{SD}supportedLanguage", f"{SD}SPARQL11Query"),
        *([(service, f"{SD}supportedLanguage", f"{SD}SPARQL11Update")] if updates else []),
        (service, f"{SD}feature", f"{SD}UnionDefaultGraph"),
        *((service, f"{SD}resultFormat", FORMATS + name) for name in WRITTEN),
        (service, f"{SD}defaultDataset", dataset),
        (dataset, "rdf:type", f"{SD}Dataset"),
        (dataset, f"{SD}defaultGraph", graph),
        (graph, "rdf:type", f"{SD}Graph"),
    ]
    return [ox.Triple(s, _node(p), o if isinstance(o, ox.NamedNode) else _node(o)) for s, p, o in rows]


def written(endpoint: str, form: str, *, updates: bool) -> bytes:
    """The description in one of the engine's formats, 'TURTLE'."""
    prefixes = {"sd": SD, "formats": FORMATS, "rdf": PREFIXES["rdf"]}
    written_as = getattr(ox.RdfFormat, form)
    found = ox.serialize(description(endpoint, updates=updates), format=written_as, prefixes=prefixes)
    assert found is not None
    return found


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(name.replace("rdf:", PREFIXES["rdf"], 1) if name.startswith("rdf:") else name)
