import pytest

from kg.dates import is_date


@pytest.mark.parametrize("value", ["2025", "2025-04", "2025-04-30", "2024-02-29"])
def test_a_year_a_month_or_a_day_is_a_date(value: str) -> None:
    assert is_date(value)


@pytest.mark.parametrize(
    "value", ["", "25", "0000", "2025-13", "2025-00", "2025-04-31", "2025-02-29", "2025-4", "2025-04-06T10:00", "٢٠٢٥"]
)
def test_what_the_calendar_does_not_have_is_none(value: str) -> None:
    assert not is_date(value)
