"""What one article tells of events, and what else their rows want to know of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.records import Article, Event
from kg.store import article_quads, event_quads
from kg.store.reading import Reading
from kg.store.shelf import Shelf

if TYPE_CHECKING:
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its IRI; where it is somebody's words, their IRI and whose they are; the words for its place."""

    iri: str
    event: Event
    said: str | None = None
    speaker: str | None = None
    place: str | None = None
    mutual: bool = False  # each side did it to the other


@dataclass(frozen=True, slots=True)
class Report:
    """An article, read by 'kg 0.2.0', with its events in order, the offices of people by IRI, the names by class."""

    iri: str
    article: Article
    tool: str
    told: tuple[Told, ...]
    offices: dict[str, str]
    named: dict[str, tuple[str, ...]]


def report(store: Store, iri: str) -> Report:
    """The report that an article's graph holds, read from as few of its quads as it needs."""
    g = store.reading(iri)
    told = tuple(_told(g, node) for node in g.listed("kg:Event"))
    return Report(iri, article_quads.read(g), article_quads.run(g)[0], told, _offices(g), _named(g))


def _told(g: Reading, node: str) -> Told:
    said, mention = g.one(node, "kg:attributedTo"), g.one(node, "kg:placeMention")
    speaker = None
    if said is not None:
        known = g.entity(said, "kg:speaker")
        speaker = known.label if known else g.one(said, "kg:sourceText") or "somebody"
    place = None if mention is None else g.must(mention, "kg:selector").text
    return Told(node, event_quads.read(g, node), said, speaker, place, g.true(node, "kg:mutual"))


def _offices(g: Reading) -> dict[str, str]:
    """The first office that the article says each person holds."""
    found: dict[str, str] = {}
    for role in g.listed("kg:Role"):
        person = g.one(role, "kg:person")
        if person is not None and not g.true(role, "kg:former"):
            found.setdefault(person, g.need(role, "kg:office"))
    return found


def _named(g: Reading) -> dict[str, tuple[str, ...]]:
    """Whom and what the article names, by kind, in the order of the alphabet."""
    assert isinstance(g.b, Shelf)
    found: dict[str, set[str]] = defaultdict(set)
    for iri in g.b.values("kg:refersTo"):
        entity = g.known(iri)
        found[entity.kind].add(entity.label)
    return {kind: tuple(sorted(labels)) for kind, labels in found.items()}
