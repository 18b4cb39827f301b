"""An article's text with its passages marked."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.records import Span
from kg.view.compare_text import Passage, in_sentence, marked_text
from tests.view.test_compare_markup import Seen

TEXT = "One two three.\n\nFour five six."
PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


def passage(start: int, end: int, name: str = "p1-1", label: str = "") -> Passage:
    return Passage(start, end, name, "c1-1", label, "statement 1")


def test_a_passage_is_marked_and_leads_back() -> None:
    assert marked_text("He said go now.", [passage(8, 14, label="1")]) == (
        '<p>He said <mark id="p1-1">go now</mark><a class="back" href="#c1-1" aria-label="to statement 1">1</a>.</p>'
    )


@given(PLACES)
def test_marks_never_change_the_words(places: list[tuple[int, int]]) -> None:
    page = marked_text(TEXT, [passage(*place, name=f"p{i}") for i, place in enumerate(places)])
    assert Seen(page).words == TEXT.replace("\n", "")


@given(PLACES)
def test_no_anchor_is_lost_or_doubled(places: list[tuple[int, int]]) -> None:
    page = marked_text(TEXT, [passage(*place, name=f"p{i}") for i, place in enumerate(places)])
    assert sorted(re.findall(r'id="(p\d+)"', page)) == sorted(f"p{i}" for i in range(len(places)))


def test_every_line_is_a_paragraph() -> None:
    assert marked_text(TEXT, []) == "<p>One two three.</p><p>Four five six.</p>"


def test_a_passage_over_two_lines_is_marked_in_both() -> None:
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", marked_text(TEXT, [passage(4, 20)])) == ["two three.", "Four"]


def test_offsets_count_code_points() -> None:
    assert '<mark id="p1-1">go</mark>' in marked_text("\U0001f600 go", [passage(2, 4)])


def test_hostile_words_in_a_passage_are_text() -> None:
    page = marked_text("a <img src=x> b", [passage(2, 13)])
    assert Seen(page).tags == ["p", "mark"]


def test_a_sentence_has_its_words_marked() -> None:
    sentence = Span(10, 27, "Go,\nhe said, home")
    page = in_sentence(sentence, [Span(10, 12, "Go"), Span(23, 27, "home"), Span(90, 91, "x")])
    assert page == "<mark>Go</mark>, he said, <mark>home</mark>"
