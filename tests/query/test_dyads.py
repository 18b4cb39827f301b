"""The questions about dyads, against reports in which two countries quarrel over the months."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kg.query import ask
from kg.records import Plover, Reason
from kg.store import Result, Store, open_store
from tests.factory import RUSSIA, UKRAINE, US, Draft, entity

FRANCE, GERMANY = entity("France", "country", "Q142"), entity("Germany", "country", "Q183")
PUTIN = entity("Vladimir Putin", "person", "Q7747")
AID, TALK, BLAME, RAID = (
    Plover("AID", None, 2),
    Plover("CONSULT", "meet", 1),
    Plover("ACCUSE", None, 3),
    Plover("ASSAULT", None, 4),
)


def draft(text: str, name: str, published: str) -> Draft:
    return Draft(text, source=f"{name.lower()}.txt", publisher=name, published=published)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    one = draft(
        "France and Germany aided Ukraine.\nRussia raided Ukraine in March.\nFrance was to visit Ukraine, but that was called off.\n"
        "President Vladimir Putin of Russia said Ukraine had bombed Russia.",
        "Daily",
        "2025-04-06",
    )
    one.event(("France and Germany", None), "aided", "aid", recipient=("Ukraine", UKRAINE), plover=AID,
              actors=[("France", FRANCE), ("Germany", GERMANY)])  # fmt: skip
    one.event(("Russia", RUSSIA), "raided", "raid", recipient=("Ukraine", UKRAINE), plover=RAID, when="2025-03")
    one.event(("France", FRANCE), "visit", "visit", recipient=("Ukraine", UKRAINE), plover=TALK, negated=True,
              reasons=[Reason("negated", "called off", one.span("called off"))])  # fmt: skip
    one.role("President Vladimir Putin of Russia", "President", PUTIN, RUSSIA)
    said = one.statement("Ukraine had bombed Russia", PUTIN, source="President Vladimir Putin of Russia", cue="said")
    one.event(("Ukraine", UKRAINE), "bombed", "bomb", recipient=("Russia", RUSSIA), plover=RAID, said=said)

    two = draft(
        "Ukraine denied that it had bombed Russia.\nUkraine met Russia.\nUkraine blamed Russia.\n"
        "The United States said that it had met Russia.\nRussia confirmed that the United States had met it.",
        "Weekly",
        "2025-04-20",
    )
    denied = two.statement("it had bombed Russia", UKRAINE, source="Ukraine", cue="denied", act="deny")
    two.event(("it", UKRAINE), "bombed", "bomb", recipient=("Russia", RUSSIA), plover=RAID, negated=True, said=denied)
    two.event(("Ukraine", UKRAINE), "met", "meet", recipient=("Russia", RUSSIA), plover=TALK)
    two.event(("Ukraine", UKRAINE), "blamed", "blame", recipient=("Russia", RUSSIA), plover=BLAME)
    told = two.statement("it had met Russia", US, source="The United States", cue="said")
    two.event(("The United States", US), "had met", "meet", recipient=("Russia", RUSSIA), plover=TALK, said=told)
    echo = two.statement("the United States had met it", RUSSIA, source="Russia", cue="confirmed")
    two.event(("the United States", US), "met it", "meet", recipient=("it", RUSSIA), plover=TALK, said=echo)
    with open_store(":memory:") as opened:
        opened.add(one.done())
        opened.add(two.done())
        opened.derive()
        yield opened


def rows(result: Result, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in result.to_dicts()]


def test_a_dyad_is_counted_by_month_and_direction(store: Store) -> None:
    assert ask(store, "dyad-over-time", a="Russia", b="Ukraine").rows == [
        ("2025-03", "Russia", "Ukraine", 0, 1, 0, 1),
        ("2025-04", "Russia", "Ukraine", 1, 0, 0, 0),
        ("2025-04", "Ukraine", "Russia", 1, 1, 0, 0),
    ]


def test_each_of_several_actors_has_a_dyad_of_its_own(store: Store) -> None:
    assert ask(store, "dyad-over-time", a="Ukraine", b="Germany").rows == [
        ("2025-04", "Germany", "Ukraine", 1, 0, 1, 0)
    ]


@pytest.mark.parametrize(
    ("window", "months"), [({"since": "2025-04"}, ["2025-04", "2025-04"]), ({"until": "2025-03-31"}, ["2025-03"])]
)
def test_the_time_of_the_event_counts_not_that_of_the_report(
    store: Store, window: dict[str, str], months: list[str]
) -> None:
    assert rows(ask(store, "dyad-over-time", a="Russia", b="Ukraine", **window), "month") == [(m,) for m in months]


def test_who_did_what_to_whom(store: Store) -> None:
    assert rows(ask(store, "who-did-what-to-whom"), "day", "who", "action", "whom", "type") == [
        ("2025-03", "Russia", "raid", "Ukraine", "ASSAULT"),
        ("2025-04-06", "France", "aid", "Ukraine", "AID"),
        ("2025-04-06", "Germany", "aid", "Ukraine", "AID"),
        ("2025-04-20", "Russia", "meet", "Ukraine", "CONSULT"),
        ("2025-04-20", "Ukraine", "meet", "Russia", "CONSULT"),
        ("2025-04-20", "Ukraine", "blame", "Russia", "ACCUSE"),
    ]


def test_who_did_what_to_whom_in_a_window_and_for_one_side(store: Store) -> None:
    found = ask(store, "who-did-what-to-whom", actor="Ukraine", since="2025-04-10", until="2025-04")
    assert rows(found, "who", "action") == [("Ukraine", "meet"), ("Ukraine", "blame")]


def test_a_claim_that_only_one_side_makes_and_the_other_denies(store: Store) -> None:
    assert rows(ask(store, "claims-of-one-side"), "according", "who", "action", "whom", "denied") == [
        ("Vladimir Putin", "Ukraine", "bomb", "Russia", True)
    ]


@pytest.mark.parametrize(("side", "count"), [("Russia", 1), ("United States", 0), ("Ukraine", 0)])
def test_claims_can_be_asked_for_one_side(store: Store, side: str, count: int) -> None:
    assert len(ask(store, "claims-of-one-side", side=side)) == count


def test_what_was_called_off_says_why(store: Store) -> None:
    assert rows(ask(store, "negated-events", actor="France"), "who", "action", "why") == [
        ("France", "visit", "called off")
    ]


@pytest.fixture(scope="module")
def refusing() -> Iterator[Store]:
    one = draft("Russia will not meet Ukraine.\nRussia has not met France.", "Daily", "2025-04-06")
    one.event(("Russia", RUSSIA), "meet", "meet", recipient=("Ukraine", UKRAINE), negated=True, modality="future",
              plover=Plover("REJECT", "meet", 3, stance=True))  # fmt: skip
    one.event(("Russia", RUSSIA), "met", "meet", recipient=("France", FRANCE), negated=True, plover=TALK)
    with open_store(":memory:") as opened:
        opened.add(one.done())
        yield opened


def test_who_refused_whom_is_among_what_was_done(refusing: Store) -> None:
    assert rows(ask(refusing, "who-did-what-to-whom"), "who", "whom", "type") == [("Russia", "Ukraine", "REJECT")]


def test_a_refusal_counts_as_conflict_in_words(refusing: Store) -> None:
    found = ask(refusing, "dyad-over-time", a="Russia", b="Ukraine")
    assert rows(found, "cooperation", "conflict", "conflictInDeeds") == [(0, 1, 0)]


def test_who_refuses_has_not_agreed(refusing: Store) -> None:
    assert rows(ask(refusing, "not-agreed"), "who", "whom") == [("Russia", "Ukraine")]


def test_nobody_did_what_they_refused_to_do(refusing: Store) -> None:
    refusing.derive()
    assert not refusing.query("ASK { ?who kg:met ?whom }").boolean


def test_who_denies_an_offer_has_not_refused_one() -> None:
    one = draft("Russia denied that it had made an offer.\nRussia did not accept a new offer.", "Daily", "2025-04-06")
    agree = Plover("AGREE", None, 1)
    one.event(("Russia", RUSSIA), "made", "make", object=("an offer", None), negated=True, plover=agree)
    one.event(("Russia", RUSSIA), "accept", "accept", object=("a new offer", None), negated=True, plover=agree)
    with open_store(":memory:") as opened:
        opened.add(one.done())
        assert rows(ask(opened, "not-agreed"), "action", "what") == [("accept", "a new offer")]
