"""What is read right today stays right, and a gap that has closed is moved; `score.py` measures on many more sentences.

Both can change with new weights: `python -m tests.challenge.score --mark` writes the table anew and prints what was lost.
"""

from __future__ import annotations

import pytest

from tests.challenge.score import TESTED, read, wrong
from tests.challenge.sentences import sentences
from tests.challenge.tables import Pattern, patterns

pytestmark = pytest.mark.reader
EACH = pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)


@pytest.fixture(scope="module")
def lacking() -> dict[str, frozenset[str]]:
    return wrong(read(sentence for pattern in patterns() for sentence in sentences(pattern, TESTED)))


@EACH
def test_what_was_read_right_still_is(pattern: Pattern, lacking: dict[str, frozenset[str]]) -> None:
    assert sorted(lacking[pattern.name] - pattern.gaps) == []


@EACH
def test_a_gap_that_has_closed_is_no_longer_called_one(pattern: Pattern, lacking: dict[str, frozenset[str]]) -> None:
    assert sorted(pattern.gaps - lacking[pattern.name]) == [], "run python -m tests.challenge.score --mark"
