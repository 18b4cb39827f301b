"""Two of one name are told apart by what differs."""

from dataclasses import replace

import pytest

from kg.view import Deed, Party
from kg.view.apart import told_apart


def two(deed: Deed, one: Party, other: Party, **origin: str) -> list[str]:
    later = replace(deed, actors=(other,), recipients=(), things=(), origin=replace(deed.origin, **origin))
    labels = told_apart([replace(deed, actors=(one,), recipients=(), things=()), later])
    return [labels[party.entity] for party in (one, other)]


def novak(number: int, kind: str = "person") -> Party:
    return Party(f"urn:kg:{kind}:{number}", "Novak", kind)


def test_a_name_that_only_one_has_stays_as_it_is(april: tuple[Deed, ...]) -> None:
    labels = told_apart(april)
    assert set(labels.values()) >= {"Russia", "NATO"}
    assert not any("(" in label for label in labels.values())


def test_the_kind_tells_a_person_and_a_place_apart(april: tuple[Deed, ...]) -> None:
    assert two(april[0], novak(1), novak(2, "place")) == ["Novak (person)", "Novak (place)"]


@pytest.mark.parametrize(
    ("origin", "apart"),
    [
        ({"outlet": "Herald"}, ["Novak (in Gazette)", "Novak (in Herald)"]),
        ({"date": "2025-06-01"}, ["Novak (first reported 3 April 2025)", "Novak (first reported 1 June 2025)"]),
        ({}, ["Novak (1 of 2)", "Novak (2 of 2)"]),
    ],
)
def test_two_people_are_told_apart_by_who_speaks_of_them_and_when(
    april: tuple[Deed, ...], origin: dict[str, str], apart: list[str]
) -> None:
    deed = next(deed for deed in april if deed.origin.outlet == "Gazette")
    assert two(deed, novak(1), novak(2), **origin) == apart


def test_who_has_an_id_goes_by_it(april: tuple[Deed, ...]) -> None:
    known = Party("http://www.wikidata.org/entity/Q7", "Novak", "person")
    assert two(april[0], known, novak(1)) == ["Novak (Q7)", "Novak"]
