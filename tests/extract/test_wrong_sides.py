"""Who is not the one that acts, and what is nobody: misreadings that must not come back, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.test_participants import only, read, sides


def test_the_office_of_a_person_speaks_for_that_person() -> None:
    event = only(
        "Sorel PROPN 3 nmod:poss; 's PART 1 case; office NOUN 4 nsubj NN office; condemned VERB 0 root VBD condemn; Kestria PROPN 4 obj",
        Sorel="person",
    )
    assert event.actor.span.text == "Sorel"


@pytest.mark.parametrize("noun", ["conference", "briefing"])
def test_an_occasion_is_attended_and_nobody(noun: str) -> None:
    event = only(
        f"Sorel PROPN 2 nsubj; attended VERB 0 root VBD attend; a DET 4 det; {noun} NOUN 2 obj NN {noun}; in ADP 6 case; Kestria PROPN 2 obl",
        Sorel="person",
    )
    assert sides(event) == ("Sorel", "attend", None, f"a {noun}")


def test_an_infinitive_read_as_a_noun_is_no_part_of_who_is_urged() -> None:
    event = only(
        "Sorel PROPN 2 nsubj; urged VERB 0 root VBD urge; members NOUN 2 iobj NNS member; to ADP 7 case; more ADV 7 advmod; than ADP 5 fixed;"
        "double VERB 2 xcomp VB double; their PRON 9 nmod:poss; budgets NOUN 3 nmod NNS budget",
        Sorel="person",
    )
    assert sides(event)[2] == "members"


def test_they_who_are_urged_are_somebody() -> None:
    event = only(
        "Sorel PROPN 2 nsubj; urged VERB 0 root VBD urge; them PRON 2 obj PRP they; to PART 5 mark; pay VERB 2 xcomp VB pay",
        Sorel="person",
    )
    assert sides(event)[2:] == ("them", None)


@pytest.mark.parametrize(("word", "tag"), [("which", "WDT"), ("that", "WDT")])
def test_a_relative_pronoun_stands_for_what_its_clause_describes(word: str, tag: str) -> None:
    event = only(
        f"The DET 2 det; treaty NOUN 6 nsubj NN treaty; {word} PRON 5 obj {tag} {word}; Norvania PROPN 5 nsubj;"
        "rejected VERB 2 acl:relcl VBD reject; lapsed VERB 0 root VBD lapse"
    )
    assert sides(event) == ("Norvania", "reject", None, "The treaty")


def test_what_alone_is_no_object() -> None:
    assert read("Norvania PROPN 2 nsubj; condemned VERB 0 root VBD condemn; what PRON 2 obj WP what") == []


def test_who_acts_is_not_told_over_again_as_the_other_side() -> None:
    found = read("Sorel PROPN 2 nsubj; asked VERB 0 root VBD ask; himself PRON 2 iobj PRP himself", Sorel="person")
    assert found == []


def test_for_how_long_is_no_object() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; bombed VERB 0 root VBD bomb; Kestria PROPN 2 obj; for ADP 6 case; a DET 6 det; decade NOUN 2 obl NN decade"
    )
    assert sides(event) == ("Norvania", "bomb", "Kestria", None)


def test_the_mark_of_a_possessive_is_no_part_of_who_is_meant() -> None:
    event = only(
        "Sorel PROPN 2 nsubj; criticised VERB 0 root VBD criticise; the DET 4 det; party NOUN 6 nmod:poss NN party; 's PART 4 case;"
        "apathy NOUN 2 obj NN apathy",
        Sorel="person",
    )
    assert sides(event)[2:] == ("the party", "the party's apathy")


def test_what_stands_before_a_hyphen_does_not_do_what_stands_behind_it() -> None:
    found = read("Norvania PROPN 3 nsubj; - PUNCT 1 punct; backing VERB 0 root VBG back; Kestria PROPN 3 obj")
    assert found == [] or "Norvania -" in found[0].sentence.text


def test_a_verb_of_no_known_type_needs_a_name_that_it_leads_to() -> None:
    found = read(
        "Sorel PROPN 2 nsubj; unveiled VERB 0 root VBD unveil; a DET 5 det; Norvania PROPN 5 compound; plan NOUN 2 obj NN plan",
        Sorel="person",
    )
    assert found == []


def test_a_verb_of_no_known_type_may_lead_to_a_name_through_its_object() -> None:
    event = only(
        "Sorel PROPN 2 nsubj; devoted VERB 0 root VBD devote; years NOUN 2 obj NNS year; to ADP 5 case; Norvania PROPN 3 nmod",
        Sorel="person",
    )
    assert sides(event)[2] == "Norvania"


def test_at_least_belongs_to_the_number() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; killed VERB 0 root VBD kill; at ADP 4 case; least ADJ 5 nmod JJS least; nine NUM 6 nummod;"
        "soldiers NOUN 2 obj NNS soldier"
    )
    assert sides(event)[2] == "at least nine soldiers"


def test_the_wife_of_somebody_is_not_that_person() -> None:
    event = only(
        "Sorel PROPN 4 nsubj; 's PART 1 case; wife NOUN 1 appos NN wife; accused VERB 0 root VBD accuse; Kestria PROPN 4 obj",
        Sorel="person",
    )
    assert event.actor.span.text.endswith("wife")


def test_a_name_behind_the_noun_is_not_who_held_it() -> None:
    found = read(
        "After ADP 2 case; meeting NOUN 8 obl NN meeting; with ADP 6 case; Arvenian ADJ 2 amod JJ Arvenian; President PROPN 6 nmod:desc;"
        "Bell PROPN 2 nmod; Sorel PROPN 8 nsubj; spoke VERB 0 root VBD speak",
        {"Arvenian": "nationality", "Bell": "person", "Sorel": "person"},
    )
    assert [e for e in found if e.actor.span.text == "Arvenian"] == []


def test_a_complaint_to_a_court_does_not_accuse_the_court() -> None:
    found = read(
        "Norvania PROPN 3 nmod:poss; 's PART 1 case; complaint NOUN 7 nsubj NN complaint; to ADP 6 case; the DET 6 det; court NOUN 3 nmod NN court;"
        "failed VERB 0 root VBD fail"
    )
    assert [e for e in found if e.recipient is not None and "court" in e.recipient.span.text] == []


def test_what_an_idea_is_of_is_not_acted_on() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; embraced VERB 0 root VBD embrace; the DET 4 det; idea NOUN 2 obj NN idea; of ADP 7 case; an DET 7 det;"
        "army NOUN 4 nmod NN army"
    )
    assert sides(event) == ("Norvania", "embrace", None, "the idea of an army")


def test_troops_that_are_drilled_are_ones_own() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; mobilised VERB 0 root VBD mobilise; hundreds NOUN 2 obj NNS hundred; of ADP 5 case; troops NOUN 3 nmod NNS troop"
    )
    assert sides(event)[3] is not None or sides(event)[2] == "hundreds of troops"


def test_a_party_before_a_name_is_no_second_who_acts() -> None:
    event = only(
        "Sorel PROPN 5 nsubj; and CCONJ 3 cc; Democrat PROPN 1 conj; Bell PROPN 1 conj; accused VERB 0 root VBD accuse; Kestria PROPN 5 obj",
        {"Sorel": "person", "Democrat": "nationality", "Bell": "person"},
    )
    assert [p.span.text for p in event.actors] == ["Sorel", "Bell"]


def test_a_phrase_ends_before_the_verb_that_it_depends_on() -> None:
    event = only(
        "Norvania PROPN 3 nmod:poss; 's PART 1 case; army NOUN 4 nsubj NN army; shelled VERB 0 root VBD shell; Kestria PROPN 7 nmod:poss; 's PART 1 case; port NOUN 4 obj NN port"
    )
    assert "shelled" not in event.actor.span.text


def test_who_is_warned_to_do_something_is_asked_for_it() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; warned VERB 0 root VBD warn; Kestria PROPN 2 obj; to PART 5 mark; leave VERB 2 xcomp VB leave"
    )
    assert event.plover is not None
    assert event.plover.type == "REQUEST"


def test_who_attacks_somebody_saying_something_accuses() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; attacked VERB 0 root VBD attack; Sorel PROPN 2 obj; , PUNCT 5 punct; saying VERB 2 advcl VBG say;"
        "she PRON 7 nsubj; lied VERB 5 ccomp VBD lie",
        Sorel="person",
    )
    assert event.plover is not None
    assert event.plover.type == "ACCUSE"


def test_a_question_asks_nobody_in_it_for_anything() -> None:
    found = read(
        "Can AUX 3 aux MD can; Norvania PROPN 3 nsubj; win VERB 6 ccomp VB win; ? PUNCT 3 punct; Sorel PROPN 6 nsubj; asked VERB 0 root VBD ask",
        Sorel="person",
    )
    assert [e for e in found if e.recipient is not None and e.recipient.span.text == "Norvania"] == []
