from dataclasses import replace

import pytest
from hypothesis import given, settings

from kg.records import Extraction
from kg.store import Store
from kg.view import Deed, deeds, network
from kg.view.deed import during, known
from tests.factory import NATO, RUSSIA, UKRAINE, US
from tests.strategies import extractions
from tests.view.conftest import deeds_of_april, filled


def one(found: tuple[Deed, ...], words: str) -> Deed:
    (deed,) = (deed for deed in found if words in deed.sentence)
    return deed


def test_several_who_act_as_one_are_all_actors_of_one_event(april: tuple[Deed, ...]) -> None:
    met = one(april, "met Russia")
    assert {party.entity for party in met.actors} == {US.iri, UKRAINE.iri}
    assert met.actor_words == "The United States and Ukraine"


def test_in_the_network_each_of_several_actors_has_a_line() -> None:
    net = network(filled(deeds_of_april()))
    assert net.has_edge(US.iri, RUSSIA.iri)
    assert net.has_edge(UKRAINE.iri, RUSSIA.iri)


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("accused NATO", True),
        ("did not attack", False),
        ("will help", False),
        ("had attacked", False),
        ("NATO aided", True),
    ],
)
def test_what_is_denied_planned_or_claimed_is_no_fact(april: tuple[Deed, ...], words: str, fact: bool) -> None:
    assert one(april, words).fact is fact


def test_a_claim_names_who_makes_it(april: tuple[Deed, ...]) -> None:
    claimed = one(april, "had attacked")
    assert claimed.holder is not None
    assert (claimed.holder.entity, claimed.holder_words) == (NATO.iri, "NATO")


def test_an_event_is_dated_by_its_words_before_its_report(april: tuple[Deed, ...]) -> None:
    assert (one(april, "met Russia").date, one(april, "accused").date) == ("2025-04-02", "2025-04-03")


def test_only_reports_of_the_period_are_read() -> None:
    assert {deed.origin.outlet for deed in deeds(filled(deeds_of_april()), since="2025-05")} == {"Ledger"}


@pytest.mark.parametrize(
    ("when", "sure"),
    [
        ("2025-04-06", "2025-04-06"),
        ("2025-04", "2025-04"),
        ("2025-04-06T09:30:00Z", "2025-04-06"),
        ("2025-04-06/2025-04-09", "2025-04"),
        ("2024/2025", "2024"),
        ("2022/..", "2022"),
        ("2025-05-26/2025-06-01", "2025-05"),
        ("2025-05-26/2025-09-01", "2025"),
        ("2025-04-06~", "2025-04-06"),
        ("2025-21", "2025"),
        ("202X", None),
        ("../2014", None),
        (None, None),
    ],
)
def test_a_date_counts_as_far_as_it_is_sure_and_a_span_by_its_beginning(when: str | None, sure: str | None) -> None:
    assert known(when) == sure


def test_a_deed_says_how_certain_it_is(april: tuple[Deed, ...]) -> None:
    assert (one(april, "did not attack").phrase, one(april, "will help").phrase) == ("did not attack", "will help")


@given(extractions())
@settings(max_examples=30, deadline=None)
def test_every_event_becomes_one_deed(extraction: Extraction) -> None:
    found = [deed.id for deed in deeds(filled([extraction]))]
    assert len(found) == len(set(found)) == len(extraction.events)


def test_an_empty_store_has_none() -> None:
    store: Store = filled([])
    assert list(deeds(store)) == []


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [(None, None, 3), ("2025-04", None, 1), (None, "2025-03-31", 1), ("2025-03-15", "2025-04", 2), ("2026", None, 0)],
)
def test_a_period_is_that_of_the_event_else_of_its_report(
    april: tuple[Deed, ...], since: str | None, until: str | None, count: int
) -> None:
    told = replace(april[0], when="2025-03", origin=replace(april[0].origin, date="2025-05-01"))
    reported = replace(april[0], when=None, origin=replace(april[0].origin, date="2025-04-06"))
    undated = replace(april[0], when=None, origin=replace(april[0].origin, date=None))
    assert len(during([told, reported, undated], since, until)) == count
