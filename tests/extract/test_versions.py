"""Whose version of things a sentence is, told beside it, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.single import NAMES, of

ARMED = "Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj; "
PEOPLE = {**NAMES, "Sorel": "person"}


@pytest.mark.parametrize(
    "words",
    [
        ", PUNCT 7 punct; it PRON 7 nsubj:pass; is AUX 7 aux:pass; claimed VERB 2 parataxis VBN claim",
        ", PUNCT 6 punct; Sorel PROPN 6 nsubj; claimed VERB 2 parataxis VBD claim",
        ", PUNCT 7 punct; as SCONJ 7 mark; Sorel PROPN 7 nsubj; claimed VERB 2 advcl VBD claim",
        ", PUNCT 7 punct; as SCONJ 7 mark; Sorel PROPN 7 nsubj; tells VERB 2 advcl VBZ tell; it PRON 7 obj",
        "by ADP 7 case; Sorel PROPN 7 nmod:poss; 's PART 5 case; account NOUN 2 obl; . PUNCT 2 punct",
        "in ADP 6 case; my PRON 6 nmod:poss; view NOUN 2 obl",
        ", PUNCT 6 punct; a DET 6 det; charge NOUN 2 obj; it PRON 8 nsubj; denies VERB 6 acl:relcl VBZ deny",
        ", PUNCT 7 punct; which PRON 7 obj; Sorel PROPN 7 nsubj; denies VERB 3 acl:relcl VBZ deny",
    ],
)
def test_what_is_told_as_somebodys_version_is_no_fact(words: str) -> None:
    assert of("arm", ARMED + words, PEOPLE).modality == "hypothetical"


@pytest.mark.parametrize(
    "words",
    [
        ": PUNCT 6 punct; Sorel PROPN 6 nsubj; said VERB 2 parataxis VBD say; no DET 8 det; word NOUN 6 obj",
        "as SCONJ 6 mark; Sorel PROPN 6 nsubj; spoke VERB 2 advcl VBD speak",
        "as SCONJ 5 mark; promised VERB 2 advcl VBN promise",
        "in ADP 6 case; a DET 6 det; report NOUN 2 obl",
        "as SCONJ 6 mark; leaders NOUN 6 nsubj; gathered VERB 2 advcl VBD gather",
        "as SCONJ 6 mark; Sorel PROPN 6 nsubj; reported VERB 2 advcl VBD report; on ADP 8 case; talks NOUN 6 obl",
        ", PUNCT 8 punct; just ADV 8 advmod; as SCONJ 8 mark; many ADJ 8 nsubj; feared VERB 2 advcl VBN fear",
        "and CCONJ 6 cc; some PRON 6 nsubj:pass; charged VERB 2 conj VBN charge",
        ", PUNCT 7 punct; where ADV 7 advmod; Sorel PROPN 7 nsubj; spoke VERB 2 advcl VBD speak",
        ", PUNCT 6 punct; on ADP 6 case; charges NOUN 2 obl NNS charge; of ADP 8 case; fraud NOUN 6 nmod",
        "in ADP 6 case; his PRON 6 nmod:poss; eye NOUN 2 obl",
        "by ADP 6 case; all DET 6 det; accounts NOUN 2 obl NNS account",
        "on ADP 6 case; Sorel PROPN 7 nmod:poss; 's PART 5 case; word NOUN 2 obl",
    ],
)
def test_what_merely_happens_beside_it_leaves_it_a_fact(words: str) -> None:
    assert of("arm", ARMED + words, PEOPLE).modality == "actual"


@pytest.mark.parametrize(("noun", "modality"), [("version", "hypothetical"), ("truth", "actual")])
def test_what_a_version_says_is_no_fact_and_what_the_truth_is_is_one(noun: str, modality: str) -> None:
    table = (
        f"The DET 2 det; {noun} NOUN 6 nsubj:outer; is AUX 6 cop; that SCONJ 6 mark; Norvania PROPN 6 nsubj;"
        "armed VERB 0 root VBD arm; Kestria PROPN 6 obj"
    )
    assert of("arm", table).modality == modality


def test_what_rumour_has_is_no_fact() -> None:
    table = (
        "Rumour NOUN 2 nsubj; has VERB 0 root VBZ have; it PRON 2 expl; that SCONJ 6 mark; Norvania PROPN 6 nsubj;"
        "armed VERB 2 ccomp VBD arm; Kestria PROPN 6 obj"
    )
    assert of("arm", table).modality == "hypothetical"
