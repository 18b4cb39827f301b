"""Sentence starts and hard-wrapped text."""

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
