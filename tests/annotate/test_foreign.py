"""What labels of other programs mean here stands in tables that are whole and name nothing we do not have."""

from __future__ import annotations

from typing import get_args

import pytest

from kg.annotate.foreign import kind_of, penn, relation, upos_of
from kg.records import Kind
from kg.tables import rows
from training.labels import DEPS, UPOS, XPOS

# The labels of spaCy's own English pipelines: OntoNotes names, ClearNLP relations.
ONTONOTES = [
    "CARDINAL",
    "DATE",
    "EVENT",
    "FAC",
    "GPE",
    "LANGUAGE",
    "LAW",
    "LOC",
    "MONEY",
    "NORP",
    "ORDINAL",
    "ORG",
    "PERCENT",
    "PERSON",
    "PRODUCT",
    "QUANTITY",
    "TIME",
    "WORK_OF_ART",
]
CLEARNLP = [
    "acomp",
    "agent",
    "attr",
    "auxpass",
    "csubjpass",
    "dative",
    "dobj",
    "neg",
    "nsubjpass",
    "oprd",
    "pcomp",
    "pobj",
    "poss",
    "prep",
    "prt",
    "relcl",
]


@pytest.mark.parametrize("label", ONTONOTES)
def test_every_kind_of_ontonotes_is_known(label: str) -> None:
    assert kind_of(label) is not None


@pytest.mark.parametrize("label", CLEARNLP)
def test_no_relation_of_clearnlp_passes_for_a_universal_one(label: str) -> None:
    assert relation(label) is None


@pytest.mark.parametrize("label", DEPS)
def test_every_relation_of_the_reader_is_itself(label: str) -> None:
    assert relation(label) == ("ROOT" if label == "root" else label)


@pytest.mark.parametrize(
    ("label", "ours"),
    [
        ("ROOT", "ROOT"),
        ("obl:npmod", "obl:unmarked"),
        ("nmod:tmod", "nmod:unmarked"),
        ("obl:lmod", "obl"),
        ("udep", None),
    ],
)
def test_a_subtype_nobody_knows_counts_as_its_relation(label: str, ours: str | None) -> None:
    assert relation(label) == ours


@pytest.mark.parametrize("tag", XPOS)
def test_every_tag_of_the_reader_is_known(tag: str) -> None:
    assert penn(tag)


def test_the_tables_name_only_parts_of_speech_and_kinds_that_there_are() -> None:
    assert {upos for row in rows("penn_tags.tsv") for upos in row["upos"].split("|")} <= set(UPOS)
    assert {row["kind"] for row in rows("name_kinds.tsv")} - {"-"} <= set(get_args(Kind))


@pytest.mark.parametrize(
    ("tag", "given", "upos"), [("IN", ["SCONJ"], "SCONJ"), ("IN", ["NOUN"], "ADP"), ("VBD", ["X", "AUX"], "AUX"), ("NN", [""], "NOUN")]
)  # fmt: skip
def test_a_part_of_speech_that_the_tag_allows_is_kept(tag: str, given: list[str], upos: str) -> None:
    assert upos_of(tag, *given) == upos
