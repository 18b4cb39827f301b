import pytest

from kg.dates import check_period, is_date, readable
from kg.errors import UsageError


@pytest.mark.parametrize("value", ["2025", "2025-04", "2025-04-30", "2024-02-29"])
def test_a_year_a_month_or_a_day_is_a_date(value: str) -> None:
    assert is_date(value)


@pytest.mark.parametrize(
    "value", ["", "25", "0000", "2025-13", "2025-00", "2025-04-31", "2025-02-29", "2025-4", "2025-04-06T10:00", "٢٠٢٥"]
)
def test_what_the_calendar_does_not_have_is_none(value: str) -> None:
    assert not is_date(value)


@pytest.mark.parametrize(
    ("since", "until"),
    [(None, None), ("2025", None), ("2025-04", "2025"), ("2025-04-06", "2025-04"), ("2025", "2025-01")],
)
def test_a_period_may_be_open_and_its_ends_of_any_precision(since: str | None, until: str | None) -> None:
    assert check_period(since, until) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        ("2025-05", "2025-04-06", "since 2025-05 is later than until 2025-04-06"),
        ("spring", None, "since should be a date such as 2025, 2025-04 or 2025-04-06, not 'spring'"),
        (None, "2025-04-31", "until should be a date"),
    ],
)
def test_a_period_that_nothing_can_lie_in_is_refused(since: str | None, until: str | None, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        check_period(since, until)


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("2025-04-06", "6 April 2025"),
        ("2025-04-06T10:00:00Z", "6 April 2025"),
        ("2025-04", "April 2025"),
        ("2025", "2025"),
        (None, "undated"),
        ("", "undated"),
        ("lately", "lately"),
        ("2025-13-01", "2025"),
    ],
)
def test_a_date_is_read_to_the_precision_it_has(date: str | None, read: str) -> None:
    assert readable(date) == read
