"""The namespaces and the few terms of our own, as plain strings; `ontology/kg.ttl` documents each.

A test holds this file and the ontology against each other, both ways.
"""

from __future__ import annotations

KG = "urn:kg:def:"  # classes and properties
DATA = "urn:kg:"  # what the graph mints: urn:kg:article:…, urn:kg:statement:…
WD = "http://www.wikidata.org/entity/"
PLOVER = "urn:kg:plover:"

PREFIXES = {
    "kg": KG,
    "wd": WD,
    "plover": PLOVER,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
}


def article_iri(key: str) -> str:
    """IRI of an article and of the named graph that holds its evidence, from `Article.key`."""
    return f"{DATA}article:{key}"


def entity_iri(wikidata: str | None, kind: str, key: str) -> str:
    """IRI of an entity: Wikidata's where known, else minted from its kind and the digest of its name."""
    return WD + wikidata if wikidata else f"{DATA}{kind}:{key}"


def expand(name: str) -> str:
    """The full IRI of a prefixed name: 'kg:said' is urn:kg:def:said; KeyError for a prefix that is not ours."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
