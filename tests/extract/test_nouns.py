"""The sides of event nouns, from parses written by hand."""

from __future__ import annotations

from tests.extract.test_participants import only, read, sides


def test_the_visit_of_one_to_another() -> None:
    event = only(
        "The DET 2 det; visit NOUN 7 nsubj NN visit; of ADP 4 case; Sorel PROPN 2 nmod; to ADP 6 case; Kestria PROPN 2 nmod;"
        "ended VERB 0 root VBD end",
        Sorel="person",
    )
    assert sides(event)[:3] == ("Sorel", "visit", "Kestria")


def test_the_invasion_of_a_country_is_not_by_it() -> None:
    assert not read(
        "The DET 2 det; invasion NOUN 5 nsubj NN invasion; of ADP 4 case; Kestria PROPN 2 nmod; failed VERB 0 root VBD fail"
    )


def test_two_names_with_a_hyphen_before_a_deal_made_it() -> None:
    event = only(
        "The DET 5 det; Norvania PROPN 5 compound; - PUNCT 4 punct; Kestria PROPN 5 compound; talks NOUN 6 nsubj NNS talk;"
        "failed VERB 0 root VBD fail"
    )
    assert sides(event)[:3] == ("Norvania", "talk", "Kestria")


def test_the_third_of_talks_between_three_is_a_recipient() -> None:
    event = only(
        "Talks NOUN 8 nsubj NNS talk; between ADP 3 case; Norvania PROPN 1 nmod; , PUNCT 5 punct; Kestria PROPN 3 conj; and CCONJ 7 cc;"
        "Arvenia PROPN 3 conj; failed VERB 0 root VBD fail",
        Arvenia="place",
    )
    assert [p.span.text for p in event.targets] == ["Kestria", "Arvenia"]


def test_the_strikes_of_a_people_on_a_refinery() -> None:
    event = only(
        "Arvenian ADJ 2 amod; strikes NOUN 6 nsubj NNS strike; on ADP 5 case; a DET 5 det; refinery NOUN 2 nmod NN refinery;"
        "failed VERB 0 root VBD fail",
        Arvenian="nationality",
    )
    assert sides(event)[:3] == ("Arvenian", "strike", "a refinery")


def test_whose_airstrike_kills_is_who_kills() -> None:
    found = read(
        "A DET 3 det; Arvenian ADJ 3 amod; airstrike NOUN 4 nsubj NN airstrike; killed VERB 0 root VBD kill; farmers NOUN 4 obj NNS farmer",
        Arvenian="nationality",
    )
    assert [sides(e)[:3] for e in found if e.lemma == "kill"] == [("Arvenian", "kill", "farmers")]


def test_a_bomb_of_nobody_kills_without_an_actor() -> None:
    assert not read(
        "A DET 2 det; bomb NOUN 3 nsubj NN bomb; killed VERB 0 root VBD kill; farmers NOUN 3 obj NNS farmer"
    )


def test_clashes_between_soldiers_of_two() -> None:
    event = only(
        "Clashes NOUN 7 nsubj NNS clash; between ADP 6 case; Ostian ADJ 6 amod; and CCONJ 5 cc; Lundish ADJ 3 conj;"
        "soldiers NOUN 1 nmod NNS soldier; spread VERB 0 root VBD spread",
        {"Ostian": "nationality", "Lundish": "nationality"},
    )
    assert sides(event)[:3] == ("Ostian", "clash", "Lundish")


def test_who_killed_may_hang_on_who_was_killed() -> None:
    event = only(
        "The DET 2 det; killing NOUN 8 nsubj NN killing; of ADP 5 case; a DET 5 det; guard NOUN 2 nmod NN guard; by ADP 7 case;"
        "Norvania PROPN 5 nmod; stunned VERB 0 root VBD stun"
    )
    assert sides(event)[:3] == ("Norvania", "killing", "a guard")


def test_what_stands_right_behind_strikes_is_what_they_hit() -> None:
    found = read(
        "Ostian ADJ 2 amod; strikes NOUN 5 nsubj NNS strike; on ADP 4 case; Kestria PROPN 5 obl; killed VERB 0 root VBD kill;"
        "guards NOUN 5 obj NNS guard",
        {"Ostian": "nationality"},
    )
    assert [sides(event)[:3] for event in found] == [
        ("Ostian", "strike", "Kestria"),
        ("Ostian", "kill", "guards"),
    ]
