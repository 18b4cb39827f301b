"""Recipients that the kind of act reveals, from parses written by hand."""

from __future__ import annotations

from tests.extract.test_participants import only, read, sides


def test_who_is_to_resign_is_asked_to() -> None:
    found = read(
        "Norvania PROPN 2 nsubj; demanded VERB 0 root VBD demand; that SCONJ 5 mark; Sorel PROPN 5 nsubj; resign VERB 2 ccomp VB resign",
        Sorel="person",
    )
    assert ("Norvania", "demand", "Sorel", None) in [sides(e) for e in found]


def test_whom_money_is_to_help_is_who_it_is_for() -> None:
    event = next(
        e
        for e in read(
            "Norvania PROPN 2 nsubj; provided VERB 0 root VBD provide; aid NOUN 2 obj NN aid; to PART 5 mark; help VERB 2 advcl VB help;"
            "refugees NOUN 5 obj NNS refugee"
        )
        if e.lemma == "provide"
    )
    assert sides(event)[2] == "refugees"


def test_a_curfew_is_imposed_on_the_place_where_it_is() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; imposed VERB 0 root VBD impose; a DET 4 det; curfew NOUN 2 obj NN curfew; in ADP 6 case; Velmar PROPN 4 nmod",
        Velmar="place",
    )
    assert sides(event)[2] == "Velmar"


def test_where_a_treaty_is_signed_is_no_recipient() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; signed VERB 0 root VBD sign; a DET 4 det; treaty NOUN 2 obj NN treaty; in ADP 6 case; Velmar PROPN 2 obl",
        Velmar="place",
    )
    assert sides(event)[2] is None


def test_what_is_attacked_in_a_place_is_not_the_place() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; attacked VERB 0 root VBD attack; an DET 4 det; airport NOUN 2 obj NN airport; in ADP 6 case; Velmar PROPN 4 nmod",
        Velmar="place",
    )
    assert sides(event)[2] is None
