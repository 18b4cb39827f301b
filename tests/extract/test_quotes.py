"""Quotation marks are found wherever they open and close, and an unpaired one spoils nothing but its paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quotes import Quotations, quotes


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "we agree" today.', ["we agree"]),
        ("He said “we agree” today.", ["we agree"]),
        ("Minister has 'absolute clarity' on plan", ["absolute clarity"]),
        ("The ministers' plan isn't Rutte's.", []),
        ("‘It’s over,’ she said.", ["It’s over,"]),
        ("« Nous verrons » he said", [" Nous verrons "]),
        ('One mark " alone.\n"A second paragraph," he said.', ["A second paragraph,"]),
        ('"It goes on\n"and ends here," he said.', ["It goes on", "and ends here,"]),
        ("„Wir gehen,“ he said", ["Wir gehen,"]),
        ("„Idziemy,” he said", ["Idziemy,"]),
        ("»Wir gehen,« he said, »now.«", ["Wir gehen,", "now."]),
        ("”Vi går,” he said", ["Vi går,"]),
        ("‹Late›, he said", ["Late"]),
        ("「開始」 he said, 『now』", ["開始", "now"]),
        ("‚We go,‘ he said", ["We go,"]),
        ("``We go,'' he said", ["We go,"]),
        ("“He told me ‘go now’ and left,” she said", ["He told me ‘go now’ and left,"]),
        ('“He told me "go now" and left,” she said', ['He told me "go now" and left,']),
        ("\"He told me 'go now' and left,\" she said", ["He told me 'go now' and left,"]),
        ('“Mixed marks," she said', ["Mixed marks,"]),
        ("“Both alike,“ she said", ["Both alike,"]),
        ("It ended” there, he said.", []),
        ("He said \u202b“we go”\u202c now", ["we go"]),
    ],
)
def test_the_words_between_the_marks(text: str, inside: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotes(text)] == inside


def test_a_quotation_that_runs_into_the_next_paragraph_is_open() -> None:
    assert [q.open for q in quotes("“One\n“two,” he said.")] == [True, False]


def test_share_counts_letters_inside_marks() -> None:
    text = 'ab "cd"'
    assert Quotations(text).share(text, 0, len(text)) == 0.5


@given(st.text(alphabet="ab \n\"'“”‘’«»`.", max_size=60))
def test_quotations_never_overlap_and_never_cross_a_line(text: str) -> None:
    found = quotes(text)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(q.start < q.end and "\n" not in text[q.start : q.end] for q in found)
