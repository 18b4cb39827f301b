"""Genders that the article tells where the name does not."""

from __future__ import annotations

from tests.resolve.factory import label, name, pronoun, solve


def test_two_pronouns_after_a_name_tell_its_gender() -> None:
    text = "Quix Sorel said he would go, and his team too. Anna Bell came. He left."
    found = solve(text, name("Quix Sorel", grammar="subject"), name("Anna Bell"), pronoun("He"))
    assert label(found, "He") == "Quix Sorel"


def test_a_person_told_to_be_a_woman_is_not_he() -> None:
    text = "Robert Bell came. Quix Sorel said she would go, and her team too. He left."
    found = solve(text, name("Robert Bell", grammar="subject"), name("Quix Sorel", grammar="subject"), pronoun("He"))
    assert label(found, "He") == "Robert Bell"


def test_pronouns_after_another_person_tell_nothing() -> None:
    text = "Quix Sorel met Anna Bell, who said she and her team would go. He left."
    found = solve(text, name("Quix Sorel", grammar="subject"), name("Anna Bell", grammar="object"), pronoun("He"))
    assert label(found, "He") == "Quix Sorel"
