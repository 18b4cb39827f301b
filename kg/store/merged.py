"""Entities that are one, as the knowledge layer keeps them: judgements beside the evidence, which stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from kg.store.iris import KNOWLEDGE, derived_iri
from kg.store.terms import Writer
from kg.vocab import expand

if TYPE_CHECKING:
    from kg.store.oxigraph import Store

_LINKS = f"""SELECT ?l ?one ?other ?score ?why ?by ?e {{ GRAPH <{KNOWLEDGE}> {{
  ?l rdf:predicate kg:sameEntity ; rdf:subject ?one ; rdf:object ?other ; kg:score ?score ; kg:why ?why
  ; kg:judgedBy ?by
  OPTIONAL {{ ?l prov:wasDerivedFrom ?e }} }} }}"""
_SAME = f"SELECT ?one ?other {{ GRAPH <{KNOWLEDGE}> {{ ?one kg:mergedInto ?other }} }}"


class Answering(Protocol):
    """Whatever answers SPARQL."""

    def query(self, sparql: str) -> Any:
        """An answer with `rows`."""
        ...


@dataclass(frozen=True, slots=True)
class Merge:
    """James Comey and Comey are one (0.9): the same office: director. Judged by the rules, or by a user."""

    one: str
    other: str
    score: float
    why: str
    by: str
    evidence: tuple[str, ...] = ()  # IRIs of a mention of each


@dataclass(frozen=True, slots=True)
class Merged:
    """The judgements, and for each entity that is merged the one that stands for it."""

    links: tuple[Merge, ...] = ()
    canonical: Mapping[str, str] = field(default_factory=dict)
    told: str | None = None  # what names the lines of a user that they were judged by; None where that is not known

    def __call__(self, iri: str) -> str:
        """The entity that stands for this one: mostly itself."""
        return self.canonical.get(iri, iri)


def kept(store: Store) -> Merged:
    """What the knowledge layer has now, without entities that are in no article any more."""
    there = {iri for (iri,) in store.query("SELECT DISTINCT ?e { GRAPH ?a { ?e kg:class ?kind } }").rows}
    canonical = {one: other for one, other in standing(store).canonical.items() if {one, other} <= there}
    links: dict[str, Merge] = {}
    evidence: dict[str, set[str]] = defaultdict(set)
    for row in store.query(_LINKS).rows:
        link, one, other, score, why, by, mention = ("" if cell is None else str(cell) for cell in row)
        if {one, other} <= there:
            evidence[link] |= {mention} - {""}
            links[link] = Merge(one, other, float(score), why, by, tuple(sorted(evidence[link])))
    return Merged(tuple(sorted(links.values(), key=lambda link: (link.one, link.other))), canonical)


def write(merged: Merged, w: Writer) -> None:
    """The judgements and what follows from them."""
    for link in merged.links:
        node = derived_iri("link", link.one, "kg:sameEntity", link.other)
        w.link(link.one, "kg:sameEntity", link.other)
        w.link(node, "rdf:type", expand("kg:Link"))
        w.link(node, "rdf:subject", link.one)
        w.link(node, "rdf:predicate", expand("kg:sameEntity"))
        w.link(node, "rdf:object", link.other)
        w.put(node, "kg:score", float(link.score))
        w.put(node, "kg:why", link.why)
        w.put(node, "kg:judgedBy", link.by)
        for iri in sorted(set(link.evidence)):
            w.link(node, "prov:wasDerivedFrom", iri)
    for one, other in sorted(merged.canonical.items()):
        w.link(one, "kg:mergedInto", other)


def standing(store: Answering) -> Merged:
    """For each merged entity the one that stands for it, without the judgements."""
    return Merged(canonical={str(one): str(other) for one, other in store.query(_SAME).rows})


def members(store: Answering, iris: Iterable[str]) -> list[str]:
    """These entities and all that are merged with them, sorted."""
    same = standing(store)
    wanted = {same(iri) for iri in iris}
    return sorted(wanted | {one for one, other in same.canonical.items() if other in wanted})
