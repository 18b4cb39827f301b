"""Lines that are not the report are known, lines of the report are left alone, and table cells do not run together."""

import pytest

from kg.extract.layout import Layout
from kg.records import Span


def around(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Minister says talks will go on",
        "READ ALSO | Minister says talks will go on",
        "» Read more: Minister says talks will go on",
        "Related – Minister says talks will go on",
        "**Subscribe to our newsletter**",
        "Copyright ©2025 All rights reserved | Daily Post",
        "(c) 2025 Daily Post",
        "FILE PHOTO: The minister speaks in Geneva",
        "Jonas Berg in Kyiv contributed to this report.",
        "By Ida Holm",
        "By Ida Holm and Jonas Berg, in Geneva",
        "Follow us on X",
        "Share",
        "Comments (12)",
    ],
)
def test_a_line_that_is_not_the_report_is_known(line: str) -> None:
    assert Layout(f"Talks\n\n{line}\n\nThe minister left.").boilerplate == [(7, 7 + len(line))]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday Russia had attacked the city",
        "By signing up to the deal, Norvenia agreed to leave.",
        "By continuing the war, Russia isolates itself.",
        "“Follow us,” the minister told the allies.",
        "Share prices fell, the bank said.",
        "Copyright law must change, the minister said.",
        "Watch Russia closely, the minister said.",
        "Related parties must speak up, she said.",
        "Sources: Russia will attack",
        "Terms and conditions of the ceasefire were rejected.",
        "Photo finish in the vote, officials said",
        "He said (in a statement) that the talks go on.",
    ],
)
def test_a_line_of_the_report_is_left_alone(line: str) -> None:
    assert Layout(f"Talks\n\n{line}\n\nThe minister left.").boilerplate == []


def test_headlines_below_an_invitation_are_links() -> None:
    text = "Talks\n\nREAD ALSO\nRutte says NATO will act\n- Holm denies it\nThe minister left on Monday."
    layout = Layout(text)
    said = [layout.says(around(text, words)) for words in ("Rutte says", "Holm denies", "minister left")]
    assert said == [False, False, True]


def test_a_credit_in_brackets_takes_nothing_else_with_it() -> None:
    text = "The minister speaks in Geneva. (AP Photo/Jonas Berg)"
    layout = Layout(text)
    assert [layout.says(around(text, words)) for words in ("minister speaks", "Jonas Berg")] == [True, False]


def test_an_invitation_at_the_end_of_a_line_takes_nothing_else_with_it() -> None:
    text = "The minister left. READ MORE: Rutte says NATO will act"
    layout = Layout(text)
    assert [layout.says(around(text, words)) for words in ("minister left", "Rutte says")] == [True, False]


def test_words_of_two_cells_say_nothing_together() -> None:
    text = "Norvenia | Supports | the ceasefire\nHolm | Rutte said no | 12"
    layout = Layout(text)
    assert not layout.says(around(text, "Norvenia"), around(text, "Supports"))
    assert layout.says(around(text, "Rutte"), around(text, "said"))


def test_one_tab_divides_nothing() -> None:
    text = "The minister\tleft on Monday."
    assert Layout(text).says(around(text, "minister"), around(text, "left"))


def test_a_title_is_the_report_whatever_it_looks_like() -> None:
    text = "Watch: Rutte says NATO will act\n\nThe minister left."
    assert Layout(text, Span(0, 31, text[:31])).boilerplate == []
