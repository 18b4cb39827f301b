"""Who acts under a name that is a place or a people too."""

import pytest

from kg.query.acting import acting
from kg.query.names import find
from kg.store import Store, open_store
from tests.factory import RUSSIA, RUTTE, Draft, entity

MOSCOW, RUSSIANS = entity("Moscow", "place"), entity("Russians", "nationality")


@pytest.fixture(scope="module")
def store() -> Store:
    draft = Draft("Moscow, Russia, Russians and Rutte.")
    for words, who in (("Moscow", MOSCOW), ("Russia", RUSSIA), ("Russians", RUSSIANS), ("Rutte", RUTTE)):
        draft.mention(words, who)
    opened = open_store(":memory:")
    opened.add(draft.done())
    return opened


@pytest.mark.parametrize(("name", "who"), [("Moscow", MOSCOW), ("Russians", RUSSIANS)])
def test_a_place_or_people_that_acts_is_its_country_too(store: Store, name: str, who: object) -> None:
    assert set(acting(store, name)) == {RUSSIA.iri, who.iri}  # type: ignore[attr-defined]


def test_what_is_said_of_a_place_is_said_of_the_place_alone(store: Store) -> None:
    assert find(store, "Moscow") == [MOSCOW.iri]


@pytest.mark.parametrize(("name", "iri"), [("Russia", RUSSIA.iri), ("Rutte", RUTTE.iri), ("the Kremlin", RUSSIA.iri)])
def test_others_are_whom_the_name_means(store: Store, name: str, iri: str) -> None:
    assert acting(store, name) == [iri]
