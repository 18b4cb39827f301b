"""Words that somebody selected are found to the character; where they may be several, nothing is guessed."""

from __future__ import annotations

import pytest

from kg.serve.pages.passage import near, placed
from kg.serve.pool import Refused

TEXT = "“It is a deal,” she said.\nIt is a deal, he said. Nothing\tmore   was said, it is told. 𝔸 deal."


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("words", "start", "place"),
    [
        ("Nothing more was said", "", at("Nothing\tmore   was said")),
        ("  he said ", "", at("he said", 1)),
        ("“It is a deal,”", "0", at("It is a deal,")),
        ("It is a deal,", "26", at("It is a deal,", 1)),
        ("othing more was sai", "", at("Nothing\tmore   was said")),
        ("𝔸 deal", "", at("𝔸 deal")),
        ("she said.\nIt is", "", at("she said.\nIt is")),
    ],
)
def test_words_have_one_place(words: str, start: str, place: tuple[int, int]) -> None:
    assert placed(TEXT, words, start) == place


@pytest.mark.parametrize("start", ["", "7", "-1", "٣", "9" * 12, "x"])
def test_words_that_stand_there_several_times_want_a_place(start: str) -> None:
    with pytest.raises(Refused, match="stand 2 times"):
        placed(TEXT, "It is a deal,", start)


@pytest.mark.parametrize("words", ["it is no deal", ".*", "deal deal"])
def test_words_that_stand_nowhere_are_refused(words: str) -> None:
    with pytest.raises(Refused, match="do not stand in the report"):
        placed(TEXT, words, "")


@pytest.mark.parametrize("words", ["", " ", "“ ”"])
def test_no_words_are_no_statement(words: str) -> None:
    with pytest.raises(Refused, match="which words"):
        placed(TEXT, words, "")


def test_of_several_cues_the_nearest_is_meant() -> None:
    assert near(TEXT, "said", at("It is a deal,", 1)) == at("said", 1)


def test_a_cue_stands_outside_the_words() -> None:
    with pytest.raises(Refused, match="does not stand near"):
        near(TEXT, "Nothing", at("Nothing\tmore   was said"))
