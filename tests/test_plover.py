"""The scheme of event types: whole, made by its script, and holding every code that the lexicon gives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, SKOS, Literal, URIRef

from kg import config
from kg.tables import rows
from kg.vocab import KG, PLOVER

ROOT = Path(__file__).parents[1]
FACTS = ROOT.parent / "shared" / "corpora" / "events" / "plover.json"
CAMEO = "urn:kg:cameo:"
OWN = "urn:kg:words:"
QUAD, SCORE = URIRef(KG + "quad"), URIRef(PLOVER + "score")


@pytest.fixture(scope="module")
def scheme() -> rdflib.Graph:
    return rdflib.Graph().parse(config.ontology("plover.ttl"))


def types(graph: rdflib.Graph) -> set[str]:
    """PLOVER's types: what stands at the top of its scheme."""
    return {str(s).removeprefix(PLOVER) for s in graph.subjects(SKOS.topConceptOf, URIRef(PLOVER + "scheme"))}


def modes(graph: rdflib.Graph) -> set[str]:
    """PLOVER's modes: what has a type above it."""
    return {str(s).removeprefix(PLOVER) for s in graph.subjects(SKOS.broader) if str(s).startswith(PLOVER)}


@pytest.mark.skipif(not FACTS.is_file(), reason="the source facts are not beside the checkout")
def test_the_scheme_is_made_again_byte_for_byte(tmp_path: Path) -> None:
    made = tmp_path / "plover.ttl"
    script = ROOT / "ontology" / "make_plover.py"
    subprocess.run([sys.executable, str(script), str(FACTS), "--out", str(made)], check=True)
    assert made.read_bytes() == config.ontology("plover.ttl").read_bytes()


def test_there_are_sixteen_types_and_their_modes(scheme: rdflib.Graph) -> None:
    assert (len(types(scheme)), len(modes(scheme))) == (16, 69)


@pytest.mark.parametrize(
    ("name", "number"), [("contexts", 37), ("sectors", 25), ("internationals", 7), ("auxiliaries", 4)]
)
def test_every_other_facet_is_whole(scheme: rdflib.Graph, name: str, number: int) -> None:
    assert len(list(scheme.subjects(SKOS.inScheme, URIRef(PLOVER + name)))) == number


def test_every_concept_but_those_of_cameo_has_one_notation_label_and_meaning(scheme: rdflib.Graph) -> None:
    concepts = [c for c in scheme.subjects(RDF.type, SKOS.Concept) if not str(c).startswith(CAMEO)]
    told = (SKOS.notation, SKOS.prefLabel, SKOS.definition)
    assert {tuple(len(list(scheme.objects(c, p))) for p in told) for c in concepts} == {(1, 1, 1)}


def test_no_two_concepts_of_a_scheme_share_a_label(scheme: rdflib.Graph) -> None:
    labels = [(s, o) for c, o in scheme.subject_objects(SKOS.prefLabel) for s in scheme.objects(c, SKOS.inScheme)]
    assert len(labels) == len(set(labels))


def test_every_mode_has_one_type_above_it(scheme: rdflib.Graph) -> None:
    above = {
        m: [str(o).removeprefix(PLOVER) for o in scheme.objects(URIRef(PLOVER + m), SKOS.broader)]
        for m in modes(scheme)
    }
    assert above == {mode: [mode.partition("-")[0]] for mode in above}


def test_every_type_and_mode_of_the_lexicon_is_in_the_scheme(scheme: rdflib.Graph) -> None:
    used = {(row["type"], row["mode"]) for row in rows("actions.tsv") if row["type"] not in ("-", "=")}
    names = {f"{kind}-{mode}" if mode else kind for kind, mode in used}
    assert names - types(scheme) - modes(scheme) == set()


def test_everything_pointed_to_within_the_schemes_is_there(scheme: rdflib.Graph) -> None:
    pointed = {o for p in (SKOS.broader, SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch, SKOS.member) for o in scheme.objects(None, p)}  # fmt: skip
    assert pointed - set(scheme.subjects(RDF.type, SKOS.Concept)) == set()


def test_sanction_is_material_conflict_and_accuse_below_zero_each_with_a_note(scheme: rdflib.Graph) -> None:
    sanction, accuse = URIRef(PLOVER + "SANCTION"), URIRef(PLOVER + "ACCUSE")
    assert (sanction, QUAD, Literal(4)) in scheme
    assert float(str(scheme.value(accuse, SCORE))) == -3
    notes = [str(scheme.value(x, SKOS.editorialNote)).partition(":")[0] for x in (sanction, accuse)]
    assert notes == ["Corrected", "Corrected"]


def test_the_quad_class_of_a_type_is_the_collection_it_is_in(scheme: rdflib.Graph) -> None:
    collected = {(str(m), str(c)[-1]) for c, m in scheme.subject_objects(SKOS.member)}
    assert collected == {(str(s), str(o)) for s, o in scheme.subject_objects(QUAD)}


def test_every_code_of_cameo_leads_to_a_type(scheme: rdflib.Graph) -> None:
    """By its own match or by that of a code above it."""
    lost = []
    for code in scheme.subjects(SKOS.inScheme, URIRef(CAMEO + "scheme")):
        at: rdflib.term.Node | None = code
        while at is not None and scheme.value(at, SKOS.closeMatch | SKOS.exactMatch) is None:
            at = scheme.value(at, SKOS.broader)
        lost += [code] if at is None else []
    assert lost == []


@pytest.mark.parametrize(
    ("code", "match"), [("041", "CONSULT-phone"), ("0871", "RETREAT-ceasefire"), ("174", "COERCE-deport")]
)
def test_the_only_code_of_a_mode_is_its_exact_match(scheme: rdflib.Graph, code: str, match: str) -> None:
    assert (URIRef(CAMEO + code), SKOS.exactMatch, URIRef(PLOVER + match)) in scheme


@pytest.mark.parametrize(("name", "code"), [("STATEMENT", "01"), ("APPEAL", "02")])
def test_what_is_only_said_has_a_type_outside_plover(scheme: rdflib.Graph, name: str, code: str) -> None:
    assert (URIRef(OWN + name), SKOS.closeMatch, URIRef(CAMEO + code)) in scheme
