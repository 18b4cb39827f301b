import pytest

from kg.dates import may_lie
from kg.errors import UsageError
from kg.store import Store
from kg.view.rows import kinds, merged, named, origins
from tests.factory import RUSSIA, RUTTE


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
    assert may_lie(date, since, until) is inside


def test_spans_that_overlap_or_touch_become_one() -> None:
    assert merged([(8, 9), (0, 4), (4, 6), (5, 7)]) == ((0, 7), (8, 9))


def test_every_row_of_the_table_names_a_kind_that_there_is() -> None:
    assert set(kinds().values()) == {"cooperation", "conflict"}


def test_what_is_no_date_is_said(store: Store) -> None:
    with pytest.raises(UsageError, match="not 'soon'"):
        origins(store, since="soon")


def test_every_entity_has_a_name_and_a_kind(store: Store) -> None:
    names = named(store)
    assert (names[RUTTE.iri], names[RUSSIA.iri]) == (("Mark Rutte", "person"), ("Russia", "country"))
