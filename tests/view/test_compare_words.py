"""The marks in a wording: what only it has, what it lacks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.difference import difference
from kg.link.records import Drift, Kind
from kg.view.compare_words import in_other_words, marked, smooth

TOKENS = ("the", "of", "must", "may", "harbour", "Storm", ",", ".", "'", "—", "a", "wait", "5%", "two")
WORDS = st.lists(st.sampled_from(TOKENS), max_size=14).map(" ".join)


def shown(old: str, new: str, kind: Kind = "word") -> str:
    """The markup, with short names for what screen readers are told."""
    page = marked(Drift(("b", "1"), ("a", "1"), kind, "", difference(old, new)))
    return re.sub(r'<span class="hidden">[^<]*</span>', "", page)


@given(WORDS, WORDS)
def test_what_is_the_same_and_new_makes_up_the_wording(old: str, new: str) -> None:
    assert "".join(piece.text for piece in smooth(difference(old, new)) if piece.how != "gone") == new


@given(WORDS, WORDS)
def test_what_is_the_same_and_gone_makes_up_the_fullest(old: str, new: str) -> None:
    kept = "".join(piece.text for piece in smooth(difference(old, new)) if piece.how != "new")
    assert kept.casefold() == old.casefold()


@given(WORDS)
def test_a_wording_has_no_marks_against_itself(words: str) -> None:
    assert not re.search("<ins|<del", shown(words, words))


def test_a_changed_word_is_struck_and_the_new_one_underlined() -> None:
    assert shown("the ferries must wait", "the ferries may wait") == "the ferries <del>must</del> <ins>may</ins> wait"


def test_small_words_between_two_changes_belong_to_the_change() -> None:
    assert shown("boats wait at the walls of Lorun today", "boats wait in the port of Lorun today") == (
        "boats wait <del>at the walls</del> <ins>in the port</ins> of Lorun today"
    )


def test_a_word_left_out_leaves_one_space() -> None:
    assert re.sub("<del>.*?</del>", "", shown("the old harbour walls", "the harbour walls")).split() == (
        ["the", "harbour", "walls"]
    )


@pytest.mark.parametrize(("kind", "marks"), [("verbatim", 0), ("word", 0), ("punctuation", 1)])
def test_signs_alone_are_marked_only_where_they_are_the_difference(kind: Kind, marks: int) -> None:
    assert shown("wait for the storm", "wait for the storm!", kind).count("<ins>") == marks


def test_a_paraphrase_shows_its_own_words_only() -> None:
    page = shown("the urgent need to bring the conflict to a close", "peace at once", "paraphrase")
    assert ("<del" in page, "<ins" in page) == (False, True)


def test_a_wording_in_other_words_is_told_from_one_with_a_word_changed() -> None:
    pieces = smooth(difference("the ferries must wait for the storm", "the ferries may wait for the storm"))
    assert not in_other_words("paraphrase", pieces)


def test_what_a_changed_wording_lacks_is_shown_however_much_it_adds() -> None:
    added = "which means that an attack on one is an attack on all of them"
    assert "<del>completely</del> <ins>fully</ins>" in shown(
        "it is completely safe here", f"it is fully safe here, {added}"
    )


def test_of_a_long_row_of_lacking_words_the_ends_are_shown() -> None:
    lacking = " ".join(f"word{i}" for i in range(30))
    page = shown(f"the ferries must wait in the harbour {lacking}", "the ferries must wait in the harbour", "cut")
    assert "<del>word0 word1 word2 word3 [… 22 words …] word26 word27 word28 word29</del>" in page


def test_a_screen_reader_is_told_what_a_mark_means() -> None:
    drift = Drift(("b", "1"), ("a", "1"), "weaker", "", difference("we must go to Lorun", "we may go to Lorun"))
    assert re.findall(r'<span class="hidden">(.*?): </span>', marked(drift)) == ["left out", "only here"]
