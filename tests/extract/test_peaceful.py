"""What only has the words of harm: elections, games, rallies, wars on poverty."""

from __future__ import annotations

from tests.extract.test_participants import read


def test_a_beating_in_a_poll_is_no_assault() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; whipped VERB 2 ROOT VBD whip; Varga PROPN 2 obj NNP Varga; "
        "in ADP 6 case IN in; the DET 6 det DT the; poll NOUN 2 obl NN poll; . PUNCT 2 punct . .",
        Sorel="person",
        Varga="person",
    )
    assert [e.plover and e.plover.type for e in found if e.lemma == "whip"] == [None]


def test_an_attack_in_the_first_half_is_no_assault() -> None:
    found = read(
        "Norvania PROPN 2 nsubj NNP Norvania; attacked VERB 2 ROOT VBD attack; "
        "Kestria PROPN 2 obj NNP Kestria; in ADP 7 case IN in; the DET 7 det DT the; "
        "first ADJ 7 amod JJ first; half NOUN 2 obl NN half; . PUNCT 2 punct . ."
    )
    assert [e.plover and e.plover.type for e in found if e.lemma == "attack"] == [None]


def test_the_half_of_a_year_is_no_game() -> None:
    found = read(
        "Norvania PROPN 2 nsubj NNP Norvania; attacked VERB 2 ROOT VBD attack; "
        "Kestria PROPN 2 obj NNP Kestria; in ADP 7 case IN in; the DET 7 det DT the; "
        "first ADJ 7 amod JJ first; half NOUN 2 obl NN half; of ADP 10 case IN of; the DET 10 det DT the; "
        "year NOUN 7 nmod NN year; . PUNCT 2 punct . ."
    )
    assert [e.plover and e.plover.type for e in found if e.lemma == "attack"] == ["ASSAULT"]


def test_a_campaign_rally_is_no_protest() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; held VERB 3 amod VBD hold; rallies NOUN 3 ROOT NNS rally; "
        "against ADP 5 case IN against; Norvania PROPN 3 nmod NNP Norvania; . PUNCT 3 punct . .",
        Sorel="person",
    )
    assert [e for e in found if e.lemma == "hold"] == []


def test_talks_that_are_planned_are_not_agreed() -> None:
    found = read(
        "Talks NOUN 3 nsubj:pass NNS talk; are AUX 3 aux:pass VBP be; planned VERB 3 ROOT VBN plan; "
        "between ADP 5 case IN between; Norvania PROPN 3 obl NNP Norvania; and CCONJ 7 cc CC and; "
        "Kestria PROPN 5 conj NNP Kestria; . PUNCT 3 punct . ."
    )
    assert [e for e in found if e.lemma == "plan"] == []


def test_helping_to_draft_something_is_no_aid() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; helped VERB 2 ROOT VBD help; draft VERB 2 xcomp VB draft; "
        "a DET 5 det DT a; bill NOUN 3 obj NN bill; for ADP 7 case IN for; "
        "Norvania PROPN 5 nmod NNP Norvania; . PUNCT 2 punct . .",
        Sorel="person",
    )
    assert [e for e in found if e.lemma == "help"] == []


def test_a_scathing_attack_is_one_in_words() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; launched VERB 2 ROOT VBD launch; a DET 5 det DT a; "
        "scathing NOUN 2 obj NN scathing; attack NOUN 2 obj NN attack; on ADP 7 case IN on; "
        "Varga PROPN 5 nmod NNP Varga; . PUNCT 2 punct . .",
        Sorel="person",
        Varga="person",
    )
    assert [e.plover and e.plover.type for e in found if e.lemma == "launch"] == ["ACCUSE"]


def test_a_personal_attack_is_one_in_words() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; made VERB 2 ROOT VBD make; a DET 5 det DT a; "
        "personal ADJ 5 amod JJ personal; attack NOUN 2 obj NN attack; on ADP 7 case IN on; "
        "Norvania PROPN 5 nmod NNP Norvania; . PUNCT 2 punct . .",
        Sorel="person",
    )
    assert [e.plover and e.plover.type for e in found if e.lemma == "make"] == ["ACCUSE"]


def test_a_trade_war_is_no_assault() -> None:
    found = read(
        "Norvania PROPN 2 nsubj NNP Norvania; waged VERB 2 ROOT VBD wage; a DET 5 det DT a; "
        "trade NOUN 5 compound NN trade; war NOUN 2 obj NN war; on ADP 7 case IN on; "
        "Kestria PROPN 5 nmod NNP Kestria; . PUNCT 2 punct . ."
    )
    assert [e.plover and e.plover.type for e in found if e.lemma == "wage"] == ["SANCTION"]


def test_a_war_on_poverty_is_no_assault() -> None:
    found = read(
        "Sorel PROPN 2 nsubj NNP Sorel; declared VERB 2 ROOT VBD declare; war NOUN 2 obj NN war; "
        "on ADP 5 case IN on; poverty NOUN 3 nmod NN poverty; in ADP 7 case IN in; "
        "Norvania PROPN 2 obl NNP Norvania; . PUNCT 2 punct . .",
        Sorel="person",
    )
    assert [e for e in found if e.lemma == "declare"] == []


def test_to_bombard_with_questions_is_no_assault() -> None:
    found = read(
        "Norvania PROPN 2 nsubj NNP Norvania; bombarded VERB 2 ROOT VBD bombard; "
        "Kestria NOUN 2 obj NN kestria; with ADP 5 case IN with; questions NOUN 2 obl NNS question; "
        ". PUNCT 2 punct . ."
    )
    assert [e for e in found if e.lemma == "bombard"] == []


def test_a_price_war_is_no_event() -> None:
    found = read(
        "Norvania PROPN 4 nmod:poss NNP Norvania; 's PART 1 case POS 's; price NOUN 4 compound NN price; "
        "war NOUN 7 nsubj NN war; with ADP 6 case IN with; Kestria PROPN 4 nmod NNP Kestria; "
        "hurt VERB 7 ROOT VBD hurt; farmers NOUN 7 obj NNS farmer; . PUNCT 7 punct . ."
    )
    assert [e for e in found if e.lemma == "war"] == []


def raid(by: str) -> list[str | None]:
    found = read(
        f"The DET 3 det; {by} PROPN 3 compound NNP {by}; raid NOUN 6 nsubj NN raid; on ADP 5 case; Kestria PROPN 3 nmod; ended VERB 0 root",
        {by: "organisation"},
    )
    return [e.plover and e.plover.type for e in found if e.lemma == "raid"]


def test_a_raid_by_the_police_is_no_attack() -> None:
    assert raid("FBI") == ["COERCE"]


def test_a_raid_by_others_is_an_attack() -> None:
    assert raid("Norlandia") == ["ASSAULT"]
