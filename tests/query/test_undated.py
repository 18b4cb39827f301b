from collections.abc import Iterator

import pytest

from kg.query import ask, undated
from kg.records import Plover
from kg.store import Store, open_store
from tests.factory import RUSSIA, UKRAINE, Draft

RAID = Plover("ASSAULT", None, 4)
QUESTION = "who-did-what-to-whom"


def raid(source: str, published: str | None, when: str | None) -> Draft:
    draft = Draft(f"Russia raided Ukraine, says {source}.", source=source, published=published)
    draft.event(("Russia", RUSSIA), "raided", "raid", recipient=("Ukraine", UKRAINE), plover=RAID, when=when)
    return draft


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """One raid without any date, one of a week, one of a month and one of 'since 2022'."""
    drafts = [
        raid("none.txt", None, None), raid("week.txt", "2025-05-20", "2025-05-12/2025-05-18"),
        raid("month.txt", "2025-05-20", "2025-04"), raid("open.txt", "2025-05-20", "2022/.."),
    ]  # fmt: skip
    with open_store(":memory:") as opened:
        for draft in drafts:
            opened.add(draft.done())
        opened.derive()
        yield opened


def test_rows_without_a_date_are_counted_where_a_period_is_asked_for(store: Store) -> None:
    assert undated(store, QUESTION, {"since": "2025", "limit": "1"}) == 1


def test_without_a_period_nothing_is_left_out(store: Store) -> None:
    assert undated(store, QUESTION, {"actor": "Russia", "since": ""}) == 0


def test_they_are_counted_for_the_same_sides(store: Store) -> None:
    assert undated(store, QUESTION, {"actor": "Ukraine", "until": "2025"}) == 0


def test_months_of_a_dyad_too(store: Store) -> None:
    assert undated(store, "dyad-over-time", {"a": "Russia", "b": "Ukraine", "since": "2025"}) == 1


@pytest.mark.parametrize(
    ("since", "until", "sources"),
    [
        ("2025-05-15", "2025-05-15", ["open.txt", "week.txt"]),
        ("2025-05-19", None, ["open.txt"]),
        ("2025-04-15", "2025-04-20", ["month.txt", "open.txt"]),
        (None, "2021", []),
        (None, "2025-05-11", ["month.txt", "open.txt"]),
    ],
)
def test_a_span_lies_in_a_period_where_any_of_its_days_could_in_the_question_as_in_the_table(
    store: Store, since: str | None, until: str | None, sources: list[str]
) -> None:
    from kg.export import Wanted, dyads

    found = ask(store, QUESTION, since=since, until=until).to_dicts()
    rows = dyads(store, Wanted(since=since, until=until))
    assert sorted(row["source"] for row in found) == sources
    assert sorted(dyad.report.article.source for dyad in rows) == sources
