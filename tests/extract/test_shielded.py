"""Whom a refusal shields, from parses written by hand."""

from __future__ import annotations

from tests.extract.test_participants import only, sides

VETO = "Norvania PROPN 2 nsubj; vetoed VERB 0 root VBD veto; a DET 4 det; {thing} NOUN 2 obj NN {thing}; {case} ADP 6 case; Kestria PROPN {head} nmod"


def test_who_vetoes_a_resolution_against_somebody_does_not_reject_him() -> None:
    event = only(VETO.format(thing="resolution", case="against", head=4))
    assert sides(event)[2:] == (None, "a resolution against Kestria")


def test_nor_where_the_phrase_was_hung_on_the_verb() -> None:
    event = only(VETO.format(thing="resolution", case="against", head=2))
    assert sides(event)[2] is None


def test_who_blocks_an_embargo_on_somebody_spares_him() -> None:
    event = only(VETO.format(thing="embargo", case="on", head=4))
    assert sides(event)[2] is None


def test_whose_request_is_rejected_is_rejected() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; rejected VERB 0 root VBD reject; a DET 4 det; request NOUN 2 obj NN request; from ADP 6 case;"
        "Kestria PROPN 4 nmod"
    )
    assert sides(event)[2] == "Kestria"


def test_who_will_not_lift_an_embargo_shields_nobody() -> None:
    event = only(
        "Norvania PROPN 4 nsubj; will AUX 4 aux MD will; not PART 4 advmod; lift VERB 0 root VB lift; sanctions NOUN 4 obj NNS sanction;"
        "against ADP 7 case; Kestria PROPN 5 nmod"
    )
    assert (event.plover and event.plover.type, sides(event)[2]) == ("REJECT", "Kestria")
