"""Every article's graph held against its own text: what was changed, cut or half written since comes out by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg import config
from kg.records import Extraction
from kg.store.terms import term
from kg.store.triples import article_of, from_quads, to_quads
from kg.vocab import article_iri

_OF_SOURCES = frozenset({"kg:source", "dcterms:identifier"})  # of one text read from several places there are several


@dataclass(frozen=True, slots=True)
class Damage:
    """In the graph of an article (its IRI), read from `sources`, something is not as it was written; `what` says it in
    words. `readable`: its text is the one that was read, so it can be read anew.
    """

    article: str
    sources: tuple[str, ...]
    what: str
    readable: bool


def check(engine: ox.Store) -> Iterator[Damage | None]:
    """One outcome for each article, in the order of their IRIs: its damage, or None where all is well."""
    texts = engine.quads_for_pattern(None, term("kg:text"), None, None)
    found = {quad.graph_name.value for quad in texts if isinstance(quad.graph_name, ox.NamedNode)}
    for iri in sorted(found):
        graph = ox.NamedNode(iri)
        quads = set(engine.quads_for_pattern(None, None, None, graph))
        what = _damage(graph, quads)
        yield Damage(iri, _sources(quads), what, _whole(graph, quads)) if what else None


def _sources(quads: set[ox.Quad]) -> tuple[str, ...]:
    return tuple(sorted(quad.object.value for quad in quads if quad.predicate == term("kg:source")))  # type: ignore[union-attr]


def _whole(graph: ox.NamedNode, quads: set[ox.Quad]) -> bool:
    try:
        return article_iri(article_of(quads).key) == graph.value
    except (KeyError, ValueError, IndexError, TypeError):
        return False


def _damage(graph: ox.NamedNode, quads: set[ox.Quad]) -> str | None:
    try:
        extraction = from_quads(quads)
        written = set(to_quads(extraction))
    except (KeyError, ValueError, IndexError, TypeError) as error:
        return f"it cannot be read back ({type(error).__name__}: {error})"
    if article_iri(extraction.article.key) != graph.value:
        return "its text, title, outlet, date or address is not the one that was read"
    if wrong := next(_misplaced(extraction), None):
        return wrong
    if extraction.tool != config.tool():
        return None  # an earlier version wrote other quads for the same records
    ours = {term(name) for name in _OF_SOURCES}
    differing = {quad for quad in quads ^ written if quad.subject != graph or quad.predicate not in ours}
    if differing:
        quad = min(differing, key=str)
        how = "is missing" if quad in written else "does not belong to what was read"
        return f"{len(differing):,} of its quads differ; {quad.predicate} of {quad.subject} {how}"
    return None


def _misplaced(extraction: Extraction) -> Iterator[str]:
    """Words that do not stand where they are said to."""
    text = extraction.article.text
    spans = [mention.span for mention in extraction.mentions]
    spans += [span for statement in extraction.statements for span in (*statement.content, statement.sentence)]
    spans += [event.action for event in extraction.events]
    for span in spans:
        if not 0 <= span.start < span.end <= len(text) or text[span.start : span.end] != span.text:
            yield f"{span.text[:60]!r} does not stand at characters {span.start}–{span.end}"
