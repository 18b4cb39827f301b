"""To whom something is done: through prepositions, objects' own prepositions, participles, and what an attack hits."""

from __future__ import annotations

import pytest

from tests.extract.test_participants import only, read, sides


def test_an_ultimatum_to_the_rebels_is_issued_to_them() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; issued VERB 0 root VBD issue; an DET 4 det; ultimatum NOUN 2 obj NN ultimatum; to ADP 7 case;"
        "the DET 7 det; rebels NOUN 4 nmod NNS rebel"
    )
    assert sides(event)[2] == "the rebels"


def test_what_an_attack_hits_is_its_recipient_though_a_thing() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; launched VERB 0 root VBD launch; an DET 4 det; attack NOUN 2 obj NN attack; on ADP 7 case;"
        "a DET 7 det; refinery NOUN 4 nmod NN refinery"
    )
    assert sides(event)[2] == "a refinery"


def test_a_deal_on_grain_has_no_recipient() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; signed VERB 0 root VBD sign; a DET 4 det; deal NOUN 2 obj NN deal; on ADP 6 case; grain NOUN 4 nmod NN grain"
    )
    assert sides(event) == ("Norvania", "sign", None, "a deal on grain")


def test_an_object_is_its_whole_phrase_without_dates_and_afters() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; rejected VERB 0 root VBD reject; a DET 4 det; truce NOUN 2 obj NN truce; in ADP 7 case; the DET 7 det;"
        "north NOUN 4 nmod NN north; after ADP 9 case; weeks NOUN 4 nmod NNS week"
    )
    assert sides(event)[3] == "a truce in the north"


def test_whom_restrictions_were_imposed_on_is_the_recipient_of_lifting_them() -> None:
    found = read(
        "Norvania PROPN 2 nsubj; lifted VERB 0 root VBD lift; restrictions NOUN 2 obj NNS restriction; imposed VERB 3 acl VBN impose;"
        "on ADP 6 case; Kestria PROPN 4 obl"
    )
    assert sides(next(e for e in found if e.lemma == "lift"))[2] == "Kestria"


def test_whose_demands_are_met_is_the_recipient() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; accepted VERB 0 root VBD accept; the DET 4 det; demands NOUN 2 obj NNS demand; by ADP 6 case;"
        "miners NOUN 4 nmod NNS miner"
    )
    assert sides(event)[2] == "miners"


def test_money_in_aid_to_somebody_is_given_to_them() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; provided VERB 0 root VBD provide; money NOUN 2 obj NN money; in ADP 5 case; aid NOUN 2 obl NN aid;"
        "to ADP 7 case; Kestria PROPN 5 nmod"
    )
    assert sides(event)[2] == "Kestria"


def test_a_second_object_with_a_preposition_is_no_object() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; imposed VERB 0 root VBD impose; sanctions NOUN 2 obj NNS sanction; on ADP 5 case; firms NOUN 2 obj NNS firm"
    )
    assert sides(event) == ("Norvania", "impose", "firms", "sanctions")


def test_a_second_subject_after_the_verb_is_its_object() -> None:
    event = only(
        "Sorel PROPN 3 nsubj; has AUX 3 aux VBZ have; met VERB 0 root VBN meet; Bell PROPN 3 nsubj",
        Sorel="person",
        Bell="person",
    )
    assert sides(event)[:3] == ("Sorel", "meet", "Bell")


def test_ones_own_banks_are_no_recipient() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; shared VERB 0 root VBD share; information NOUN 2 obj NN information; from ADP 6 case; its PRON 6 nmod:poss;"
        "banks NOUN 2 obl NNS bank"
    )
    assert sides(event)[2] is None


def test_a_state_of_siege_is_nobody() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; declared VERB 0 root VBD declare; a DET 4 det; state NOUN 2 obj NN state; of ADP 6 case; siege NOUN 4 nmod NN siege"
    )
    assert sides(event)[2:] == (None, "a state of siege")


def test_dozens_of_people_are_somebody() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; arrested VERB 0 root VBD arrest; dozens NOUN 2 obj NNS dozen; of ADP 5 case; activists NOUN 3 nmod NNS activist"
    )
    assert sides(event)[2] == "dozens of activists"


def test_after_somebodys_announcement_that_somebody_is_no_recipient() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; declared VERB 0 root VBD declare; a DET 4 det; curfew NOUN 2 obj NN curfew; following ADP 8 case;"
        "Kestria PROPN 8 nmod:poss; 's PART 6 case; announcement NOUN 4 nmod NN announcement"
    )
    assert sides(event)[2] is None


def test_an_own_ambassador_is_no_recipient() -> None:
    found = read(
        "Norvania PROPN 2 nsubj NNP Norvania; recalled VERB 2 ROOT VBD recall; "
        "its PRON 4 nmod:poss PRP$ its; ambassador NOUN 2 obj NN ambassador; in ADP 6 case IN in; "
        "protest NOUN 2 obl NN protest; . PUNCT 2 punct . ."
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "recall"] == [[]]


def test_an_ambassador_is_recalled_from_where_he_is() -> None:
    found = read(
        "Norvania PROPN 2 nsubj NNP Norvania; recalled VERB 2 ROOT VBD recall; "
        "its PRON 4 nmod:poss PRP$ its; ambassador NOUN 2 obj NN ambassador; from ADP 6 case IN from; "
        "Kestria PROPN 4 nmod NNP Kestria; . PUNCT 2 punct . ."
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "recall"] == [["Kestria"]]


def test_unity_is_that_of_nobody() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; praised VERB 2 ROOT VBD praise; Arvenian ADJ 4 amod JJ arvenian; "
        "unity NOUN 2 obj NN unity; . PUNCT 2 punct . .",
        Sorel="person",
        Arvenian="nationality",
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "praise"] == [[]]


