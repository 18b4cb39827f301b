"""The sides of an action, read from parses written by hand: several who act, what they do together, how recipients are found."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article, Event
from tests.extract.parses import parse

NAMES = {"Norvania": "place", "Kestria": "place"}


def read(table: str, names: dict[str, str] | None = None, **more: str) -> list[Event]:
    doc = parse(table, {**{k: v for k, v in NAMES.items() if k in table}, **(names or {}), **more})
    return list(extract(doc, Article("a", "a.txt", doc.text, published="2025-04-07")).events)


def only(table: str, names: dict[str, str] | None = None, **more: str) -> Event:
    found = read(table, names, **more)
    assert len(found) == 1, [sides(e) for e in found]
    return found[0]


def sides(event: Event) -> tuple[str, str, str | None, str | None]:
    far = (event.recipient, event.object)
    recipient, thing = (side.span.text if side else None for side in far)
    return event.actor.span.text, event.lemma, recipient, thing


def texts(event: Event) -> tuple[list[str], list[str]]:
    return [p.span.text for p in event.actors], [p.span.text for p in event.recipients]


BOTH = "Norvania PROPN 4 nsubj; and CCONJ 3 cc; Kestria PROPN 1 conj; "


def test_several_that_act_are_one_event_with_members() -> None:
    event = only(BOTH + "bombed VERB 0 root VBD bomb; Arvenia PROPN 4 obj", Arvenia="place")
    assert sides(event) == ("Norvania and Kestria", "bomb", "Arvenia", None)
    assert texts(event) == (["Norvania", "Kestria"], [])
    assert event.actor.mention is None


def test_one_that_acts_has_no_members() -> None:
    event = only("Norvania PROPN 2 nsubj; bombed VERB 0 root VBD bomb; Kestria PROPN 2 obj")
    assert (texts(event), event.actor.mention is not None) == (([], []), True)


def test_several_to_whom_it_is_done_are_members_too() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; bombed VERB 0 root VBD bomb; Kestria PROPN 2 obj; and CCONJ 5 cc; Arvenia PROPN 3 conj",
        Arvenia="place",
    )
    assert (sides(event)[2], texts(event)[1]) == ("Kestria and Arvenia", ["Kestria", "Arvenia"])


def test_who_does_it_together_with_another_acts_as_well() -> None:
    event = only(
        "Norvania PROPN 2 nsubj; bombed VERB 0 root VBD bomb; Arvenia PROPN 2 obj; alongside ADP 5 case; Kestria PROPN 2 obl",
        Arvenia="place",
    )
    assert texts(event)[0] == ["Norvania", "Kestria"]


def test_the_names_of_old_foes_act() -> None:
    event = only(
        "Foes NOUN 5 nsubj NNS foe; Norvania PROPN 1 appos; and CCONJ 4 cc; Kestria PROPN 2 conj; bombed VERB 0 root VBD bomb;"
        "Arvenia PROPN 5 obj",
        Arvenia="place",
    )
    assert texts(event)[0] == ["Norvania", "Kestria"]


def test_a_name_in_a_list_that_the_parser_takes_for_an_apposition_acts() -> None:
    event = only(
        "Norvania PROPN 7 nsubj; , PUNCT 3 punct; Kestria PROPN 1 appos; , PUNCT 6 punct; and CCONJ 6 cc; Arvenia PROPN 1 conj;"
        "bombed VERB 0 root VBD bomb; Osk PROPN 7 obj",
        Arvenia="place",
        Osk="place",
    )
    assert texts(event)[0] == ["Norvania", "Kestria", "Arvenia"]


@pytest.mark.parametrize(
    "rest",
    [
        "met VERB 0 root VBD meet",
        "agreed VERB 0 root VBD agree; to ADP 7 case; a DET 7 det; truce NOUN 4 obl NN truce",
        "signed VERB 0 root VBD sign; a DET 6 det; treaty NOUN 4 obj NN treaty",
        "held VERB 0 root VBD hold; talks NOUN 4 obj NNS talk",
    ],
)
def test_what_several_do_to_one_another_has_the_first_as_actor_and_the_rest_as_recipients(rest: str) -> None:
    event = only(BOTH + rest)
    assert (event.actor.span.text, [p.span.text for p in event.targets]) == ("Norvania", ["Kestria"])


def test_three_that_met_are_one_actor_and_two_recipients() -> None:
    event = only(
        "Norvania PROPN 6 nsubj; , PUNCT 3 punct; Kestria PROPN 1 conj; and CCONJ 5 cc; Arvenia PROPN 1 conj; met VERB 0 root VBD meet",
        Arvenia="place",
    )
    assert (event.actor.span.text, texts(event)[1]) == ("Norvania", ["Kestria", "Arvenia"])


def test_what_several_sign_with_another_is_not_between_themselves() -> None:
    event = only(
        BOTH
        + "signed VERB 0 root VBD sign; a DET 6 det; treaty NOUN 4 obj NN treaty; with ADP 8 case; Arvenia PROPN 6 nmod",
        Arvenia="place",
    )
    assert sides(event)[:3] == ("Norvania and Kestria", "sign", "Arvenia")


def test_what_several_reject_is_not_between_themselves() -> None:
    event = only(BOTH + "rejected VERB 0 root VBD reject; the DET 6 det; treaty NOUN 4 obj NN treaty")
    assert sides(event) == ("Norvania and Kestria", "reject", None, "the treaty")


def test_a_pact_signed_between_two_joins_them() -> None:
    event = only(
        "A DET 2 det; pact NOUN 4 nsubj:pass NN pact; was AUX 4 aux:pass; signed VERB 0 root VBN sign; between ADP 6 case;"
        "Norvania PROPN 4 obl; and CCONJ 8 cc; Kestria PROPN 6 conj"
    )
    assert sides(event)[:3] == ("Norvania", "sign", "Kestria")


def test_a_dateline_does_not_act() -> None:
    found = read(
        "VELMAR PROPN 4 nsubj; -- PUNCT 1 punct; Norvania PROPN 4 nsubj; bombed VERB 0 root VBD bomb; Kestria PROPN 4 obj",
        VELMAR="place",
    )
    assert [sides(e)[0] for e in found] == ["Norvania"]


def test_who_speaks_after_a_clause_does_not_do_what_it_says() -> None:
    found = read(
        "Norvania PROPN 3 nsubj; is AUX 3 cop; about ADJ 9 ccomp; to PART 5 mark; restore VERB 9 ccomp VB restore;"
        "ties NOUN 5 obj NNS tie; with ADP 8 case; Kestria PROPN 6 nmod; said VERB 0 root VBD say; Sorel PROPN 9 nsubj",
        Sorel="person",
    )
    assert [sides(e)[:3] for e in found] == [("Norvania", "restore", "Kestria")]


def test_a_resolution_that_condemns_is_its_authors_condemnation() -> None:
    found = read(
        "Norvania PROPN 2 nsubj; passed VERB 0 root VBD pass; a DET 4 det; resolution NOUN 2 obj NN resolution;"
        "condemning VERB 4 acl VBG condemn; Kestria PROPN 5 obj"
    )
    assert ("Norvania", "condemn", "Kestria", None) in [sides(e) for e in found]


def test_who_fights_along_a_line_is_not_joined_by_it() -> None:
    event = only(
        BOTH
        + "exchanged VERB 0 root VBD exchange; fire NOUN 4 obj NN fire; along ADP 8 case; the DET 8 det; Front PROPN 4 obl",
        Front="organisation",
    )
    assert sides(event)[:3] == ("Norvania", "exchange", "Kestria")


def test_soldiers_of_two_who_clash_do_it_to_one_another() -> None:
    event = only(
        "Soldiers NOUN 6 nsubj NNS soldier; from ADP 3 case; Norvania PROPN 1 nmod; and CCONJ 5 cc; Kestria PROPN 3 conj;"
        "clashed VERB 0 root VBD clash"
    )
    assert sides(event)[:3] == ("Norvania", "clash", "Kestria")


def test_soldiers_of_two_who_shell_a_town_do_it_together() -> None:
    event = only(
        "Soldiers NOUN 6 nsubj NNS soldier; from ADP 3 case; Norvania PROPN 1 nmod; and CCONJ 5 cc; Kestria PROPN 3 conj;"
        "shelled VERB 0 root VBD shell; Arvenia PROPN 6 obj",
        Arvenia="place",
    )
    assert sides(event)[::2] == ("Soldiers", "Arvenia")


def test_those_who_fight_each_other_are_both_sides() -> None:
    event = only(BOTH + "fought VERB 0 root VBD fight; each DET 4 obj; other ADJ 5 fixed")
    assert sides(event)[:3] == ("Norvania", "fight", "Kestria")
