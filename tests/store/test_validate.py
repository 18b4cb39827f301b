from collections.abc import Callable

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings

from kg.records import Extraction
from kg.store import Store
from kg.store.terms import datatype, term
from kg.store.triples import to_quads
from kg.store.validate import check_graph
from kg.vocab import expand
from tests.export.world import report
from tests.factory import RUTTE
from tests.newsroom import courier, newsroom
from tests.strategies import extractions

Quads = list[ox.Quad]


def test_a_store_that_was_built_is_as_it_should_be() -> None:
    report = newsroom().validate()
    assert (report.ok, report.findings, report.graphs) == (True, (), 5)


def test_a_report_in_which_several_act_is_as_it_should_be() -> None:
    assert check_graph(to_quads(report())) == []


@given(extractions())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_the_stages_make_is_as_it_should_be(extraction: Extraction) -> None:
    assert check_graph(to_quads(extraction)) == []


def first(quads: Quads, kind: str) -> ox.NamedNode:
    """The first node of a class by IRI, of statements the first that has a speaker."""
    spoken = {q.subject for q in quads if q.predicate == term("kg:speaker")}
    nodes = [q.subject for q in quads if q.predicate == term("rdf:type") and q.object == term(kind)]
    return min(nodes, key=lambda node: (node not in spoken, node.value))  # type: ignore[union-attr,arg-type,return-value]


def without(kind: str, name: str) -> Callable[[Quads], Quads]:
    return lambda quads: [q for q in quads if not (q.subject == first(quads, kind) and q.predicate == term(name))]


def plus(kind: str, name: str, value: ox.Literal | ox.NamedNode) -> Callable[[Quads], Quads]:
    return lambda quads: [*quads, ox.Quad(first(quads, kind), term(name), value, quads[0].graph_name)]


def instead(kind: str, name: str, value: ox.Literal | ox.NamedNode) -> Callable[[Quads], Quads]:
    return lambda quads: plus(kind, name, value)(without(kind, name)(quads))


def selector(name: str, value: ox.Literal | None = None) -> Callable[[Quads], Quads]:
    """The first selector without a property, or with another value of it."""

    def broken(quads: Quads) -> Quads:
        old = min((q for q in quads if q.predicate == term(name)), key=lambda q: q.subject.value)  # type: ignore[union-attr]
        new = [ox.Quad(old.subject, old.predicate, value, old.graph_name)] if value else []
        return [*(q for q in quads if q != old), *new]

    return broken


def double(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=datatype("double"))


def bare(iri: str, name: str) -> Callable[[Quads], Quads]:
    return lambda quads: [q for q in quads if not (q.subject.value == iri and q.predicate == term(name))]  # type: ignore[union-attr]


BROKEN = [
    (without("kg:Statement", "kg:contentSpan"), "a statement has the words of its content"),
    (without("kg:Statement", "kg:quote"), "a statement has one quote"),
    (
        instead("kg:Statement", "kg:quote", ox.Literal("The ball is on the moon")),
        "its quote is not the words of its content",
    ),
    (instead("kg:Statement", "kg:manner", ox.Literal("shouted")), "direct, indirect or mixed"),
    (instead("kg:Statement", "kg:confidence", double("1.5")), "one confidence from 0 to 1"),
    (instead("kg:Statement", "kg:confidence", double("-0.1")), "one confidence from 0 to 1"),
    (instead("kg:Statement", "kg:confidence", ox.Literal("high")), "one confidence from 0 to 1"),
    (instead("kg:Statement", "kg:negated", ox.Literal("no")), "whether it is negated"),
    (without("kg:Event", "kg:negated"), "whether it is negated"),
    (plus("kg:Statement", "kg:speaker", ox.NamedNode("urn:kg:person:other")), "one speaker at most"),
    (without("kg:Statement", "kg:speakerWhy"), "why it was found"),
    (instead("kg:Statement", "kg:speaker", ox.Literal("Mark Rutte")), "one speaker at most"),
    (without("kg:Event", "kg:action"), "one action"),
    (without("kg:Event", "kg:actorSpan"), "the words of its actor"),
    (instead("kg:Event", "kg:modality", ox.Literal("maybe")), "actual, future, hypothetical or historical"),
    (instead("kg:Event", "kg:quad", ox.Literal(5)), "a quad class is 1, 2, 3 or 4"),
    (
        plus("kg:Event", "kg:attributedTo", ox.NamedNode("urn:kg:statement:nowhere")),
        "attributed to one statement of its article",
    ),
    (plus("kg:Event", "kg:actor", ox.NamedNode(RUTTE.iri)), "several actors or recipients has a party for each"),
    (plus("kg:Event", "kg:party", ox.NamedNode("urn:kg:party:nobody")), "a party to an event is one"),
    (plus("kg:Event", "kg:actorCountry", ox.Literal("Russia")), "its code of three letters"),
    (plus("kg:Event", "kg:negatedWhy", ox.Literal(5)), "one reason for being negated at most"),
    (without("kg:Event", "kg:inArticle"), "stands in one article"),
    (instead("kg:Event", "kg:inArticle", ox.NamedNode("urn:kg:article:other")), "stands in one article"),
    (without("kg:Role", "kg:office"), "names one office"),
    (instead("kg:Mention", "kg:kind", ox.Literal("dog")), "one of the known kinds"),
    (without("kg:Mention", "kg:why"), "says why"),
    (without("kg:Article", "kg:source"), "at least one source"),
    (instead("kg:Article", "kg:sha256", ox.Literal("abc")), "64 hexadecimal digits"),
    (instead("kg:Article", "schema:datePublished", ox.Literal("2025", datatype=datatype("date"))), "a type that fits"),
    (without("kg:Article", "prov:wasGeneratedBy"), "which run read it"),
    (without("kg:Run", "kg:tool"), "the program's version"),
    (selector("oa:exact", ox.Literal("other words")), "its words are not those of the text"),
    (selector("oa:start", ox.Literal(100_000)), "before it ends"),
    (selector("oa:end"), "a selector ends once"),
    (bare(RUTTE.iri, "kg:label"), "an entity has a label"),
    (bare(RUTTE.iri, "kg:class"), "an entity has a kind"),
    (lambda quads: [q for q in quads if q.object != term("kg:Article")], "a graph of evidence holds an article"),
]


