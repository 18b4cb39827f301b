"""An article, and the run that read it, as quads and back."""

from __future__ import annotations

from pyoxigraph import Literal

from kg.records import Article, Span
from kg.store import iris
from kg.store.reading import Reading
from kg.store.terms import datatype, dated
from kg.store.writing import Writing
from kg.vocab import expand


def write(g: Writing) -> None:
    """The article, its sentences and the run that read it."""
    a, s, put = g.article, g.iri, g.put
    g.link(s, "rdf:type", expand("kg:Article"))
    g.link(s, "rdf:type", expand("schema:NewsArticle"))
    put(s, "dcterms:identifier", a.id)
    put(s, "kg:source", a.source)
    put(s, "kg:sha256", a.sha256)
    put(s, "kg:text", a.text)
    put(s, "schema:headline", a.title)
    put(s, "schema:publisher", a.publisher)
    put(s, "schema:inLanguage", a.language)
    put(s, "schema:url", None if a.url is None else Literal(a.url, datatype=datatype("anyURI")))
    if a.published is not None:
        date = dated(a.published)
        put(s, "schema:datePublished", date)
        put(s, "kg:publishedText", a.published if date.value != a.published else None)
    put(s, "kg:sentences", " ".join(f"{span.start}-{span.end}" for span in g.x.sentences) or None)
    g.span(s, "kg:titleSpan", a.title_span)
    run = iris.run_iri(g.key, g.x.tool, g.x.model)
    g.link(s, "prov:wasGeneratedBy", run)
    g.link(run, "rdf:type", expand("kg:Run"))
    put(run, "kg:tool", g.x.tool)
    put(run, "kg:model", g.x.model)


def read(g: Reading) -> Article:
    """The article as it was given."""
    s, one = g.iri, g.one
    published = one(s, "kg:publishedText") or one(s, "schema:datePublished")
    return Article(
        g.need(s, "dcterms:identifier"), g.need(s, "kg:source"), g.text, one(s, "schema:headline"),
        one(s, "schema:publisher"), published, one(s, "schema:url"), one(s, "schema:inLanguage"),
        g.span(s, "kg:titleSpan"),
    )  # fmt: skip


def sentences(g: Reading) -> tuple[Span, ...]:
    """The sentences of the text."""
    return tuple(g.range(item) for item in (g.one(g.iri, "kg:sentences") or "").split())


def run(g: Reading) -> tuple[str, str]:
    """Program and model that read the article."""
    node = g.need(g.iri, "prov:wasGeneratedBy")
    return g.need(node, "kg:tool"), g.need(node, "kg:model")
