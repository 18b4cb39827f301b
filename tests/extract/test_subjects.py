"""Who does what a verb says, and who does not: lent subjects, passives, participles."""

from __future__ import annotations

from tests.extract.test_participants import only, read, sides


def test_a_participle_behind_an_object_is_what_the_object_does() -> None:
    found = read(
        "Sorel PROPN 2 nsubj; cited VERB 0 root VBD cite; Norvania PROPN 4 nmod:poss; shield NOUN 2 obj NN shield;"
        "backing VERB 2 xcomp VBG back; Kestria PROPN 5 obj",
        Sorel="person",
    )
    assert [e.lemma for e in found if e.actor.span.text == "Sorel" and e.lemma == "back"] == []


def test_those_who_are_supported_in_doing_something_do_it() -> None:
    found = read(
        "Sorel PROPN 2 nsubj; supports VERB 0 root VBZ support; Norvania PROPN 2 obj; attacking VERB 2 xcomp VBG attack;"
        "Kestria PROPN 4 obj",
        Sorel="person",
    )
    assert [e.actor.span.text for e in found if e.lemma == "attack"] == ["Norvania"]


def test_the_day_that_somebody_spends_does_nothing() -> None:
    found = read(
        "Sorel PROPN 2 nsubj; spent VERB 0 root VBD spend; the DET 4 det; day NOUN 2 obj NN day; attacking VERB 2 xcomp VBG attack;"
        "Kestria PROPN 5 obj",
        Sorel="person",
    )
    assert [e.actor.span.text for e in found if e.lemma == "attack"] == ["Sorel"]


def test_it_of_what_is_for_nobody_to_do_does_not_act() -> None:
    found = read(
        "It PRON 4 nsubj PRP it; is AUX 4 cop; not PART 4 advmod; up ADV 0 root RB up; to ADP 6 case; me PRON 4 obl PRP me;"
        "to PART 8 mark; accuse VERB 4 advcl VB accuse; Kestria PROPN 8 obj"
    )
    assert found == []


def test_those_who_are_arrested_may_be_the_ones_with_the_purpose() -> None:
    found = read(
        "Police NOUN 2 nsubj NNS police; arrested VERB 0 root VBD arrest; students NOUN 2 obj NNS student; in ADP 5 case;"
        "Norvania PROPN 2 obl; to PART 7 mark; denounce VERB 2 advcl VB denounce; Kestria PROPN 7 obj"
    )
    assert [e.lemma for e in found] == ["arrest"]


def test_a_subject_read_as_an_object_is_not_the_speakers_deed() -> None:
    found = read(
        "Sorel PROPN 2 nsubj; said VERB 0 root VBD say; the DET 4 det; ruling NOUN 6 obj NN ruling; will AUX 6 aux MD will;"
        "force VERB 2 ccomp VB force; Kestria PROPN 6 obj",
        Sorel="person",
    )
    assert [e for e in found if e.actor.span.text == "Sorel"] == []


def test_who_is_meant_by_who_after_a_comma_is_the_name_before_it() -> None:
    event = only(
        "It PRON 3 nsubj PRP it; is AUX 3 cop; risky ADJ 0 root JJ risky; for ADP 5 case; Sorel PROPN 3 obl; , PUNCT 8 punct;"
        "who PRON 8 nsubj WP who; attacked VERB 3 advcl VBD attack; Kestria PROPN 8 obj",
        Sorel="person",
    )
    assert event.actor.span.text == "Sorel"


def test_whom_somebody_keeps_from_something_does_not_pass_it_on() -> None:
    found = read(
        "Sorel PROPN 4 nsubj; is AUX 4 cop; a DET 4 det; hawk NOUN 0 root NN hawk; who PRON 6 nsubj WP who; banned VERB 4 acl:relcl VBD ban;"
        "rebels NOUN 6 obj NNS rebel; from SCONJ 9 mark; attacking VERB 4 advcl VBG attack; Kestria PROPN 9 obj",
        Sorel="person",
    )
    assert [e for e in found if e.lemma == "attack" and e.actor.span.text == "Sorel"] == []


def test_a_passive_without_its_was_is_done_by_those_after_by() -> None:
    found = read(
        "Norvania PROPN 2 nsubj; surrendered VERB 0 root VBD surrender; and CCONJ 4 cc; occupied VERB 2 conj VBN occupy; by ADP 6 case;"
        "soldiers NOUN 4 obl:agent NNS soldier"
    )
    assert [sides(e)[:3] for e in found if e.lemma == "occupy"] == [("soldiers", "occupy", "Norvania")]


def test_a_subject_on_the_auxiliary_acts() -> None:
    event = only(
        "Sorel PROPN 2 nsubj; has AUX 4 aux VBZ have; consistently ADV 4 advmod; criticised VERB 0 root VBN criticise; Kestria PROPN 4 obj",
        Sorel="person",
    )
    assert sides(event) == ("Sorel", "criticise", "Kestria", None)


def test_when_forced_tells_what_was_done_to_the_subject() -> None:
    found = read(
        "Sorel PROPN 3 nsubj; was AUX 3 cop; defensive ADJ 0 root JJ defensive; when SCONJ 5 advmod WRB when; arrested VERB 3 advcl VBN arrest;"
        "by ADP 7 case; police NOUN 5 obl NNS police",
        Sorel="person",
    )
    assert [(e.actor.span.text, e.recipient and e.recipient.span.text) for e in found] == [("police", "Sorel")]


