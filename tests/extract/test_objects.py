"""The direct object of a verb, from parses written by hand, also where the parser errs."""

from __future__ import annotations

from tests.extract.test_participants import only, read, sides


def test_an_adjective_read_as_an_object_only_describes_the_next() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; incited VERB 0 root VBD incite; political ADJ 2 obj JJ political;"
        "violence NOUN 2 obj NN violence; against ADP 6 case; Kestria PROPN 2 obl"
    )
    assert sides(event) == ("Norvania", "incite", "Kestria", "violence")


def test_his_is_never_an_object() -> None:
    event = only(
        "Sorel PROPN 2 nsubj; met VERB 0 root VBD meet; his PRON 2 obj PRP$ his; allies NOUN 2 obj NNS ally",
        Sorel="person",
    )
    assert sides(event) == ("Sorel", "meet", "allies", None)


def test_the_her_before_a_noun_hears_nothing() -> None:
    event = only(
        "Sorel PROPN 2 nsubj; urged VERB 0 root VBD urge; her PRON 2 iobj PRP$ her; husband NOUN 2 obj NN husband;"
        "to PART 6 mark; leave VERB 2 xcomp VB leave",
        Sorel="person",
    )
    assert sides(event)[2] == "husband"


def test_who_is_interviewed_with_is_not_accused_though_the_interview_is_read_as_an_object() -> None:
    found = read(
        "Sorel PROPN 2 nsubj; charged VERB 0 root VBD charge; in ADP 5 case; an DET 5 det; interview NOUN 2 obj NN interview;"
        "with ADP 7 case; Aurora PROPN 5 nmod; that SCONJ 10 mark; Norvania PROPN 10 nsubj; cheated VERB 2 ccomp VBD cheat",
        Sorel="person",
        Aurora="organisation",
    )
    assert [e for e in found if e.recipient is not None and e.recipient.span.text == "Aurora"] == []


def test_who_returns_to_a_seat_gives_nothing_back() -> None:
    found = read(
        "Sorel PROPN 2 nsubj; returned VERB 0 root VBD return; to ADP 5 case; the DET 5 det; Kremlin PROPN 2 obj NNP Kremlin",
        Sorel="person",
        Kremlin="organisation",
    )
    assert [e for e in found if e.plover is not None and e.plover.type == "RETREAT"] == []


def test_what_stands_before_the_subject_and_a_comma_says_who_that_is() -> None:
    event = only(
        "A DET 2 det; critic NOUN 7 obj NN critic; of ADP 4 case; Kestria PROPN 2 nmod; , PUNCT 7 punct; Sorel PROPN 7 nsubj;"
        "accused VERB 0 root VBD accuse; Norvania PROPN 7 obj",
        Sorel="person",
    )
    assert sides(event) == ("Sorel", "accuse", "Norvania", None)


def test_a_subject_too_many_behind_a_comma_is_no_object() -> None:
    found = read(
        "Sorel PROPN 2 nsubj; resigned VERB 0 root VBD resign; , PUNCT 5 punct; her PRON 5 nmod:poss; successor NOUN 2 nsubj NN successor",
        Sorel="person",
    )
    assert [sides(e)[2] for e in found] == [None]


def test_who_shoots_himself_attacks_nobody() -> None:
    assert (
        read(
            "Sorel PROPN 2 nsubj; shot VERB 0 root VBD shoot; himself PRON 2 obj PRP himself; in ADP 5 case; Norvania PROPN 2 obl",
            Sorel="person",
        )
        == []
    )


def test_those_who_join_forces_do_nothing_to_forces() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; joined VERB 0 root VBD join; forces NOUN 2 obj NNS force; with ADP 5 case; Kestria PROPN 2 obl"
    )
    assert sides(event)[2] == "Kestria"


def test_what_somebody_speaks_at_is_no_object() -> None:
    event = only(
        "Sorel PROPN 2 nsubj; met VERB 0 root VBD meet; Bell PROPN 2 obj; at ADP 6 case; the DET 6 det; airport NOUN 2 obl NN airport",
        {"Sorel": "person", "Bell": "person"},
    )
    assert sides(event) == ("Sorel", "meet", "Bell", None)


def test_some_of_something_is_named_whole() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; imposed VERB 0 root VBD impose; some DET 2 obj DT some; of ADP 6 case; the DET 6 det;"
        "sanctions NOUN 3 nmod NNS sanction; on ADP 8 case; Kestria PROPN 2 obl"
    )
    assert sides(event) == ("Norvania", "impose", "Kestria", "some of the sanctions")


def test_the_reason_why_something_is_refused_is_not_refused() -> None:
    found = read(
        "reasons NOUN 0 root NNS reason; that PRON 4 obj WDT that; Norvania PROPN 4 nsubj; rejected VERB 1 acl:relcl VBD reject;"
        "Kestria PROPN 4 obl NNP Kestria"
    )
    assert [e for e in found if e.object is not None and "reason" in e.object.span.text] == []
