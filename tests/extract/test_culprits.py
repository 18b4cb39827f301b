"""Who is meant when a deed is judged, from parses as the reader gives them."""

from __future__ import annotations

from tests.extract.test_participants import read


def test_condemned_an_attack_is_blamed_on_those_who_made_it() -> None:
    found = read(
        "Kestria PROPN 2 nsubj NNP Kestria; condemned VERB 2 ROOT VBD condemn; "
        "Norvania PROPN 5 nmod:poss NNP Norvania; 's PART 3 case POS 's; attack NOUN 2 obj NN attack; "
        "on ADP 7 case IN on; Karsk PROPN 5 nmod NNP Karsk; . PUNCT 2 punct . .",
        Karsk="place",
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "condemn"] == [["Norvania"]]


def test_an_attack_by_nobody_named_is_blamed_on_nobody() -> None:
    found = read(
        "Kestria PROPN 2 nsubj NNP Kestria; criticised VERB 2 ROOT VBD criticise; the DET 4 det DT the; "
        "attack NOUN 2 obj NN attack; on ADP 6 case IN on; Karsk PROPN 4 nmod NNP Karsk; . PUNCT 2 punct . .",
        Karsk="place",
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "criticise"] == [[]]


def test_who_complains_of_an_attack_does_not_blame_the_town() -> None:
    found = read(
        "Kestria PROPN 2 nsubj NNP Kestria; complained VERB 2 ROOT VBD complain; of ADP 6 case IN of; "
        "Norvania PROPN 6 nmod:poss NNP Norvania; 's PART 4 case POS 's; attack NOUN 2 obl NN attack; "
        "on ADP 8 case IN on; Karsk PROPN 6 nmod NNP Karsk; . PUNCT 2 punct . .",
        Karsk="place",
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "complain"] == [["Norvania"]]


def test_ties_cut_over_an_attack_are_not_cut_with_the_town() -> None:
    found = read(
        "Kestria PROPN 2 nsubj NNP Kestria; cut VERB 2 ROOT VBD cut; ties NOUN 2 obj NNS tie; "
        "over ADP 7 case IN over; an DET 7 det DT a; alleged VERB 7 amod VBN allege; "
        "attack NOUN 2 obl NN attack; on ADP 9 case IN on; Karsk PROPN 7 nmod NNP Karsk; . PUNCT 2 punct . .",
        Karsk="place",
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "cut"] == [[]]


def test_an_attack_is_repelled_from_those_who_attack() -> None:
    found = read(
        "Kestria PROPN 2 nsubj NNP Kestria; repelled VERB 2 ROOT VBD repel; an DET 4 det DT a; "
        "attack NOUN 2 obj NN attack; by ADP 6 case IN by; Norvania PROPN 4 nmod NNP Norvania; "
        "on ADP 8 case IN on; Karsk PROPN 2 obl NNP Karsk; . PUNCT 2 punct . .",
        Karsk="place",
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "repel"] == [["Norvania"]]


def test_sanctions_are_imposed_on_those_they_are_on() -> None:
    found = read(
        "Kestria PROPN 2 nsubj NNP Kestria; imposed VERB 2 ROOT VBD impose; "
        "sanctions NOUN 2 obj NNS sanction; on ADP 5 case IN on; Norvania PROPN 3 nmod NNP Norvania; "
        "over ADP 8 case IN over; its PRON 8 nmod:poss PRP$ its; attack NOUN 2 obl NN attack; "
        "on ADP 10 case IN on; Karsk PROPN 8 nmod NNP Karsk; . PUNCT 2 punct . .",
        Karsk="place",
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "impose"] == [["Norvania"]]


def test_support_that_is_praised_is_that_of_who_gives_it() -> None:
    found = read(
        "Kestria PROPN 2 nsubj NNP Kestria; praised VERB 2 ROOT VBD praise; "
        "Norvania PROPN 5 nmod:poss NNP Norvania; 's PART 3 case POS 's; support NOUN 2 obj NN support; "
        "for ADP 7 case IN for; refugees NOUN 5 nmod NNS refugee; . PUNCT 2 punct . ."
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "praise"] == [["Norvania"]]


def test_hearers_are_not_asked_what_somebody_else_must_do() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; told VERB 2 ROOT VBD tell; reporters NOUN 2 iobj NNS reporter; "
        "that SCONJ 7 mark IN that; Norvania PROPN 7 nsubj NNP Norvania; must AUX 7 aux MD must; "
        "leave VERB 2 ccomp VB leave; Kestria PROPN 7 obj NNP Kestria; . PUNCT 2 punct . .",
        Sorel="person",
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "tell"] == [["Norvania"]]


def test_what_is_discussed_is_done_nothing_to() -> None:
    found = read(
        "Norvania PROPN 2 nsubj NNP Norvania; discussed VERB 2 ROOT VBD discuss; "
        "Kestria PROPN 5 nmod:poss NNP Kestria; 's PART 3 case POS 's; ports NOUN 2 obj NNS port; "
        "on ADP 7 case IN on; Monday PROPN 2 obl NNP Monday; . PUNCT 2 punct . ."
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "discuss"] == [[]]
