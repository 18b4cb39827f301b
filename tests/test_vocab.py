import re
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from kg import config
from kg.store.properties import CLASSES
from kg.tables import rows
from kg.vocab import KG, PREFIXES, expand

ROOT = Path(__file__).parents[1]
BORROWED = ("schema", "prov", "oa", "org", "sem", "skos", "rdf", "dcterms", "geo")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(config.ontology("kg.ttl"))


def documented(graph: rdflib.Graph) -> set[str]:
    return {str(s).removeprefix(KG) for s in graph.subjects(RDF.type) if str(s) != KG}


def used() -> set[str]:
    """Every kg: term that the program or a question writes as a prefixed name, and those that are put together from parts."""
    files = [*ROOT.glob("kg/**/*.py"), *ROOT.glob("kg/**/*.rq"), *ROOT.glob("ontology/shapes.ttl")]
    text = "\n".join(
        re.sub(r"(?m)^ *#.*$|\"\"\"[^\"\n]*\"\"\"", "", file.read_text(encoding="utf-8")) for file in files
    )
    found = set(re.findall(r"(?<![\w:/.-])kg:([A-Za-z]\w*)", text))
    for party in ("actor", "recipient", "object", "speaker", "addressee", "member"):
        found |= {party + part for part in ("", "Via", "Why", "Score", "Mention")}
    for party in ("actor", "recipient", "object", "member"):
        found |= {party + part for part in ("Text", "Span", "Country", "Sector")}
    found |= {reading + part for reading in ("negated", "modality", "attributedTo") for part in ("Why", "Span")}
    # kg:proposed is the example of a property minted from a verb, which the ontology describes under kg:did.
    return (found - {"proposed"}) | {name.removeprefix("kg:") for name in CLASSES.values()}


def test_every_term_that_is_used_is_documented(ontology: rdflib.Graph) -> None:
    assert used() - documented(ontology) == set()


def test_every_documented_term_is_used(ontology: rdflib.Graph) -> None:
    assert documented(ontology) - used() == set()


def test_every_term_has_one_label_and_one_comment(ontology: rdflib.Graph) -> None:
    terms = [rdflib.URIRef(KG + name) for name in documented(ontology)]
    assert {
        (len(list(ontology.objects(t, RDFS.label))), len(list(ontology.objects(t, RDFS.comment)))) for t in terms
    } == {(1, 1)}


def test_every_class_is_mapped_to_a_borrowed_or_a_wider_class(ontology: rdflib.Graph) -> None:
    classes = list(ontology.subjects(RDF.type, RDFS.Class))
    assert [c for c in classes if not list(ontology.objects(c, RDFS.subClassOf | SKOS.closeMatch))] == []


@pytest.mark.parametrize("prefix", ["schema", "prov", "oa", "org", "sem"])
def test_each_vocabulary_that_users_know_is_mapped_to(ontology: rdflib.Graph, prefix: str) -> None:
    mapped = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch) for o in ontology.objects(None, p)}
    assert any(iri.startswith(PREFIXES[prefix]) for iri in mapped)


def test_what_is_mapped_to_is_ours_or_of_a_known_vocabulary(ontology: rdflib.Graph) -> None:
    known = (KG, *(PREFIXES[prefix] for prefix in BORROWED))
    mapped = {
        str(o)
        for p in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, OWL.inverseOf)
        for o in ontology.objects(None, p)
    }
    assert [iri for iri in mapped if not iri.startswith(known)] == []


def test_domains_and_ranges_are_documented_classes(ontology: rdflib.Graph) -> None:
    ours = {
        str(o).removeprefix(KG)
        for p in (RDFS.domain, RDFS.range)
        for o in ontology.objects(None, p)
        if str(o).startswith(KG)
    }
    assert ours - documented(ontology) == set()


def test_the_prefixes_of_the_ontology_are_those_of_the_program() -> None:
    text = config.ontology("kg.ttl").read_text(encoding="utf-8")
    assert {name: PREFIXES[name] for name in dict(re.findall(r"@prefix (\w+): <(.*)>", text))} == dict(
        re.findall(r"@prefix (\w+): <(.*)>", text)
    )


def test_a_prefixed_name_is_expanded() -> None:
    assert expand("kg:said") == "urn:kg:def:said"


def test_every_event_type_in_use_is_described_with_its_quad_class() -> None:
    graph = rdflib.Graph().parse(config.ontology("plover.ttl"))
    described = {
        (str(s).removeprefix(PREFIXES["plover"]), int(str(o)))
        for s, o in graph.subject_objects(rdflib.URIRef(KG + "quad"))
    }
    used_types = {(row["type"], int(row["quad"])) for row in rows("actions.tsv") if row["quad"]}
    assert used_types == described