@pytest.mark.parametrize(("broken", "message"), BROKEN, ids=[f"{n}-{message}" for n, (_, message) in enumerate(BROKEN)])
def test_a_broken_graph_is_found_out_and_the_finding_says_what_is_wrong(
    broken: Callable[[Quads], Quads], message: str
) -> None:
    found = check_graph(broken(to_quads(courier())))
    assert message in "\n".join(map(str, found))


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("?x a kg:Link ; prov:wasDerivedFrom ?gone", "a link points at its evidence"),
        ("?x a kg:Link ; rdf:object ?gone", "a link has one object"),
        ("?x rdfs:subPropertyOf kg:did ; rdfs:label ?gone", "has one label"),
    ],
)
def test_a_broken_knowledge_layer_is_found_out(pattern: str, message: str) -> None:
    store = newsroom()
    last = pattern.rsplit("; ", 1)[1]
    prefixes = "".join(f"PREFIX {p}: <{expand(p + ':')}> " for p in ("kg", "prov", "rdf", "rdfs"))
    store.engine.update(f"{prefixes} WITH <urn:kg:graph:knowledge> DELETE {{ ?x {last} }} WHERE {{ {pattern} }}")
    assert message in "\n".join(map(str, store.validate().findings))


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("?x a kg:Cluster ; prov:hadMember ?gone", "at least two statements"),
        ("?x a kg:Cluster ; kg:why ?gone", "a score has its reason in words"),
        ("?x a kg:Wording ; kg:drift ?gone", "drifts in one of the known ways"),
        ("?x a kg:Contradiction ; kg:account ?gone", "at least two accounts"),
        ("?x a kg:Account ; prov:wasDerivedFrom ?gone", "an account points at its evidence"),
    ],
)
def test_a_broken_graph_of_links_is_found_out(pattern: str, message: str) -> None:
    store = newsroom()
    last = pattern.rsplit("; ", 1)[1]
    prefixes = "".join(f"PREFIX {p}: <{expand(p + ':')}> " for p in ("kg", "prov", "rdf", "rdfs"))
    store.engine.update(f"{prefixes} WITH <urn:kg:graph:links> DELETE {{ ?x {last} }} WHERE {{ {pattern} }}")
    assert message in "\n".join(map(str, store.validate().findings))


def test_a_link_to_what_is_gone_is_found_out() -> None:
    store = newsroom()
    store.remove("gazette.txt")
    store.derive()
    assert "link anew with: kg link" in "\n".join(map(str, store.validate().findings))


def test_a_stale_layer_points_at_what_is_gone() -> None:
    store: Store = newsroom()
    store.remove("courier.txt")
    assert "its evidence is gone" in "\n".join(map(str, store.validate().findings))
