#!/usr/bin/env python3
"""Make `plover.ttl`, the types of event as a SKOS scheme, from source facts and the hand-written tables in `added/`.

usage: make_plover.py FACTS.json [--out ontology/plover.ttl]

FACTS.json holds PLOVER's codes, quad classes, scores and its table from CAMEO. What each code means stands in
`added/plover.tsv` in our own words; where that table names what PLOVER 2.0 does not have, `added/plover_cameo.tsv` says
what is taken and why. The same facts give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
HEAD = """\
# The types of event that the graph uses, as a SKOS scheme. Made by make_plover.py from PLOVER 2.0 (Open Event Data
# Alliance, CC BY-SA 4.0) and added/plover.tsv, which holds the meanings in our own words. What differs from the manual
# (the quad class of SANCTION, the sign of ACCUSE's score, the mapping of some CAMEO codes) is told in editorial notes.

@prefix plover: <urn:kg:plover:> .
@prefix cameo: <urn:kg:cameo:> .
@prefix own: <urn:kg:words:> .
@prefix kg: <urn:kg:def:> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

plover:score a rdf:Property ;
    rdfs:label "score"@en ;
    rdfs:comment "How friendly (up to 10) or hostile (down to -10) PLOVER counts an event of this type or mode."@en .

plover:needsRecipient a rdf:Property ;
    rdfs:label "needs a recipient"@en ;
    rdfs:comment "Whether PLOVER codes an event of this type only where somebody is acted on."@en .
