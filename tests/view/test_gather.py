import pytest
from hypothesis import given, settings

from kg.records import Extraction
from kg.view.gather import gather, kinds, merged, within
from tests.strategies import extractions
from tests.view.conftest import filled


@pytest.mark.parametrize(
    ("date", "since", "until", "inside"),
    [
        ("2025-04-06", None, None, True),
        (None, None, None, True),
        (None, "2025", None, False),
        ("2025-04-06", "2025-04-06", "2025-04-06", True),
        ("2025-04-06", "2025-04-07", None, False),
        ("2025-04-06", None, "2025-03", False),
        ("2025-04", "2025-04-20", None, True),
        ("2024", "2025-01-01", None, False),
    ],
)
def test_a_date_is_within_a_period(date: str | None, since: str | None, until: str | None, inside: bool) -> None:
    assert within(date, since, until) is inside


def test_spans_that_overlap_or_touch_become_one() -> None:
    assert merged([(8, 9), (0, 4), (4, 6), (5, 7)]) == ((0, 7), (8, 9))


def test_every_row_of_the_table_names_a_kind_that_there_is() -> None:
    assert set(kinds().values()) == {"cooperation", "conflict"}


@given(extractions())
@settings(max_examples=40, deadline=None)
def test_words_are_always_those_of_the_sentence_at_their_offsets(extraction: Extraction) -> None:
    for piece in gather(filled([extraction])):
        assert all(0 <= start < end <= len(piece.sentence) for start, end in piece.spans)


@given(extractions())
@settings(max_examples=40, deadline=None)
def test_every_statement_and_event_becomes_one_piece_of_evidence(extraction: Extraction) -> None:
    found = {piece.id for piece in gather(filled([extraction]))}
    assert len(found) == len(extraction.statements) + len(extraction.events)
