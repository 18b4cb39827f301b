"""What a page's report of an error means: the passage it is about, by text, place and words, or the two who are one."""

from __future__ import annotations

from typing import Any

from kg.errors import NotFound
from kg.query.names import find
from kg.records import Entity, Kind
from kg.resolve.correction_file import now, plain
from kg.resolve.corrections import KINDS, Correction, envelope, sides
from kg.serve.pages.asking import Asking, node
from kg.serve.pages.passage import near, placed
from kg.serve.pool import Refused
from kg.store import Store, article_quads, event_quads, statement_quads
from kg.store.properties import KINDS as CLASSES
from kg.vocab import KG, WD

JUDGED = {"person", "organisation"}  # of whom it can be said that two are one


def gather(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    """A line for the file of corrections, or pairs of IRIs, or who may be meant by a name that nobody has; Refused for
    what is not here or cannot be.
    """
    try:
        return _told(asking, given)
    except NotFound as error:
        return {"refused": str(error), "near": error.near}


def _told(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    kind, other = given["kind"], given["other"]
    if kind == "missing statement":
        return {"line": plain(_missing(asking, given))}
    if kind in KINDS:
        return {"line": plain(_correction(asking, kind, given["iri"], other))}
    store = Store(asking.engine, None, read_only=True)
    one = given["iri"]
    if _kind(store, one) not in JUDGED:
        raise Refused(400, "of people and bodies alone it can be said that two are one")
    pairs = [(one, iri) for iri in _found(store, other) if iri != one]
    if not pairs or not all(_kind(store, iri) in JUDGED for _, iri in pairs):
        raise Refused(400, f"{other!r} is not another person or body")
    return {"pairs": pairs if kind == "different from" else pairs[:1]}


def _correction(asking: Asking, kind: Any, iri: str, other: str) -> Correction:
    wanted = f"{KG}{'Event' if kind == 'not an event' else 'Statement'}"
    article = next((a for found, a in asking.rows("types", node(iri)) if found == wanted and a), None)
    if article is None:
        raise Refused(404, f"there is no {wanted.removeprefix(KG).lower()} {iri} here; it may have been corrected")
    g = asking.reading(article)
    sha = article_quads.read(g).sha256
    if kind == "not an event":
        event = event_quads.read(g, iri)
        return Correction(now(), kind, sha, event.action.start, event.action.end, event.action.text, None, sides(event))
    words = envelope(statement_quads.read(g, iri).content, g.text)
    speaker = None
    if kind == "wrong speaker" and other:
        store = Store(asking.engine, None, read_only=True)
        speaker = _entity(store, other)
    return Correction(now(), kind, sha, words.start, words.end, words.text, speaker)


def _missing(asking: Asking, given: dict[str, Any]) -> Correction:
    try:
        g = asking.reading(node(given["article"]).value)
    except KeyError:
        raise Refused(404, f"there is no article {given['article']} here") from None
    words = placed(g.text, given["words"], given["start"])
    cue = near(g.text, given["cue"], words) if given["cue"] else None
    speaker = _entity(Store(asking.engine, None, read_only=True), given["other"]) if given["other"] else None
    sha = article_quads.read(g).sha256
    return Correction(now(), "missing statement", sha, *words, g.text[slice(*words)], speaker, (), cue)


def _entity(store: Store, given: str) -> Entity:
    """The one entity that a name, an IRI or a Wikidata id means."""
    from kg.store.merged import standing

    same = standing(store)
    iris = sorted({same(iri) for iri in _found(store, given)})
    if len(iris) > 1:
        raise NotFound(f"{given!r} may mean {len(iris)} entities; give one of these", [(iri, iri) for iri in iris])
    labels = store.query(f"SELECT (MIN(?l) AS ?x) {{ {node(iris[0])} kg:label|rdfs:label ?l }}").rows
    kind = _kind(store, iris[0])
    if kind is None or labels[0][0] is None:
        raise Refused(400, f"{given!r} is nobody who could speak")
    wikidata = iris[0].removeprefix(WD) if iris[0].startswith(WD) else None
    return Entity(iris[0], str(labels[0][0]), kind, wikidata)


def _found(store: Store, given: str) -> list[str]:
    if not given:
        raise Refused(400, "say who: a name, an IRI or a Wikidata id")
    return find(store, given)


def _kind(store: Store, iri: str) -> Kind | None:
    rows = store.query(f"SELECT DISTINCT ?kind {{ {node(iri)} kg:class|a ?kind }} ORDER BY ?kind").rows
    kinds: list[Any] = [CLASSES[str(kind)] for (kind,) in rows if str(kind) in CLASSES]
    return kinds[0] if kinds else None
