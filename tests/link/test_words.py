"""Words are brought to one form, together with words that say the same, and weighed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.words import concept, stem, weight, words


@pytest.mark.parametrize(
    ("one", "other"),
    [("moved", "moving"), ("harbours", "harbour"), ("swiftly", "fast"), ("lawsuit", "sued"), ("shut", "closed")],
)
def test_words_that_say_the_same_are_one_concept(one: str, other: str) -> None:
    assert concept(one) == concept(other)


@pytest.mark.parametrize(
    ("one", "other"), [("made", "mad"), ("fast", "slow"), ("more", "less"), ("must", "may"), ("win", "lose")]
)
def test_words_that_say_something_else_are_not(one: str, other: str) -> None:
    assert concept(one) != concept(other)


def test_the_seldom_word_weighs_more() -> None:
    assert weight("tango") > weight("war") > weight("the") == 0


@pytest.mark.parametrize("text", ["He can't agree", "He can not agree", "He doesn’t agree", "He won't agree"])
def test_a_contraction_denies(text: str) -> None:
    assert "not" in [word.plain for word in words(text)]


def test_us_is_not_the_united_states() -> None:
    assert words("They told us")[-1].concept != words("They told the U.S.")[-1].concept


def test_an_abbreviation_is_the_same_with_points() -> None:
    assert words("the F.B.I. said")[1].plain == words("the FBI said")[1].plain


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    assert all(0 <= word.weight <= 1 and word.concept for word in words(text))


@given(st.from_regex(r"[a-z]{1,15}", fullmatch=True))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)


@pytest.mark.parametrize(("text", "number"), [("nineteen miners", "19"), ("two thousand tons", "2000")])
def test_a_number_in_words_stands_for_its_figure(text: str, number: str) -> None:
    assert words(text)[0].concept == number


@pytest.mark.parametrize(
    ("one", "other"), [("called off", "cancelled"), ("puts off", "delays"), ("took part", "involved")]
)
def test_a_verb_with_a_small_word_is_one_concept(one: str, other: str) -> None:
    assert words(one)[0].concept == words(other)[0].concept
