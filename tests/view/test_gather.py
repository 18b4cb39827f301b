from hypothesis import given, settings

from kg.records import Extraction
from kg.view.gather import gather
from tests.strategies import extractions
from tests.view.conftest import filled


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
