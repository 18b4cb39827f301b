"""Nominals that vary a name: by office, party, place, and what stands around the name."""

from __future__ import annotations

import pytest

from tests.resolve.factory import M, S, label, name, nominal, solve


def meant(text: str, words: str, *people: M, head: str | None = None) -> str | None:
    """Whom a nominal, the source of the last statement, means."""
    found = solve(text, *people, nominal(words, head or words.split(" ")[-1]), said=[S(words, "it snows")])
    return label(found, words)


def test_the_senator_is_whom_a_title_calls_so() -> None:
    text = "Senator Ana Sorel met Bert Bell. The senator said it snows."
    people = [name("Ana Sorel", grammar="subject"), name("Bert Bell", grammar="object")]
    assert meant(text, "The senator", *people) == "Ana Sorel"


def test_a_place_in_brackets_tells_two_senators_apart() -> None:
    text = (
        "Senator Ana Sorel (R-S.C.) met Senator Bert Bell (D-Mass.) at noon. The Massachusetts senator said it snows."
    )
    people = [name("Ana Sorel", grammar="subject"), name("Bert Bell", grammar="object")]
    assert meant(text, "The Massachusetts senator", *people) == "Bert Bell"


def test_two_senators_named_close_by_leave_the_senator_open() -> None:
    text = "Senator Ana Sorel and Senator Bert Bell met. The senator said it snows."
    people = [name("Ana Sorel", grammar="subject"), name("Bert Bell", grammar="subject")]
    assert meant(text, "The senator", *people) is None


def test_a_party_tells_two_candidates_apart() -> None:
    text = "Democratic candidate Ana Sorel met Republican candidate Bert Bell. The GOP candidate said it snows."
    people = [name("Ana Sorel", grammar="subject"), name("Bert Bell", grammar="object")]
    assert meant(text, "The GOP candidate", *people) == "Bert Bell"


def test_an_apposition_after_the_name_calls_it_so() -> None:
    text = "Ana Sorel, a judge in Oslo, met Bert Bell. The judge said it snows."
    people = [name("Ana Sorel", grammar="subject"), name("Bert Bell", grammar="object")]
    assert meant(text, "The judge", *people) == "Ana Sorel"


def test_the_owner_of_an_apposition_is_not_called_so() -> None:
    text = "Bert Bell left. Ana Sorel, the judge's eldest daughter, stayed. The judge said it snows."
    people = [name("Bert Bell", grammar="subject"), name("Ana Sorel", grammar="subject")]
    assert meant(text, "The judge", *people) != "Ana Sorel"


@pytest.mark.parametrize("words", ["A senator", "The vice senator", "His wife"])
def test_nobody_is_meant_by_an_indefinite_another_office_or_kin(words: str) -> None:
    text = f"Senator Ana Sorel spoke. {words} said it snows."
    assert meant(text, words, name("Ana Sorel", grammar="subject")) is None


def test_a_plain_stranger_is_not_the_last_person_named() -> None:
    text = "Ana Sorel spoke. The announcer said it snows."
    assert meant(text, "The announcer", name("Ana Sorel", grammar="subject")) is None


def test_a_band_leader_leads_no_country() -> None:
    text = "President Ana Sorel came. The band leader said it snows."
    found = solve(
        text,
        name("Ana Sorel"),
        nominal("The band leader", "leader"),
        roles=[("Ana Sorel", "President", None)],
        said=[S("The band leader", "it snows")],
    )
    assert label(found, "The band leader") is None


def test_the_commission_is_the_body_whose_name_holds_the_word() -> None:
    text = "The Sorel Commission on Rain met. The commission said it snows."
    found = solve(
        text,
        name("Sorel Commission on Rain", "organisation", "subject"),
        nominal("The commission", "commission", "organisation"),
        said=[S("The commission", "it snows")],
    )
    assert label(found, "The commission") == "Sorel Commission on Rain"


def test_nobody_speaks_of_himself_by_his_name() -> None:
    text = "Senator Ana Sorel met Bert Bell. The senator described Sorel's plan."
    people = [name("Ana Sorel", grammar="subject"), name("Bert Bell", grammar="object"), name("Sorel", nth=1)]
    found = solve(text, *people, nominal("The senator", "senator"), said=[S("The senator", "Sorel's plan")])
    assert label(found, "The senator") is None


def test_nobody_does_something_to_himself_under_another_description() -> None:
    text = "Senator Ana Sorel met Bert Bell. The senator praised Sorel."
    people = [name("Ana Sorel", grammar="subject"), name("Bert Bell", grammar="object"), name("Sorel", nth=1)]
    done = [("The senator", "praised", "Sorel", None)]
    found = solve(text, *people, nominal("The senator", "senator"), done=done)
    assert label(found, "The senator") is None


def test_whom_officers_shot_is_not_the_officer() -> None:
    text = "Officers shot Osk Varga, a former officer. The officer said it snows."
    done = [("Officers", "shot", "Osk Varga", None)]
    people = [nominal("Officers", "Officers", plural=True), name("Osk Varga", grammar="object")]
    found = solve(text, *people, nominal("The officer", "officer"), said=[S("The officer", "it snows")], done=done)
    assert label(found, "The officer") is None


def test_a_presidents_nominee_is_no_president() -> None:
    text = "Osk Lindt, now President Ana Sorel's nominee, met Bert Bell. The president said it snows."
    people = [name("Osk Lindt", grammar="subject"), name("Ana Sorel"), name("Bert Bell", grammar="object")]
    roles = [("Osk Lindt", "President Ana Sorel's nominee", None), ("Ana Sorel", "President", None)]
    found = solve(
        text, *people, nominal("The president", "president"), said=[S("The president", "it snows")], roles=roles
    )
    assert label(found, "The president") == "Ana Sorel"
