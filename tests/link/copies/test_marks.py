from __future__ import annotations

import pytest

from kg.link.copies import compare
from kg.link.copies.marks import marks, may_share
from kg.link.copies.runs import words_of

ROW = "The harbour of Lorun was closed on Monday after a storm broke two piers and sank a ferry near the old mole"
OTHER = "Nobody on the island remembers a winter in which the lighthouse keeper had so little to do as in this one"


def shares(one: str, other: str) -> bool:
    return may_share(marks(words_of(one)), marks(words_of(other)))


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        (ROW, f"{OTHER}. {ROW}.", True),
        (ROW.upper(), ROW, True),
        (ROW, OTHER, False),
        (f'He said: "{ROW}".', f'She heard him say: "{ROW}".', False),
        (f'He said: "{ROW}".', f"She heard that {ROW}.", False),
        (ROW, "The harbour of Lorun was closed on", False),
        ("", ROW, False),
    ],
)
def test_texts_may_share_a_passage_where_a_run_outside_quotation_marks_is_in_both(
    one: str, other: str, may: bool
) -> None:
    assert shares(one, other) == shares(other, one) == may


def test_what_may_not_be_shared_is_no_copy() -> None:
    texts = [ROW, OTHER, f'He said: "{ROW}".', f"{ROW}. {OTHER}.", f'{OTHER}. "{ROW}," he said.']
    pairs = [(a, b) for a in texts for b in texts if not shares(a, b)]
    assert [compare("a", words_of(a), "b", words_of(b)) for a, b in pairs] == [None] * len(pairs)
