"""The knowledge layer: plain triples derived from the evidence by a visible list of rules, each pointing back to what
it rests on.

A plain triple (`wd:Q30 kg:proposed <…>`) cannot carry its evidence, so a kg:Link beside it names its three terms, how
many articles it rests on, and the statements or events themselves (prov:wasDerivedFrom).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import pyoxigraph as ox

from kg import config
from kg.store.evidence import EVIDENCE
from kg.store.iris import KNOWLEDGE, derived_iri
from kg.store.merged import Merged, kept, write
from kg.store.past import past_words
from kg.store.quote_key import quote_key
from kg.store.terms import Writer
from kg.vocab import KG, expand

if TYPE_CHECKING:
    from kg.store.oxigraph import Store

Rows = list[tuple[Any, ...]]
Link = tuple[str, str, str]
Key = TypeVar("Key", str, tuple[float, float])


def derive(store: Store, merged: Merged | None = None) -> Iterator[ox.Quad]:
    """Every quad of the knowledge layer, in a fixed order for fixed evidence; without `merged` the entities that were
    one stay one.
    """
    same = kept(store) if merged is None else merged
    writer = Writer(KNOWLEDGE)
    write(same, writer)
    for rule in (entities, *RULES):
        rule(Whole(store), writer, same)
    return writer.quads()


class Evidence(Protocol):
    """What the rules ask, of all articles or of some."""

    def rows(self, name: str) -> Rows:
        """The answer to a question of `kg.store.evidence`, in a fixed order."""
        ...

    def articles(self, entity: str) -> set[str]:
        """Where an entity is spoken of."""
        ...


class Whole:
    """All evidence of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, name: str) -> Rows:
        """The answer to a question."""
        return ordered(self._store.query(EVIDENCE[name]).rows)

    def articles(self, entity: str) -> set[str]:
        """Where an entity is spoken of."""
        found = self._store.query(f"SELECT DISTINCT ?a {{ ?m kg:refersTo <{entity}> ; kg:inArticle ?a }}").rows
        return {str(article) for (article,) in found}