def test_a_second_participle_with_by_is_passive_too() -> None:
    found = read(
        "Ostia PROPN 2 nsubj; remains VERB 0 root VBZ remain; closed ADJ 2 xcomp JJ closed; and CCONJ 5 cc; bombed VERB 2 conj VBN bomb;"
        "by ADP 7 case; Norvania PROPN 5 obl",
        Ostia="place",
    )
    assert [sides(e)[:3] for e in found if e.lemma == "bomb"] == [("Norvania", "bomb", "Ostia")]


def test_opponents_of_attacking_attack_nobody() -> None:
    found = read(
        "Opponents NOUN 5 nsubj NNS opponent; of SCONJ 3 mark IN of; attacking VERB 1 acl VBG attack; "
        "Kestria PROPN 3 obj NNP Kestria; met VERB 5 ROOT VBD meet; Sorel PROPN 5 obj NNP Sorel; "
        ". PUNCT 5 punct . .",
        Sorel="person",
    )
    assert [e for e in found if e.lemma == "attack"] == []


def test_who_is_asked_asks_nobody() -> None:
    found = read(
        "Asked VERB 7 advcl VBD ask; what PRON 4 obj WP what; she PRON 4 nsubj PRP she; "
        "wanted VERB 1 ccomp VBD want; , PUNCT 1 punct , ,; Sorel PROPN 7 nsubj NNP Sorel; "
        "accused VERB 7 ROOT VBD accuse; Norvania PROPN 7 obj NNP Norvania; . PUNCT 7 punct . .",
        Sorel="person",
    )
    assert [e for e in found if e.lemma == "ask"] == []


def test_an_attack_claimed_by_somebody_need_not_be_his() -> None:
    found = read(
        "An DET 2 det DT a; attack NOUN 6 nsubj NN attack; claimed VERB 2 acl VBN claim; "
        "by ADP 5 case IN by; Norvania PROPN 3 obl:agent NNP Norvania; killed VERB 6 ROOT VBD kill; "
        "ten NUM 8 nummod CD ten; people NOUN 6 obj NNS people; in ADP 10 case IN in; "
        "Karsk PROPN 6 obl NNP Karsk; . PUNCT 6 punct . .",
        Karsk="place",
    )
    assert [e for e in found if e.lemma == "kill"] == []


def test_an_attack_launched_by_somebody_is_his() -> None:
    found = read(
        "An DET 2 det DT a; attack NOUN 6 nsubj NN attack; launched VERB 2 acl VBN launch; "
        "by ADP 5 case IN by; Norvania PROPN 3 obl:agent NNP Norvania; killed VERB 6 ROOT VBD kill; "
        "ten NUM 8 nummod CD ten; people NOUN 6 obj NNS people; in ADP 10 case IN in; "
        "Karsk PROPN 6 obl NNP Karsk; . PUNCT 6 punct . .",
        Karsk="place",
    )
    assert [[p.span.text for p in e.doers] for e in found if e.lemma == "kill"] == [["Norvania"]]


def test_those_who_are_threatened_may_be_the_ones_who_defend_it() -> None:
    found = read(
        "Norvania PROPN 2 nsubj NNP Norvania; issued VERB 2 ROOT VBD issue; threats NOUN 2 obj NNS threat; "
        "against ADP 5 case IN against; Varga PROPN 3 nmod NNP Varga; for SCONJ 7 mark IN for; "
        "defending VERB 2 advcl VBG defend; Kestria PROPN 7 obj NNP Kestria; . PUNCT 2 punct . .",
        Varga="person",
    )
    assert [e for e in found if e.lemma == "defend"] == []


STATED = (
    "Sorel PROPN 2 nsubj; stated VERB 0 root VBD state; that SCONJ 6 mark; Norvania PROPN 6 nsubj; is AUX 6 aux VBZ be;"
    "failing VERB 2 ccomp VBG fail;"
)


def test_a_past_after_words_in_the_present_is_the_speakers_deed() -> None:
    found = read(
        STATED + "and CCONJ 8 cc; urged VERB 6 conj VBD urge; Kestria PROPN 8 obj; to PART 11 mark; act VERB 8 xcomp",
        Sorel="person",
    )
    assert [e.actor.span.text for e in found if e.lemma == "urge"] == ["Sorel"]


def test_a_deed_that_is_no_word_stays_theirs_of_whom_it_is_told() -> None:
    found = read(
        STATED + "and CCONJ 8 cc; bombed VERB 6 conj VBD bomb; Kestria PROPN 8 obj",
        Sorel="person",
    )
    assert [e.actor.span.text for e in found if e.lemma == "bomb"] == ["Norvania"]


def test_whose_demand_follows_words_about_somebody_is_left_open() -> None:
    found = read(
        STATED
        + ", PUNCT 8 punct; urging VERB 6 advcl VBG urge; Kestria PROPN 8 obj; to PART 11 mark; act VERB 8 xcomp",
        Sorel="person",
    )
    assert [e for e in found if e.lemma == "urge"] == []


def test_a_deed_within_words_about_the_past_stays_theirs() -> None:
    found = read(
        "Sorel PROPN 2 nsubj; stated VERB 0 root VBD state; that SCONJ 5 mark; Norvania PROPN 5 nsubj; failed VERB 2 ccomp VBD fail;"
        "and CCONJ 7 cc; urged VERB 5 conj VBD urge; Kestria PROPN 7 obj; to PART 10 mark; act VERB 7 xcomp",
        Sorel="person",
    )
    assert [e.actor.span.text for e in found if e.lemma == "urge"] == ["Norvania"]
