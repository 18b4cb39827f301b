import pytest

from kg.export.day import day
from kg.records import When


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        ("2025-04-06", "2025-05-01", ("2025-04-06", "day")),
        ("2025-04", "2025-05-01", ("2025-04-01", "month")),
        ("2022", "2025-05-01", ("2022-01-01", "year")),
        ("2025-04-06/2025-04-09", None, ("2025-04-06", "span")),
        ("2022/..", "2025-05-01", ("2022-01-01", "span")),
        ("../2022", "2025-05-01", ("2025-05-01", "publication")),
        ("2025-04~", None, ("2025-04-01", "month")),
        ("2025-21", None, ("2025-01-01", "year")),  # a season in EDTF: the month is none
        ("2025-02-30", None, ("2025-02-01", "month")),
        ("", "2025-05-01T10:00:00Z", ("2025-05-01", "publication")),
        (None, "2025-05", ("2025-05-01", "publication")),
        (None, "last week", (None, None)),
        (None, None, (None, None)),
    ],
)
def test_the_day_of_an_event_and_how_well_it_is_known(
    when: str | None, published: str | None, expected: tuple[str | None, str | None]
) -> None:
    assert day(None if when is None else When(when, when), published) == expected
