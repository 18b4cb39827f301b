"""Records with some fields changed."""

import pytest

from kg.records import Span, changed


def test_what_is_not_named_stays() -> None:
    assert changed(Span(1, 4, "Ana"), start=2, text="na") == Span(2, 4, "na")


def test_the_record_itself_stays_as_it_is() -> None:
    span = Span(1, 4, "Ana")
    changed(span, start=2)
    assert span == Span(1, 4, "Ana")


def test_a_field_that_is_none_is_named() -> None:
    with pytest.raises(TypeError, match="Span has no field 'finish', only start, end, text"):
        changed(Span(1, 4, "Ana"), finish=5)
