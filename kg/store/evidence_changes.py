"""What an article that comes or goes changes in the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pyoxigraph as ox

from kg import config
from kg.records import Article
from kg.store.change import Change
from kg.store.pattern import ENDED, RUN, TIMES, found, now, objects, texts
from kg.store.ready import Ready
from kg.store.terms import term
from kg.vocab import article_iri

Added = Literal["added", "replaced", "unchanged"]


def has(engine: ox.Store, article: Article, tool: str | None, model: str | None) -> bool:
    """Whether this very article was read from this source by this program version and, where given, this model."""
    graph = ox.NamedNode(article_iri(article.key))
    if article.source not in texts(engine, graph, "kg:source"):
        return False
    runs = objects(engine, graph, graph, RUN)
    tools = {value for one in runs for value in texts(engine, graph, "kg:tool", one)}
    models = {value for one in runs for value in texts(engine, graph, "kg:model", one)}
    return (tool or config.tool()) in tools and (model is None or model in models)


def fresh(engine: ox.Store, new: Ready) -> bool:
    """Whether an article touches nothing that is there."""
    if engine.contains_named_graph(ox.NamedNode(new.graph)):
        return False
    return next(engine.quads_for_pattern(None, term("kg:source"), ox.Literal(new.source), None), None) is None


def loading(articles: Sequence[Ready]) -> Change:
    """The change that writes `fresh` articles."""
    read = "".join(f"<{new.run}> {term(ENDED)} {now()} .\n" for new in articles)
    trig = b"".join((*(new.trig for new in articles), f"{TIMES} {{\n{read}}}\n".encode()))
    return Change(trig=trig, count=sum(new.count for new in articles))


def adding(engine: ox.Store, new: Ready) -> tuple[Added, Change]:
    """What adding an article does, and the change that does it; an empty one where all of it is there."""
    graph, run = ox.NamedNode(new.graph), ox.NamedNode(new.run)
    change = Change()
    replaced = _retire(engine, new.source, change, keep=graph)
    here = engine.contains_named_graph(graph)
    if here and run in objects(engine, graph, graph, RUN):
        change.new += _naming(engine, new, graph)
        return "replaced" if replaced else "unchanged", change
    if here:
        _forget(engine, graph, change)
        change.new += [*found(engine, graph, graph, "kg:source"), *found(engine, graph, graph, "dcterms:identifier")]
    change.new += [*new.quads(), ox.Quad(run, term(ENDED), now(), TIMES)]
    return "replaced" if here or replaced else "added", change


def dropping(engine: ox.Store, article: str, sources: set[str], change: Change) -> None:
    """Notes that an article loses these sources, and goes with the last of them."""
    graph = ox.NamedNode(article)
    if texts(engine, graph, "kg:source") <= sources:
        _forget(engine, graph, change)
    else:
        held = found(engine, graph, graph, "kg:source")
        change.quads += [quad for quad in held if quad.object.value in sources]  # type: ignore[union-attr]


def distrusting(engine: ox.Store, article: str) -> Change:
    """What has to go for an article to be read anew by the next build: which run read it, and when."""
    graph = ox.NamedNode(article)
    runs = objects(engine, graph, graph, RUN)
    ended = [quad for run in runs for quad in found(engine, TIMES, run, ENDED)]
    return Change(quads=[*found(engine, graph, graph, RUN), *ended])


def _naming(engine: ox.Store, article: Ready, graph: ox.NamedNode) -> list[ox.Quad]:
    """The quads that say an article already here also came from this source; none where that is known."""
    if article.source in texts(engine, graph, "kg:source"):
        return []
    given = (("kg:source", article.source), ("dcterms:identifier", article.id))
    return [ox.Quad(graph, term(name), ox.Literal(value), graph) for name, value in given]


def _retire(engine: ox.Store, source: str, change: Change, *, keep: ox.NamedNode) -> bool:
    """Notes that every other article loses this source; whether there was one."""
    held = engine.quads_for_pattern(None, term("kg:source"), ox.Literal(source), None)
    graphs = [quad.graph_name for quad in held if quad.graph_name != keep]
    for graph in graphs:
        assert isinstance(graph, ox.NamedNode)
        dropping(engine, graph.value, {source}, change)
    return bool(graphs)


def _forget(engine: ox.Store, graph: ox.NamedNode, change: Change) -> None:
    change.graphs.append(graph)
    for run in objects(engine, graph, graph, RUN):
        change.quads += found(engine, TIMES, run, ENDED)
