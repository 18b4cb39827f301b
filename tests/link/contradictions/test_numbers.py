"""Figures in a sentence."""

from __future__ import annotations

import pytest

from kg.link.contradictions.numbers import figures
from kg.records import Span


def counted(text: str, start: int = 0) -> list[str]:
    return [one.span.text for one in figures(Span(start, start + len(text), text))]


@pytest.mark.parametrize(
    "told", ["Two ferries sank.", "TWO ferries sank.", "Some 2 ferries sank.", "Some ٢ ferries sank."]
)
def test_a_figure_stands_in_words_in_capitals_or_in_signs(told: str) -> None:
    assert len(counted(told)) == 1


@pytest.mark.parametrize("told", ["The ferry sank often.", "The network sank the ferry.", "Eİght ferries sank."])
def test_letters_of_a_number_are_none(told: str) -> None:
    assert counted(told) == []


def test_a_sentence_that_comes_again_has_its_figures_at_its_own_place() -> None:
    text = "The storm sank 21 ferries."
    (first,), (second,) = ([*figures(Span(start, start + len(text), text))] for start in (0, 300))
    assert (first.span.start, second.span.start) == (15, 315)
    assert first.span.text == second.span.text == "21"