def test_what_something_is_likened_to_suffers_nothing() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; likened VERB 2 ROOT VBD liken; the DET 4 det DT the; "
        "ruling NOUN 2 obj NN ruling; to ADP 7 case IN to; an DET 7 det DT a; attack NOUN 2 obl NN attack; "
        "on ADP 9 case IN on; Norvania PROPN 7 nmod NNP Norvania; . PUNCT 2 punct . .",
        Sorel="person",
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "liken"] == [[]]


def test_who_is_talked_about_does_not_hear_it() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; talked VERB 2 ROOT VBD talk; about ADP 4 case IN about; "
        "Varga PROPN 2 obl NNP Varga; during ADP 7 case IN during; the DET 7 det DT the; "
        "interview NOUN 2 obl NN interview; . PUNCT 2 punct . .",
        Sorel="person",
        Varga="person",
    )
    assert [e for e in found if e.lemma == "talk"] == []


def test_those_on_whose_behalf_it_is_done_do_not_suffer_it() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; thanked VERB 2 ROOT VBD thank; Norvania PROPN 2 obj NNP Norvania; "
        "on ADP 5 case IN on; behalf NOUN 2 obl NN behalf; of ADP 7 case IN of; "
        "Kestria PROPN 5 nmod NNP Kestria; . PUNCT 2 punct . .",
        Sorel="person",
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "thank"] == [["Norvania"]]


def test_an_own_army_is_promised_nothing() -> None:
    found = read(
        "Norvania PROPN 2 nsubj NNP Norvania; pledged VERB 2 ROOT VBD pledge; to PART 4 mark TO to; "
        "strengthen VERB 2 xcomp VB strengthen; its PRON 6 nmod:poss PRP$ its; army NOUN 4 obj NN army; "
        ". PUNCT 2 punct . ."
    )
    assert [[p.span.text for p in e.targets] for e in found if e.lemma == "pledge"] == [[]]


def test_those_joined_to_an_apposition_act_too() -> None:
    found = read(
        "The DET 2 det DT the; president NOUN 14 nsubj NN president; , PUNCT 4 punct , ,; "
        "Ana PROPN 2 appos NNP Ana; Sorel PROPN 4 flat NNP Sorel; , PUNCT 9 punct , ,; "
        "and CCONJ 9 cc CC and; the DET 9 det DT the; premier ADJ 2 conj NN premier; , PUNCT 11 punct , ,; "
        "Bert PROPN 2 appos NNP Bert; Varga PROPN 11 flat NNP Varga; , PUNCT 2 punct , ,; "
        "condemned VERB 14 ROOT VBD condemn; Norvania PROPN 14 obj NNP Norvania; . PUNCT 14 punct . .",
        **{"Ana Sorel": "person"},
        **{"Bert Varga": "person"},
    )
    assert [[p.span.text for p in e.doers] for e in found if e.lemma == "condemn"] == [["Ana Sorel", "the premier"]]


def test_a_consulate_in_a_town_is_not_the_towns() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; bombed VERB 0 root VBD bomb; its PRON 4 nmod:poss PRP$; consulate NOUN 2 obj NN consulate;"
        "in ADP 6 case; Kestria PROPN 2 obl"
    )
    assert sides(event)[2:] == (None, "its consulate")


def test_troops_deployed_in_a_country_are_done_to_it() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; deployed VERB 0 root VBD deploy; tanks NOUN 2 obj NNS tank; in ADP 5 case; Kestria PROPN 2 obl"
    )
    assert sides(event)[2] == "Kestria"


def test_whose_positions_are_bombed_is_bombed() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; bombed VERB 0 root VBD bomb; rebel NOUN 4 compound NN rebel; positions NOUN 2 obj NNS position"
    )
    assert sides(event)[2:] == ("rebel", "rebel positions")


def test_whose_offensive_is_condemned_is_condemned() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; condemned VERB 0 root VBD condemn; the DET 5 det; rebel NOUN 5 compound NN rebel;"
        "offensive NOUN 2 obj NN offensive"
    )
    assert sides(event)[2] == "rebel"


@pytest.mark.parametrize("word", ["when", "why", "out"])
def test_a_question_word_or_a_particle_is_no_object(word: str) -> None:
    table = f"Norvania PROPN 2 nsubj; attacked VERB 0 root VBD attack; Kestria PROPN 2 obj; {word} ADV 2 obj"
    assert [e.object for e in read(table)] == [None]


def test_those_who_are_met_are_somebody() -> None:
    event = only("Norvania PROPN 2 nsubj; met VERB 0 root VBD meet; them PRON 2 obj PRP they")
    assert sides(event) == ("Norvania", "meet", "them", None)


def test_what_somebody_calls_something_is_not_attacked() -> None:
    found = read(
        "Norvania PROPN 3 nmod:poss; 's PART 1 case POS 's; attack NOUN 7 nsubj; on ADP 5 case; what PRON 3 nmod WP what;"
        "Kestria PROPN 7 nsubj; mattered VERB 0 root"
    )
    assert [e for e in found if e.lemma == "attack"] == []


def test_whom_a_question_is_about_is_asked_nothing() -> None:
    found = read(
        "Norvania PROPN 2 nsubj; asked VERB 0 root VBD ask; what PRON 6 obj WP what; Kestria PROPN 6 nsubj; had AUX 6 aux; done VERB 2 ccomp VBN do"
    )
    assert [e for e in found if e.lemma == "ask"] == []


def test_the_office_that_somebody_leaves_is_nobody() -> None:
    event = only("Norvania PROPN 2 nsubj; left VERB 0 root VBD leave; office NOUN 2 obj NN office")
    assert sides(event) == ("Norvania", "leave", None, "office")
