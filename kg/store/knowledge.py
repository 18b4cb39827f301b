"""The knowledge layer: plain triples derived from the evidence by a visible list of rules, each pointing back to what
it rests on.

A plain triple (`wd:Q30 kg:proposed <…>`) cannot carry its evidence, so a kg:Link beside it names its three terms, how
many articles it rests on, and the statements or events themselves (prov:wasDerivedFrom).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pyoxigraph as ox

from kg import config
from kg.store.entities import entities, most, parts
from kg.store.gathered import gathered
from kg.store.iris import derived_iri
from kg.store.merged import Merged, kept, write
from kg.store.past import past_words
from kg.store.quote_key import quote_key
from kg.store.spoken import Spoken, spoken
from kg.store.terms import Writer
from kg.store.told import TOLD, Told
from kg.vocab import KG, expand

if TYPE_CHECKING:
    from kg.store.oxigraph import Store

Row = tuple[Any, ...]
Link = tuple[str, str, str]


def derive(store: Store, w: Writer, merged: Merged | None = None) -> None:
    """Writes every quad of the knowledge layer, in a fixed order for fixed evidence; without `merged` the entities that
    were one stay one.
    """
    same = kept(store) if merged is None else merged
    write(same, w)
    with spoken(store) as book:
        for part in parts(book, same):
            entities(part, w, part.same)
        for rule in RULES:
            rule(Whole(store, book), w, same)


class Evidence(Protocol):
    """What the rules ask, of all articles or of some."""

    folder: Path | None  # where there is room beside the store for what is too much for memory

    def rows(self, name: str) -> Iterable[Row]:
        """The answer to a question of `kg.store.told`, in a fixed order."""
        ...


class Whole:
    """All articles of a store, one after the other."""

    def __init__(self, store: Store, book: Spoken) -> None:
        self._engine, self._book, self.folder = store.engine, book, store.path

    def rows(self, name: str) -> Iterator[Row]:
        """The answer to a question."""
        for graph, run in self._book.graphs():
            noted = self._book.notes.part(name, graph, run)
            yield from TOLD[name](Told(self._engine, graph)) if noted is None else noted


def _statements(told: Evidence, w: Writer, same: Merged) -> None:
    """Who said what, about whom and to whom; what was denied to have been said is not said."""
    for statement, speaker, quote in told.rows("statements"):
        w.put(statement, "kg:quoteKey", quote_key(quote) or None)
        if speaker:
            w.link(same(speaker), "kg:said", statement)
    for name, question in (("kg:saidAbout", "about"), ("kg:saidTo", "addressees")):
        rows = told.rows(question)
        _links(told, w, (((same(who), name, same(whom)), (node, article)) for who, whom, node, article in rows))


def _events(told: Evidence, w: Writer, same: Merged) -> None:
    """What actually happened according to the article itself, from each who did it to each it was done to: not denied,
    not planned, not merely claimed by somebody.
    """
    lemmas: dict[str, set[str]] = defaultdict(set)

    def happened() -> Iterator[tuple[Link, Row]]:
        for actor, action, target, event, article in told.rows("events"):
            words = past_words(action)
            if not words or same(actor) == same(target):
                continue
            name = words[0] + "".join(word.capitalize() for word in words[1:])
            if KG + name in _reserved():  # 'say' as an action must not become kg:said, which means another thing
                name = "did" + action.split()[0].capitalize()
            lemmas[name].add(" ".join(words))
            yield (same(actor), f"kg:{name}", same(target)), (event, article)

    _links(told, w, happened())
    for name in sorted(lemmas):
        w.link(KG + name, "rdf:type", expand("rdf:Property"))
        w.link(KG + name, "rdfs:subPropertyOf", expand("kg:did"))
        w.put(KG + name, "rdfs:label", min(lemmas[name]))


def _holdings(told: Evidence, w: Writer, same: Merged) -> None:
    """Who holds which office: reports that agree on person, office and organisation are one holding with its first
    and last report.
    """
    reports = (
        ((same(person), quote_key(office), same(organisation or ""), former), (office, role, article, date))
        for person, office, organisation, former, role, article, date in told.rows("roles")
    )
    for (person, key, organisation, former), rows in gathered(reports, told.folder):
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


def _links(told: Evidence, w: Writer, rows: Iterable[tuple[Link, Row]]) -> None:
    """Plain triples, each with its Link, from what evidence in which articles they rest on."""
    for (subject, predicate, target), rests in gathered(rows, told.folder):
        node = derived_iri("link", subject, predicate, target)
        w.link(subject, predicate, target)
        w.link(node, "rdf:type", expand("kg:Link"))
        w.link(node, "rdf:subject", subject)
        w.link(node, "rdf:predicate", expand(predicate))
        w.link(node, "rdf:object", target)
        for iri in sorted({evidence for evidence, _ in rests}):
            w.link(node, "prov:wasDerivedFrom", iri)
        w.put(node, "kg:articles", len({article for _, article in rests}))


@cache
def _reserved() -> frozenset[str]:
    """The names that the ontology itself has taken."""
    return frozenset(
        str(quad.subject.value)
        for quad in ox.parse(path=config.ontology("kg.ttl"))
        if isinstance(quad.subject, ox.NamedNode)
    )
