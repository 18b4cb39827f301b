from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.names import bare, bears, capitalised, key, label, shouted, without_initials

TITLES = {"president", "mr", "secretary general", "senator", "prime minister"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("the Kremlin’s", "Kremlin"),
        ("Recep Tayyip Erdoğan", "RECEP TAYYIP ERDOGAN"),
        ("Amir-Abdollahian", "Amir Abdollahian"),
        ("Türkiye's", "Turkiye"),
        ("Radosław Sikorski", "Radoslaw Sikorski"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_different_names_do_not_meet() -> None:
    assert key("Niger") != key("Nigeria")


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("President Donald Trump", "Donald Trump"),
        ("Mr. Trump", "Trump"),
        ("Secretary General Mark Rutte", "Mark Rutte"),
        ("Mark Rutte", "Mark Rutte"),
        ("President", "President"),
    ],
)
def test_titles_are_no_part_of_a_name(name: str, rest: str) -> None:
    assert bare(name, TITLES)[1] == rest


def test_a_surname_of_several_words_ends_the_full_name() -> None:
    assert bears("von der leyen", "ursula von der leyen")


def test_part_of_a_word_is_no_surname() -> None:
    assert not bears("son", "boris johnson")


def test_initials_do_not_tell_names_apart() -> None:
    assert without_initials("joseph r biden jr") == "joseph biden"


def test_capitals_of_a_headline_are_undone() -> None:
    assert shouted("MARK RUTTE")
    assert capitalised("MARK RUTTE") == "Mark Rutte"


def test_an_abbreviation_is_not_shouted() -> None:
    assert not shouted("NATO")


def test_a_label_is_one_line_without_article_or_possessive() -> None:
    assert label("the Red\nCross’s") == "Red Cross"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more_for_plain_words(text: str) -> None:
    words = " ".join("".join(c for c in text if (c.isascii() and c.isalpha()) or c == " ").split())
    folded = key(words)
    assert key(folded) == folded or folded.startswith("the ")
