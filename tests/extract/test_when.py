"""Dates in words mean a day, a month or a year, and nothing when the day of publication is needed and not known."""

import pytest

from kg.extract.when import normalise
from kg.records import Span


@pytest.mark.parametrize(
    ("words", "published", "value"),
    [
        ("April 6, 2025", None, "2025-04-06"),
        ("6 April 2025", None, "2025-04-06"),
        ("April 6", "2025-04-10", "2025-04-06"),
        ("Dec. 30", "2025-01-02", "2024-12-30"),
        ("Sunday", "2025-04-07", "2025-04-06"),
        ("Monday", "2025-04-07", "2025-04-07"),
        ("next Friday", "2025-04-07", "2025-04-11"),
        ("yesterday", "2025-04-07T09:00:00Z", "2025-04-06"),
        ("January this year", "2025-04-07", "2025-01"),
        ("March 2014", None, "2014-03"),
        ("2014", None, "2014"),
        ("between 2014 and 2015", None, "2014/2015"),
        ("the 1990s", None, "199X"),
        ("Sunday", None, None),
        ("February 30, 2025", None, None),
        ("a while", "2025-04-07", None),
    ],
)
def test_what_a_date_means(words: str, published: str | None, value: str | None) -> None:
    found = normalise(Span(0, len(words), words), published)
    assert (found.value if found else None) == value
