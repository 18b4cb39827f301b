"""To whom something is done: through prepositions, objects' own prepositions, participles, and what an attack hits."""

from __future__ import annotations

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
