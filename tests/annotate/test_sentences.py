"""Sentence starts and hard-wrapped text."""

from dataclasses import replace

import numpy as np
import pytest

from kg.annotate.sentences import WIDEST, is_hard_wrapped, sentence_starts
from kg.annotate.words import Words

WRAPPED = """The minister said on Tuesday that the government would not
change its mind about the new tax, which has drawn criticism
from farmers in the north of the country and from several
members of her own party, who met in the capital last week."""
PARAGRAPHS = """The minister spoke on Tuesday about the new tax on all farms.
Farmers in the north of the country were not pleased with her.
Several members of her party met in the capital only last week.
Nobody expects that the government will change its mind soon."""


def words(breaks: list[int]) -> Words:
    n = len(breaks)
    whole = np.arange(n)
    return Words(["x"] * n, whole, whole, np.arange(n + 1), whole * 0, np.array(breaks))


@pytest.mark.parametrize(("text", "wrapped"), [(WRAPPED, True), (PARAGRAPHS, False), ("One line.", False), ("", False)])
def test_lines_broken_by_width_are_told_from_paragraphs(text: str, wrapped: bool) -> None:
    assert is_hard_wrapped(text) is wrapped


def test_a_new_line_starts_a_sentence_whatever_the_scores_say() -> None:
    scores = np.array([[5, 0]] * 4, np.float32)
    assert sentence_starts(scores, words([2, 1, 2, 1])).tolist() == [0, 2]


def test_no_sentence_is_endless() -> None:
    n = 3 * WIDEST
    starts = sentence_starts(np.zeros((n, 2), np.float32), words([1] * n)).tolist()
    assert max(np.diff([*starts, n])) <= WIDEST


def started(told: str) -> list[str]:
    """The first words of the sentences where the reader itself saw a start nowhere."""
    forms = told.split(" ")
    line = replace(words([2, *[1] * (len(forms) - 1)]), forms=forms)
    starts = sentence_starts(np.array([[5, 0]] * len(forms), np.float32), line)
    return [forms[i] for i in starts.tolist()]


@pytest.mark.parametrize(
    "told",
    [
        "It ended on Thursday . Secretary of State Osk Lindt spoke",
        "He came in March . Norvania left",
        "They left the valley . Prime Minister Ana Sorel spoke",
        "They met in Dec. President Sorel spoke",
        "It was over on Friday . Mr. Sorel spoke",
    ],
)
def test_before_a_title_or_after_a_day_a_full_stop_ends_a_sentence(told: str) -> None:
    assert len(started(told)) == 2


@pytest.mark.parametrize(
    "told",
    [
        "the U.S. President spoke",
        "said Lt . Governor Ana Sorel",
        "on Dec. 5 in Lund",
        "it cost 5 . President Sorel paid",
        "on Thursday . the end",
        "they met Thursday in Lund",
        "in Washington , D.C. Mayor Sorel spoke",
    ],
)
def test_after_another_short_form_or_before_a_small_letter_none_ends(told: str) -> None:
    assert len(started(told)) == 1
