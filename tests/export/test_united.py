"""Two names that were judged to be one entity are one in the table."""

import pytest

from kg.export import Wanted, dyads, row, wanted
from kg.export.columns import Row
from kg.store import Store, open_store
from kg.store.merged import Merge, Merged
from tests.factory import RUSSIA, Draft, entity

FULL, LONE = entity("Jan Novak", "person", "Q1000"), entity("Novak", "person")
BOTH = Merged((Merge(LONE.iri, FULL.iri, 0.9, "the same office", "rules"),), {LONE.iri: FULL.iri})


@pytest.fixture(scope="module")
def store() -> Store:
    draft = Draft("Minister Novak praised Russia.\nNovak hailed Jan Novak.", published="2025-04-06")
    draft.event(("Novak", LONE), "praised", "praise", recipient=("Russia", RUSSIA))
    draft.event(("Novak", LONE), "hailed", "hail", recipient=("Jan Novak", FULL))
    draft.role("Minister Novak", "Minister", LONE)
    opened = open_store(":memory:")
    opened.add(draft.done())
    opened.derive(BOTH)
    return opened


@pytest.fixture(scope="module")
def rows(store: Store) -> list[Row]:
    return list(map(row, dyads(store, Wanted())))


def test_it_has_the_name_and_iri_of_the_one_that_stands_for_it(rows: list[Row]) -> None:
    assert {name: rows[0][name] for name in ("Actor Name", "Actor IRI", "Actor Wikidata", "Actor Name Raw")} == {
        "Actor Name": "Jan Novak", "Actor IRI": FULL.iri, "Actor Wikidata": "Q1000", "Actor Name Raw": "Novak",
    }  # fmt: skip


def test_its_office_goes_with_it(rows: list[Row]) -> None:
    assert rows[0]["Actor Title"] == "Minister"


def test_it_is_not_paired_with_itself_under_its_other_name(rows: list[Row]) -> None:
    assert [one["Action"] for one in rows] == ["praise"]


@pytest.mark.parametrize("name", ["Jan Novak", LONE.iri, "Q1000"])
def test_it_is_found_by_either(store: Store, name: str) -> None:
    assert len(list(dyads(store, wanted(store, actor=name)))) == 1
