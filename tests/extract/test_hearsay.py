"""Who said so by the grammar, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.single import NAMES, of


def test_a_complement_belongs_to_the_statement_whose_cue_governs_it() -> None:
    event = of(
        "invade",
        "Norvania PROPN 7 nsubj; , PUNCT 4 punct; Sorel PROPN 4 nsubj; said VERB 0 root VBD say; , PUNCT 4 punct; has AUX 7 aux;"
        "invaded VERB 4 ccomp VBN invade; Kestria PROPN 7 obj",
        {**NAMES, "Sorel": "person"},
        said=[{"source": "Sorel", "cue": "said", "content": "Norvania"}],
    )
    assert event.attributed_to is not None


def test_what_is_said_by_somebody_unfound_is_no_fact() -> None:
    table = "Sorel PROPN 2 nsubj; said VERB 0 root VBD say; Norvania PROPN 4 nsubj; armed VERB 2 ccomp VBD arm; Kestria PROPN 4 obj"
    assert of("arm", table, {**NAMES, "Sorel": "person"}).modality == "hypothetical"


def test_a_headline_with_its_speaker_behind_a_colon_is_no_fact() -> None:
    table = (
        "Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj; : PUNCT 6 punct; Minister PROPN 6 nmod:desc;"
        "Sorel PROPN 2 dep"
    )
    assert of("arm", table, {**NAMES, "Sorel": "person"}).attributed_to is not None


@pytest.mark.parametrize(("noun", "modality"), [("evidence", "hypothetical"), ("doubt", "actual")])
def test_what_there_is_no_evidence_of_is_no_fact_and_what_there_is_no_doubt_of_is_one(noun: str, modality: str) -> None:
    table = (
        f"There PRON 2 expl; is VERB 0 root VBZ be; no DET 4 det; {noun} NOUN 2 nsubj; that SCONJ 7 mark; Norvania PROPN 7 nsubj;"
        "armed VERB 4 acl VBD arm; Kestria PROPN 7 obj"
    )
    assert of("arm", table).modality == modality


@pytest.mark.parametrize(("that", "clause"), [("SCONJ 4 mark", "acl"), ("PRON 4 obj", "acl:relcl")])
def test_rumours_are_no_facts(that: str, clause: str) -> None:
    table = f"Rumours NOUN 0 root NNS rumours; that {that}; Norvania PROPN 4 nsubj; armed VERB 1 {clause} VBD arm; Kestria PROPN 4 obj"
    assert of("arm", table).modality == "hypothetical"


def test_who_is_suspected_of_it_has_not_done_it_for_a_fact() -> None:
    table = (
        "Norvania PROPN 3 nsubj:pass; was AUX 3 aux:pass; suspected VERB 0 root VBN suspect; of SCONJ 5 mark; arming VERB 3 advcl VBG arm;"
        "Kestria PROPN 5 obj"
    )
    assert of("arm", table).modality == "hypothetical"


@pytest.mark.parametrize(
    "table",
    [
        "There PRON 2 expl; are VERB 0 root VBP be; claims NOUN 2 nsubj NNS claim; Norvania PROPN 5 nsubj;"
        "armed VERB 3 acl VBD arm; Kestria PROPN 5 obj",
        "Reports NOUN 6 nsubj NNS report; Norvania PROPN 3 nsubj; armed VERB 1 acl:relcl VBD arm; Kestria PROPN 3 obj; were AUX 6 cop;"
        "false ADJ 0 root",
        "Reports NOUN 6 nsubj NNS report; Norvania PROPN 3 nsubj; armed VERB 6 advcl VBD arm; Kestria PROPN 3 obj; were AUX 6 cop;"
        "false ADJ 0 root",
        "The DET 2 det; risk NOUN 7 nsubj; of SCONJ 5 mark; Norvania PROPN 5 nsubj; arming VERB 2 acl VBG arm; Kestria PROPN 5 obj;"
        "grew VERB 0 root VBD grow",
        "Proof NOUN 7 nsubj; that SCONJ 4 mark; Norvania PROPN 4 nsubj; armed VERB 1 acl VBD arm; Kestria PROPN 4 obj; is AUX 7 cop;"
        "thin ADJ 0 root JJ thin",
    ],
)
def test_what_claims_and_reports_tell_is_no_fact_without_a_that_either(table: str) -> None:
    assert of("arm", table).modality == "hypothetical"
