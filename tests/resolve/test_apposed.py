"""Nominals beside a name."""

from __future__ import annotations

from tests.resolve.factory import label, name, nominal, solve


def test_a_name_after_a_nominal_between_commas_is_whom_it_means() -> None:
    found = solve("His daughter, Ana Sorel, came.", nominal("His daughter", "daughter"), name("Ana Sorel"))
    assert label(found, "His daughter") == "Ana Sorel"


def test_a_name_before_a_nominal_between_commas_is_whom_it_means() -> None:
    found = solve("Ana Sorel, his daughter, came.", name("Ana Sorel"), nominal("his daughter", "daughter"))
    assert label(found, "his daughter") == "Ana Sorel"


def test_the_first_of_a_list_is_no_apposition() -> None:
    text = "His daughter, Ana Sorel and Bert Bell came."
    found = solve(text, nominal("His daughter", "daughter"), name("Ana Sorel"), name("Bert Bell"))
    assert label(found, "His daughter") is None


def test_an_apposition_of_another_gender_is_none() -> None:
    text = "A spokeswoman, Robert Sorel, came."
    found = solve(text, nominal("A spokeswoman", "spokeswoman", gender="female"), name("Robert Sorel"))
    assert label(found, "A spokeswoman") is None
