"""Clusters and contradictions as quads of the graph of links: each with its evidence, its score and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from kg.link.contradictions.records import Contradiction, Evidence
from kg.link.copies import Copy, Shared
from kg.link.drift import fullest, judged
from kg.link.records import Cluster, Said
from kg.link.rows import sources
from kg.store.iris import LINKS, derived_iri, numbered
from kg.store.lines import Lines, parsed
from kg.vocab import DATA, article_iri, expand

if TYPE_CHECKING:
    from pyoxigraph import Quad

SAME = "kg:saysTheSame"
SOME = 500  # clusters or contradictions whose quads are made at one time
TOLD = 20_000  # pairs of articles of which is known that they were told
Member = tuple[str, str]
Found = TypeVar("Found", Cluster, Contradiction)
Find = Callable[[str, str], str | None]
Told = dict[tuple[str, str], str]  # the earlier and the later article of a copy → its node


def cluster_iri(given: str) -> str:
    """IRI of the cluster of this id."""
    return f"{DATA}cluster:{given}"


def contradiction_iri(given: str) -> str:
    """IRI of the contradiction of this id."""
    return f"{DATA}contradiction:{given}"


def quads(
    clusters: Iterable[Cluster], contradictions: Iterable[Contradiction], shared: Shared, find: Find
) -> Iterator[Quad]:
    """Yield what the graph of links says of these, as they come; `find` tells which node of an article has an id.

    What two articles share is told once, even where several clusters speak of it.
    """
    told: Told = {}
    for some in batched(clusters):
        yield from parsed(told_of(some, shared, told).trig())
    yield from parsed(differing(contradictions, find).trig())


def told_of(clusters: Iterable[Cluster], shared: Shared, told: Told) -> Lines:
    """What the graph of links says of some clusters; of copies that are `told` it need not be said again."""
    w = Lines(LINKS)
    for cluster in clusters:
        _cluster(w, cluster, shared, told)
    return w


def differing(contradictions: Iterable[Contradiction], find: Find) -> Lines:
    """What it says of contradictions."""
    w = Lines(LINKS)
    for contradiction in contradictions:
        _contradiction(w, contradiction, find)
    return w


def batched(told: Iterable[Found]) -> Iterator[list[Found]]:
    """Yield some at a time."""
    left = iter(told)
    while some := list(islice(left, SOME)):
        yield some


def _statement(member: Member) -> str:
    return numbered("statement", *member)


def _cluster(w: Lines, cluster: Cluster, shared: Shared, told: Told) -> None:
    s = cluster_iri(cluster.id)
    w.link(s, "rdf:type", expand("kg:Cluster"))
    w.link(s, "kg:saidBy", cluster.speaker)
    w.put(s, "kg:canonicalText", cluster.canonical)
    w.link(s, "kg:canonical", _statement(fullest(cluster).key))
    w.put(s, "kg:outlets", len(cluster.outlets))
    independent, copies = sources(cluster, shared)
    w.put(s, "kg:independentSources", independent)
    w.put(s, "kg:score", cluster.score)
    w.put(s, "kg:why", cluster.why)
    for member in cluster.members:
        w.link(s, "prov:hadMember", _statement(member.key))
    for link in cluster.links:
        one, other = sorted((_statement(link.one), _statement(link.other)))
        node = derived_iri("link", one, SAME, other)
        w.link(one, SAME, other)
        w.link(node, "rdf:type", expand("kg:Link"))
        w.link(node, "rdf:subject", one)
        w.link(node, "rdf:predicate", expand(SAME))
        w.link(node, "rdf:object", other)
        w.link(node, "prov:wasDerivedFrom", one)
        w.link(node, "prov:wasDerivedFrom", other)
        w.put(node, "kg:score", link.score)
        w.put(node, "kg:why", link.why)
    full = fullest(cluster)
    for member in cluster.members:
        if member.key != full.key:
            _wording(w, s, member, full)
    for copy in copies:
        w.link(s, "kg:sharedText", told.get((copy.one, copy.other)) or _copy(w, copy, told))


def _wording(w: Lines, s: str, member: Said, full: Said) -> None:
    kind, why = judged(full, member)
    node, own, other = derived_iri("wording", s, *member.key), _statement(member.key), _statement(full.key)
    w.link(s, "kg:wording", node)
    w.link(node, "rdf:type", expand("kg:Wording"))
    w.link(node, "kg:wordingOf", own)
    w.link(node, "kg:against", other)
    w.put(node, "kg:drift", kind)
    w.put(node, "kg:why", why)
    w.link(node, "prov:wasDerivedFrom", own)
    w.link(node, "prov:wasDerivedFrom", other)


def _copy(w: Lines, copy: Copy, told: Told) -> str:
    node = derived_iri("copy", copy.one, copy.other)
    w.link(node, "rdf:type", expand("kg:Copy"))
    w.link(node, "kg:earlier", article_iri(copy.one))
    w.link(node, "kg:later", article_iri(copy.other))
    w.put(node, "kg:extent", copy.kind)
    w.put(node, "kg:score", min(copy.score, 1.0))
    w.put(node, "kg:why", copy.why)
    if len(told) >= TOLD:
        del told[next(iter(told))]
    told[copy.one, copy.other] = node
    return node


def _contradiction(w: Lines, found: Contradiction, find: Find) -> None:
    s = contradiction_iri(found.id)
    w.link(s, "rdf:type", expand("kg:Contradiction"))
    w.put(s, "kg:contradicts", found.kind)
    w.link(s, "kg:concerns", found.about)
    w.put(s, "kg:concernsText", found.label)
    w.put(s, "kg:differs", found.what)
    w.put(s, "kg:score", found.score)
    w.put(s, "kg:why", found.why)
    for order, place in enumerate((found.one, found.other, *found.also)):
        node = derived_iri("account", s, str(order))
        w.link(s, "kg:account", node)
        _account(w, node, order, place, find)


def _account(w: Lines, node: str, order: int, place: Evidence, find: Find) -> None:
    article = article_iri(place.article)
    for kind in ("kg:Account", "oa:TextPositionSelector", "oa:TextQuoteSelector"):
        w.link(node, "rdf:type", expand(kind))
    w.put(node, "kg:accountOrder", order)
    w.link(node, "kg:accountIn", article)
    w.put(node, "kg:accountSentence", place.sentence.text)
    w.put(node, "oa:start", place.span.start)
    w.put(node, "oa:end", place.span.end)
    w.put(node, "oa:exact", place.span.text)
    w.link(node, "prov:wasDerivedFrom", (find(place.article, place.ref) if place.ref else None) or article)
