"""What a store holds: its articles one by one, and its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kg import config
from kg.errors import NotFound
from kg.store.iris import KNOWLEDGE, TIMES
from kg.store.terms import term

if TYPE_CHECKING:
    from kg.store.oxigraph import Store


@dataclass(frozen=True, slots=True)
class Held:
    """The article urn:kg:article:5f… of CBS News, read from reports/cbs.html."""

    iri: str
    ids: tuple[str, ...]
    sources: tuple[str, ...]
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Info:
    """The figures of a store; `counts` are distinct things by the name of their class, `size` is bytes on disk."""

    path: str
    format: int
    articles: int
    outlets: int
    counts: dict[str, int]
    quads: int
    knowledge: int
    first: str | None
    last: str | None
    tools: tuple[str, ...]
    models: tuple[str, ...]
    stale: bool
    size: int


def articles(store: Store) -> Iterator[Held]:
    """Every article, by its first source."""
    yield from sorted((_held(store, quad.subject) for quad in _typed(store)), key=lambda held: (held.sources, held.iri))


def _typed(store: Store) -> Iterator[Any]:
    return store.engine.quads_for_pattern(None, term("rdf:type"), term("kg:Article"), None)


def _held(store: Store, node: Any) -> Held:
    def texts(name: str) -> list[str]:
        return sorted(quad.object.value for quad in store.engine.quads_for_pattern(node, term(name), None, node))  # type: ignore[union-attr]

    def text(name: str) -> str | None:
        return next(iter(texts(name)), None)

    published = text("kg:publishedText") or text("schema:datePublished")
    return Held(
        node.value, tuple(texts("dcterms:identifier")), tuple(texts("kg:source")), text("schema:headline"),
        text("schema:publisher"), published, text("schema:url"),
    )  # fmt: skip


def sources_like(store: Store, given: str) -> list[tuple[str, set[str]]]:
    """(article IRI, its sources meant) for a path, URL, id or IRI, or for all lines of a JSON Lines file."""
    found: list[tuple[str, set[str]]] = []
    for held in articles(store):
        if given == held.iri or given in held.ids or given == held.url:
            found.append((held.iri, set(held.sources)))
            continue
        meant = {name for name in held.sources if name == given or name.startswith(given + "#")}
        if meant:
            found.append((held.iri, meant))
    return found


def meant(store: Store, source: str) -> list[tuple[str, set[str]]]:
    """The same, also for a path that begins with './'; NotFound suggests."""
    matches = sources_like(store, source) or sources_like(store, source.removeprefix("./"))
    if not matches:
        from difflib import get_close_matches

        known = [name for held in articles(store) for name in held.sources]
        near = get_close_matches(source, known, 3, 0.5)
        hint = f"; did you mean {' or '.join(near)}?" if near else f"; there are {len(known)} sources, see kg info"
        raise NotFound(f"nothing here was read from {source!r}{hint}")
    return matches


def info(store: Store) -> Info:
    """The figures of an open store."""
    classes = ["Statement", "Event", "Role", "Mention", "Entity"]
    counts = {name: int(_one(store, _COUNTS[name])) for name in classes}
    first, last, outlets = store.query(_DATES).rows[0]
    versions = store.query("SELECT DISTINCT ?tool ?model { ?r a kg:Run ; kg:tool ?tool ; kg:model ?model }").rows
    return Info(
        path=str(store.path or ":memory:"),
        format=config.STORE_FORMAT,
        articles=int(_one(store, "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a kg:Article }")),
        outlets=int(_s(outlets)),
        counts=counts,
        quads=len(store.engine) - _clock_times(store),  # what an export writes
        knowledge=int(_one(store, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{KNOWLEDGE}> {{ ?s ?p ?o }} }}")),
        first=_opt(first),
        last=_opt(last),
        tools=tuple(sorted({_s(tool) for tool, _ in versions})),
        models=tuple(sorted({_s(model) for _, model in versions})),
        stale=store.stale,
        size=store.size(),
    )


_COUNTS = {
    name: f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?x a kg:{name} }}"
    for name in ("Statement", "Event", "Role", "Mention")
}
_COUNTS["Entity"] = """SELECT (COUNT(DISTINCT ?x) AS ?n)
 { ?m kg:speaker|kg:addressee|kg:about|kg:actor|kg:recipient|kg:object|kg:refersTo
     |kg:person|kg:organisation|kg:place ?x }"""
_DATES = """SELECT (MIN(STR(?d)) AS ?first) (MAX(STR(?d)) AS ?last) (COUNT(DISTINCT ?p) AS ?outlets)
 { ?a a kg:Article OPTIONAL { ?a schema:datePublished ?d } OPTIONAL { ?a schema:publisher ?p } }"""


def _clock_times(store: Store) -> int:
    return sum(1 for _ in store.engine.quads_for_pattern(None, None, None, NamedNode(TIMES)))


def _one(store: Store, sparql: str) -> Any:
    return store.query(sparql).rows[0][0]


def _s(value: Any) -> str:
    return str(value)


def _opt(value: Any) -> str | None:
    return None if value is None else str(value)
