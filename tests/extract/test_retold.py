"""What somebody may tell in the sentence after the telling, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract.retold import retold
from tests.extract.parses import parse

TOLD = "Sorel PROPN 2 nsubj; told VERB 0 root VBD tell; reporters NOUN 2 iobj NNS reporter; little ADJ 2 obj; . PUNCT 2 punct;"
HAD = (
    "Norvania PROPN 8 nsubj; had AUX 8 aux VBD have; bombed VERB 0 root VBN bomb; Kestria PROPN 8 obj; . PUNCT 8 punct"
)


def why(table: str, verb: str = "bombed") -> str | None:
    found = retold(
        next(token for token in parse(table, {"Sorel": "person"} if "Sorel" in table else {}) if token.text == verb)
    )
    return found.reason("modality").why if found is not None else None


def test_a_pluperfect_after_a_telling_may_be_what_was_told() -> None:
    assert why(TOLD + HAD) == "may be what was told: 'told' in the sentence before"


def test_what_is_joined_to_it_may_be_told_too() -> None:
    joined = HAD.replace(
        "; . PUNCT 8 punct", "; and CCONJ 11 cc; shelled VERB 8 conj VBN shell; Ostia PROPN 11 obj; . PUNCT 8 punct"
    )
    assert why(TOLD + joined, "shelled") is not None


@pytest.mark.parametrize(
    "before",
    [
        "Sorel PROPN 2 nsubj; met VERB 0 root VBD meet; reporters NOUN 2 obj NNS reporter; twice ADV 2 advmod; . PUNCT 2 punct;",
        "Sorel PROPN 2 nsubj; said VERB 0 root VBD say; very ADV 4 advmod; little ADJ 2 obj; . PUNCT 2 punct;",
        "Sorel PROPN 2 nsubj; told VERB 0 root VBD tell; reporters NOUN 2 iobj NNS reporter; paid VERB 2 ccomp VBN pay; . PUNCT 2 punct;",
    ],
    ids=["no telling", "no hearer", "what was told is there"],
)
def test_after_anything_else_it_is_told_by_the_report(before: str) -> None:
    assert why(before + HAD) is None


def test_the_plain_past_goes_on_with_the_report() -> None:
    assert why(TOLD + HAD.replace("had AUX 8 aux VBD have", "then ADV 8 advmod")) is None


def test_the_first_sentence_has_none_before_it() -> None:
    assert (
        why("Norvania PROPN 3 nsubj; had AUX 3 aux VBD have; bombed VERB 0 root VBN bomb; Kestria PROPN 3 obj") is None
    )