def entities(told: Evidence, w: Writer, same: Merged) -> None:
    """An entity's name and place are those most articles give it; its other names stand beside. What is merged has
    the name of the entity that stands for it, and is counted there.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for entity, label, kind, count in told.rows("entities"):
        names[entity][label] += count
        kinds[entity][kind] += count
    for entity in sorted(names):
        name = most(names[same(entity)])
        w.link(entity, "rdf:type", expand("kg:Entity"))
        w.put(entity, "rdfs:label", name)
        w.put(entity, "skos:prefLabel", name)
        w.link(entity, "rdf:type", most(kinds[entity]))
        if own := (most(names[entity]) if same(entity) != entity else ""):
            w.put(entity, "skos:altLabel", own if own != name else None)
            w.put(same(entity), "skos:altLabel", own if own != name else None)
    for entity, alias in told.rows("aliases"):
        for one in {entity, same(entity)}:
            if alias != most(names[same(entity)]):
                w.put(one, "skos:altLabel", alias)
    for entity, mentions, articles in _weights(told, same):
        w.put(entity, "kg:mentions", mentions)
        w.put(entity, "kg:articles", articles)
    points: dict[str, Counter[tuple[float, float]]] = defaultdict(Counter)
    for entity, latitude, longitude, count in told.rows("points"):
        points[entity][latitude, longitude] += count
    for entity in sorted(points):
        latitude, longitude = most(points[entity])
        w.put(entity, "geo:lat", latitude)
        w.put(entity, "geo:long", longitude)


def _weights(told: Evidence, same: Merged) -> Iterator[tuple[str, int, int]]:
    """How often, and in how many articles, an entity is spoken of; what is merged counts for what stands for it."""
    merged = {*same.canonical, *same.canonical.values()}
    mentions: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    for entity, spoken_of, in_articles in told.rows("weights"):
        if entity not in merged:
            yield entity, spoken_of, in_articles
        mentions[same(entity)] += spoken_of
    for entity in merged:
        articles[same(entity)] |= told.articles(entity)
    for entity in sorted(articles):
        if mentions[entity]:
            yield entity, mentions[entity], len(articles[entity])


def _statements(told: Evidence, w: Writer, same: Merged) -> None:
    """Who said what, about whom and to whom; what was denied to have been said is not said."""
    for statement, speaker, quote in told.rows("statements"):
        w.put(statement, "kg:quoteKey", quote_key(quote) or None)
        if speaker:
            w.link(same(speaker), "kg:said", statement)
    _links(w, "kg:saidAbout", _of(told.rows("about"), same))
    _links(w, "kg:saidTo", _of(told.rows("addressees"), same))


def _events(told: Evidence, w: Writer, same: Merged) -> None:
    """What actually happened according to the article itself, from each who did it to each it was done to: not denied,
    not planned, not merely claimed by somebody.
    """
    by_predicate: dict[str, Rows] = defaultdict(list)
    lemmas: dict[str, set[str]] = defaultdict(set)
    reserved = _reserved()
    for actor, action, target, event, article in told.rows("events"):
        words = past_words(action)
        if not words or same(actor) == same(target):
            continue
        name = words[0] + "".join(word.capitalize() for word in words[1:])
        if KG + name in reserved:  # 'say' as an action must not become kg:said, which means another thing
            name = "did" + action.split()[0].capitalize()
        by_predicate[name].append((same(actor), same(target), event, article))
        lemmas[name].add(" ".join(words))
    for name in sorted(by_predicate):
        w.link(KG + name, "rdf:type", expand("rdf:Property"))
        w.link(KG + name, "rdfs:subPropertyOf", expand("kg:did"))
        w.put(KG + name, "rdfs:label", min(lemmas[name]))
        _links(w, f"kg:{name}", by_predicate[name])


def _holdings(told: Evidence, w: Writer, same: Merged) -> None:
    """Who holds which office: reports that agree on person, office and organisation are one holding with its first
    and last report.
    """
    found: dict[tuple[str, str, str, bool], Rows] = defaultdict(list)
    for person, office, organisation, former, role, article, date in told.rows("roles"):
        found[same(person), quote_key(office), same(organisation or ""), former].append((office, role, article, date))
    for (person, key, organisation, former), rows in sorted(found.items()):
        node = derived_iri("holding", person, key, organisation, str(former))
        w.link(node, "rdf:type", expand("kg:Holding"))
        w.link(person, "kg:holds", node)
        w.link(node, "kg:person", person)
        w.put(node, "kg:office", most(Counter(office for office, *_ in rows)))
        w.link(node, "kg:organisation", organisation or None)
        w.put(node, "kg:former", former)
        w.put(node, "kg:articles", len({article for _, _, article, _ in rows}))
        dates = sorted(date for *_, date in rows if date)
        if dates:
            w.put(node, "kg:firstReported", dates[0])
            w.put(node, "kg:lastReported", dates[-1])
        for role in sorted(role for _, role, _, _ in rows):
            w.link(node, "prov:wasDerivedFrom", role)


RULES: tuple[Callable[[Evidence, Writer, Merged], None], ...] = (_statements, _events, _holdings)


def _of(rows: Rows, same: Merged) -> Iterator[tuple[Any, ...]]:
    """Rows of (subject, object, evidence, article), each entity by the one that stands for it."""
    for subject, target, evidence, article in rows:
        yield same(subject), same(target), evidence, article


def _links(w: Writer, predicate: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Plain triples from (subject, object, evidence, article), each with its Link."""
    found: dict[Link, list[tuple[str, str]]] = defaultdict(list)
    for subject, target, evidence, article in rows:
        found[subject, predicate, target].append((evidence, article))
    for link, rests in sorted(found.items()):
        node = derived_iri("link", *link)
        _link(w, node, link, sorted({evidence for evidence, _ in rests}))
        w.put(node, "kg:articles", len({article for _, article in rests}))


def _link(w: Writer, node: str, link: Link, evidence: list[str]) -> None:
    subject, predicate, target = link
    w.link(subject, predicate, target)
    w.link(node, "rdf:type", expand("kg:Link"))
    w.link(node, "rdf:subject", subject)
    w.link(node, "rdf:predicate", expand(predicate))
    w.link(node, "rdf:object", target)
    for iri in evidence:
        w.link(node, "prov:wasDerivedFrom", iri)


def most(counted: Mapping[Key, int]) -> Key:
    """What was counted most often; of equals the first in order."""
    return min(counted, key=lambda name: (-counted[name], name))


def _reserved() -> set[str]:
    """The names that the ontology itself has taken."""
    return {
        str(quad.subject.value)
        for quad in ox.parse(path=config.ontology("kg.ttl"))
        if isinstance(quad.subject, ox.NamedNode)
    }


def ordered(rows: Iterable[tuple[Any, ...]]) -> Rows:
    """Rows in the order in which the rules take them."""
    return sorted(rows, key=lambda row: tuple(str(cell) for cell in row))
