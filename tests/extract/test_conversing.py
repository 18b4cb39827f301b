"""Nothing is done to those with whom somebody talks while it is said, but by verbs of meeting and talking."""

from __future__ import annotations

import pytest

from tests.extract.test_participants import read, sides

NAMES = {"Sorel": "person", "Bell": "person"}
IN_A_TALK = (
    "Sorel PROPN 2 nsubj; {verb} VERB 0 root VBD {lemma}; peace NOUN 2 obj NN peace; {at} ADP 6 case; a DET 6 det;"
    "{talk} NOUN 2 obl NN {talk}; with ADP 8 case; Bell PROPN {head}"
)


@pytest.mark.parametrize("head", ["6 nmod", "2 obl"])
@pytest.mark.parametrize(
    ("at", "talk"), [("in", "interview"), ("in", "talk"), ("during", "call"), ("in", "conversation")]
)
@pytest.mark.parametrize(("verb", "lemma"), [("demanded", "demand"), ("rejected", "reject")])
def test_who_hears_it_in_a_talk_is_done_nothing_to(verb: str, lemma: str, at: str, talk: str, head: str) -> None:
    (event,) = read(IN_A_TALK.format(verb=verb, lemma=lemma, at=at, talk=talk, head=head), NAMES)
    assert sides(event) == ("Sorel", lemma, None, "peace")


def test_a_charge_made_in_an_interview_charges_nobody_there() -> None:
    table = (
        "Sorel PROPN 2 nsubj; charged VERB 0 root VBD charge; in ADP 5 case; an DET 5 det; interview NOUN 2 obl NN interview;"
        "with ADP 7 case; Bell PROPN 2 obl"
    )
    assert read(table, NAMES) == []


@pytest.mark.parametrize("head", ["6 nmod", "2 obl"])
def test_whom_one_negotiates_with_in_a_call_is_whom(head: str) -> None:
    (event,) = read(IN_A_TALK.format(verb="negotiated", lemma="negotiate", at="in", talk="call", head=head), NAMES)
    assert sides(event)[2] == "Bell"


def test_with_what_stands_elsewhere_is_no_part_of_the_talk() -> None:
    table = (
        "Sorel PROPN 2 nsubj; sided VERB 0 root VBD side; with ADP 4 case; Bell PROPN 2 obl; in ADP 7 case; a DET 7 det;"
        "talk NOUN 2 obl NN talk"
    )
    assert [sides(event)[2] for event in read(table, NAMES)] == ["Bell"]