"""
SCHEMES = (
    ("plover:scheme", "PLOVER's types and modes of event"),
    ("plover:contexts", "PLOVER's contexts: what an event is about"),
    ("plover:sectors", "PLOVER's sectors: what an actor is within a country"),
    ("plover:internationals", "PLOVER's codes of actors that belong to no country"),
    ("plover:auxiliaries", "PLOVER's auxiliary modes: how real an event is"),
    ("own:scheme", "What is said, which PLOVER leaves out"),
    ("cameo:scheme", "CAMEO's codes, for mapping"),
)
FACETS = {"context": "contexts", "sector": "sectors", "international": "internationals", "auxiliary": "auxiliaries"}
PLOVER = (
    ("dcterms:source", "PLOVER manual, draft 2.0, and CAMEO2PLOVER-2021 (openeventdata/PLOVER)"),
    ("dcterms:license", "CC BY-SA 4.0"),
)
Row = dict[str, str]


def table(name: str) -> list[Row]:
    """The rows of a hand-written table."""
    lines = [x for x in (HERE / "added" / name).read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t") + [""] * len(columns), strict=False)) for line in lines[1:]]


def text(words: str, language: str = "") -> str:
    """A literal."""
    return json.dumps(words, ensure_ascii=False) + ("@" + language if language else "")


def concept(name: str, kinds: str, pairs: list[tuple[str, str]]) -> str:
    """A resource with its properties in the order given, one a line."""
    return "\n    ".join([f"{name} a {kinds} ;", *(f"{p} {o} ;" for p, o in pairs)])[:-1] + "."


def described(row: Row, notation: str, scheme: str) -> list[tuple[str, str]]:
    """What every concept says of itself."""
    notes = [("skos:editorialNote", text(row["note"], "en"))] if row["note"] else []
    return [
        ("skos:inScheme", scheme),
        ("skos:notation", text(notation)),
        ("skos:prefLabel", text(row["label"], "en")),
        *(("skos:altLabel", text(other)) for other in row["also"].split("|") if other),
        ("skos:definition", text(row["meaning"], "en")),
        *notes,
    ]


def mapped(facts: dict[str, Any]) -> dict[str, tuple[str, str, tuple[str, ...], str]]:
    """CAMEO code → PLOVER type, mode, contexts, and why where it is not as the table has it."""
    out = {}
    for row in facts["cameo_to_plover"]:
        out[row["cameo"]] = (row["plover"], row["mode"] or "", tuple(row["contexts"]), "")
    for row in table("plover_cameo.tsv"):
        contexts = tuple(c for c in row["contexts"].split("|") if c)
        out[row["cameo"]] = (row["type"], row["mode"], contexts, row["why"])
    return dict(sorted(out.items()))


def events(facts: dict[str, Any], meanings: dict[tuple[str, str], Row]) -> Iterator[str]:
    """Types and their modes, and the quad classes as collections of types."""
    for kind in facts["types"]:
        name = kind["name"]
        yield concept(f"plover:{name}", "sem:EventType, skos:Concept", [
            *described(meanings["type", name], name, "plover:scheme"),
            ("skos:topConceptOf", "plover:scheme"),
            ("kg:quad", str(kind["quad"])),
            ("plover:score", f"{kind['score']:.1f}"),
            ("plover:needsRecipient", "true" if kind["requires_recipient"] else "false"),
        ])  # fmt: skip
        for mode in kind["modes"]:
            code = f"{name}-{mode['mode']}"
            yield concept(f"plover:{code}", "skos:Concept", [
                *described(meanings["mode", code], mode["mode"], "plover:scheme"),
                ("skos:broader", f"plover:{name}"),
                *([("plover:score", f"{mode['score']:.1f}")] if mode["score"] is not None else []),
            ])  # fmt: skip
    for quad in sorted(facts["quad"]):
        row = meanings["quad", quad]
        yield concept(f"plover:quad-{quad}", "skos:Collection", [
            ("skos:notation", text(quad)),
            ("skos:prefLabel", text(row["label"], "en")),
            ("rdfs:comment", text(row["meaning"], "en")),
            ("skos:member", ", ".join(f"plover:{k['name']}" for k in facts["types"] if k["quad"] == int(quad))),
        ])  # fmt: skip


def beside(facts: dict[str, Any], meanings: dict[tuple[str, str], Row]) -> Iterator[str]:
    """Contexts, sectors, actors of no country, auxiliary modes, and our own types of what is only said."""
    codes = {
        "context": [x["name"] for x in facts["contexts"]],
        "sector": [x["code"] for x in facts["sectors"]],
        "international": [x["code"] for x in facts["international_actor_codes"]],
        "auxiliary": facts["auxiliary_modes"],
    }
    for facet, scheme in FACETS.items():
        for code in codes[facet]:
            yield concept(
                f"plover:{facet}-{code}", "skos:Concept", described(meanings[facet, code], code, f"plover:{scheme}")
            )
    near = {"STATEMENT": ("cameo:01", []), "APPEAL": ("cameo:02", [("skos:relatedMatch", "plover:REQUEST")])}
    for name, (code, related) in near.items():
        pairs = [*described(meanings["own", name], name, "own:scheme"), ("rdfs:seeAlso", "kg:Statement")]
        yield concept(f"own:{name}", "skos:Concept", [*pairs, ("skos:closeMatch", code), *related])


def cameo(facts: dict[str, Any]) -> Iterator[str]:
    """CAMEO's codes: the one code of a type or mode matches it exactly, one of several closely."""
    codes = mapped(facts)
    shared = Counter((kind, mode) for kind, mode, _, _ in codes.values())
    listed = {*codes, *facts["cameo_labels"], *facts["cameo_root_to_plover"]}
    modes = {f"{kind['name']}-{mode['mode']}" for kind in facts["types"] for mode in kind["modes"]}
    for code in sorted(listed):
        wider = next((code[:n] for n in range(len(code) - 1, 1, -1) if code[:n] in listed), "")
        pairs = [("skos:inScheme", "cameo:scheme"), ("skos:notation", text(code))]
        pairs += [("skos:broader", f"cameo:{wider}")] if wider else [("skos:topConceptOf", "cameo:scheme")]
        if code in codes:
            kind, mode, contexts, why = codes[code]
            name = f"{kind}-{mode}" if mode else kind
            assert not mode or name in modes, f"{code}: {name} is no mode; decide in added/plover_cameo.tsv"
            close = "skos:exactMatch" if mode and shared[kind, mode] == 1 else "skos:closeMatch"
            pairs.append((close, f"plover:{name}"))
            if contexts:
                pairs.append(("skos:relatedMatch", ", ".join(f"plover:context-{c}" for c in contexts)))
            if why:
                pairs.append(("skos:editorialNote", text(why, "en")))
        elif not wider:
            kinds = [k["name"] for k in facts["types"] if k["name"] in (facts["cameo_root_to_plover"][code] or "")]
            own = {"01": "own:STATEMENT", "02": "own:APPEAL"}
            pairs.append(("skos:closeMatch", ", ".join(f"plover:{k}" for k in kinds) or own[code]))
        yield f"cameo:{code} a skos:Concept ; " + " ; ".join(f"{p} {o}" for p, o in pairs) + " ."


def scheme(facts: dict[str, Any]) -> str:
    """The whole file."""
    meanings = {(row["facet"], row["code"]): row for row in table("plover.tsv")}
    parts = [HEAD]
    for name, label in SCHEMES:
        source = [(p, text(o)) for p, o in PLOVER] if name.startswith("plover:") else []
        parts.append(concept(name, "skos:ConceptScheme", [("skos:prefLabel", text(label, "en")), *source]) + "\n")
    blocks = [*events(facts, meanings), *beside(facts, meanings)]
    parts += [block + "\n" for block in blocks]
    told = len(blocks) - len(meanings)
    assert told == 0, f"added/plover.tsv has {-told} rows more than the facts have codes"
    return "\n".join(parts) + "\n" + "\n".join(cameo(facts)) + "\n"


def main() -> None:
    """Read the arguments and write the scheme."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("facts", type=Path)
    parser.add_argument("--out", type=Path, default=HERE / "plover.ttl")
    given = parser.parse_args()
    facts = json.loads(given.facts.read_text(encoding="utf-8"))
    given.out.write_text(scheme(facts), encoding="utf-8")


if __name__ == "__main__":
    main()
