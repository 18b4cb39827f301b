"""What stands about an action word."""

from __future__ import annotations

from kg.extract.actions import verb_action
from kg.extract.surroundings import about_verb
from tests.extract.parses import parse

MUST = (
    "Kestria PROPN 2 nsubj; said VERB 0 root VBD say; {} {} 5 nsubj; must AUX 5 aux; leave VERB 2 ccomp VB;"
    " Belinta PROPN 5 obj"
)


def test_what_others_must_do_is_asked_of_them() -> None:
    code = verb_action(parse(MUST.format("Norvania", "PROPN"))[1])
    assert code is not None
    assert code.type == "REQUEST"


def test_what_we_must_do_is_asked_of_nobody() -> None:
    assert verb_action(parse(MUST.format("we", "PRON"))[1]) is None


def test_saying_that_somebody_is_responsible_accuses() -> None:
    doc = parse(
        "Kestria PROPN 2 nsubj; said VERB 0 root VBD say; rebels NOUN 5 nsubj NNS rebel; were AUX 5 cop;"
        " responsible ADJ 2 ccomp"
    )
    code = verb_action(doc[1])
    assert code is not None
    assert code.type == "ACCUSE"


def test_a_word_of_number_hands_on_what_is_counted() -> None:
    doc = parse(
        "Kestria PROPN 2 nsubj; eased VERB 0 root VBD ease; some DET 2 obj; of ADP 6 case; its PRON 6 nmod:poss;"
        " restrictions NOUN 3 nmod NNS restriction"
    )
    assert [token.text for token in about_verb(doc[1]).objects] == ["some", "restrictions"]


RETURN = "Kestria PROPN 2 nsubj; returned VERB 0 root VBD return; {}to ADP {} case; Norvania PROPN 2 obl"


def test_returning_a_thing_gives_way() -> None:
    code = verb_action(parse(RETURN.format("statues NOUN 2 obj NNS statue; ", 5))[1])
    assert code is not None
    assert (code.type, code.mode) == ("RETREAT", "return")


def test_returning_oneself_does_not() -> None:
    assert verb_action(parse(RETURN.format("", 4))[1]) is None


def test_a_plural_in_ies_is_met_in_the_singular() -> None:
    doc = parse("Kestria PROPN 2 nsubj; suspended VERB 0 root VBD suspend; supplies NOUN 2 obj NNS supplies")
    code = verb_action(doc[1])
    assert code is not None
    assert code.type == "SANCTION"


def test_a_noun_and_the_clause_below_it_ask_each_other_no_end() -> None:
    doc = parse(
        "Kestria PROPN 2 nsubj; announced VERB 0 root VBD announce; sanctions NOUN 2 obj NNS sanction; to PART 5 mark;"
        " announce VERB 3 acl VB; sanctions NOUN 5 obj NNS sanction"
    )
    code = verb_action(doc[4])
    assert code is not None
    assert code.type == "SANCTION"
