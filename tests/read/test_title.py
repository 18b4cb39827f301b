"""A first line standing apart is the title; a first sentence is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.title import find, title_span

BODY = "The minister said on Monday that the talks would go on, and that nobody should expect a result this week."


@pytest.mark.parametrize(
    "text",
    [
        f"Minister says talks will go on\n\n{BODY}",
        f"Minister says talks will go on\n{BODY}\n{BODY}",
        f"Minister says talks will go on\r\n\r\n{BODY}",
        f"\n  Minister says talks will go on \n\n{BODY}",
        f"Minister says talks will go on\nOfficial has 'clear view' of both sides\nGENEVA\n{BODY}",
        "Minister says talks will go on\n- The talks began in May.\n- They will go on.",
    ],
)
def test_short_line_before_the_body_is_the_title(text: str) -> None:
    span = title_span(text)
    assert span is not None
    assert span.text == "Minister says talks will go on" == text[span.start : span.end]


def test_headline_may_end_in_a_full_stop_when_it_is_written_in_capitals() -> None:
    assert title_span(f"Minister Tells Both Sides To Talk.\n\n{BODY}") is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Minister says talks will go on",
        f"{BODY}\n\n{BODY}",
        f"The minister spoke on Monday.\n\n{BODY}",
        f"- The talks began in May\n- They will go on\n{BODY}",
        f"{'Talks ' * 60}\n\n{BODY}",
        "The minister said on Monday that the\nTalks in Geneva would go on, and that\nnobody should expect a result.",
        "The minister said on Monday\nthat the talks would go on.",
    ],
)
def test_sentences_bullets_and_wrapped_lines_are_no_title(text: str) -> None:
    assert title_span(text) is None


@given(st.text(max_size=300))
def test_title_is_a_slice_of_the_text(text: str) -> None:
    span = title_span(text)
    assert span is None or (span.text and text[span.start : span.end] == span.text)


def test_known_title_is_found_where_it_opens_the_text() -> None:
    assert find("Talks go on", f" Talks go on\n{BODY}") is not None
    assert find("Talks go on", f"{BODY} Talks go on") is None
