"""Whatever comes and goes, the merges end as those that everybody gives at once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.link.entities import joining, merges, people
from kg.link.entities.bearers import every
from kg.link.entities.joining import joined
from kg.records import Entity, Extraction, digest
from kg.store import open_store
from kg.store.spoken import Spoken
from tests.factory import Draft, entity

CZECHIA, SLOVAKIA = entity("Czech Republic", "country", "Q213"), entity("Slovakia", "country", "Q214")
NAMES = (
    "Jan Novak", "Novak", "J. Novak", "Petr Novak", "Jan K. Novak", "Jana Novakova", "Novakova", "Jan Novak Jr.",
)  # fmt: skip
BODIES = ("Lorun Harbour Council", "LHC", "Lorun Harbour", "Harbour Council of Lorun")
Telling = tuple[int, bool, int, int]  # name, whether it is the one of all articles, office, body


def person(label: str, scope: str) -> Entity:
    """Somebody of this name, of his own for each scope."""
    return Entity(f"urn:kg:person:{digest(label, scope)}", label, "person")


def article(number: int, told: Telling, other: int, version: int = 0) -> Extraction:
    """A report by outlet `number` with somebody in an office, a body, and a second name."""
    name, known, office, body = told
    words = [("Foreign Minister", "Mayor", "Coach")[office], NAMES[name], BODIES[body], NAMES[other]]
    d = Draft(f"{words[0]} {words[1]} met the {words[2]} with {words[3]} in report {number} of {version}.",
              source=f"{number}.txt", publisher=f"Outlet{number}")  # fmt: skip
    who = person(words[1], "" if known else f"{number}")
    d.mention(words[1], who)
    d.mention(words[2], entity(words[2], "organisation"))
    if other != name:
        d.mention(words[3], person(words[3], str(number % 2)))
    d.role(words[0], words[0].lower(), who, (CZECHIA, SLOVAKIA)[number % 2])
    return d.done()


tellings = st.tuples(st.integers(0, 7), st.booleans(), st.integers(0, 2), st.integers(0, 3))
pools = st.lists(st.tuples(tellings, st.integers(0, 7)), min_size=2, max_size=12)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Crowds of four and more: what else needs dozens of namesakes."""
    for module in (people, merges):
        monkeypatch.setattr(module, "CROWD", 3)


@settings(deadline=None, max_examples=60)
@given(pools, st.data())
def check(pool: list[tuple[Telling, int]], data: Any) -> None:
    """One history of articles that come, go and are read anew."""
    store, book, here = open_store(":memory:"), Spoken(None), set[int]()
    for step in range(data.draw(st.integers(1, 4))):
        for number in data.draw(st.sets(st.sampled_from(range(len(pool))))):
            if number in here and data.draw(st.booleans()):
                store.remove(f"{number}.txt")
                here.remove(number)
            else:
                store.add(article(number, *pool[number], version=step))
                here.add(number)
        book.follow(store.engine)
        now = joined(book)
        assert now == merges.merges(every(book))
    fresh = Spoken(None)
    fresh.follow(store.engine)
    assert joined(fresh) == now
    book.db.close()
    fresh.db.close()


def test_merges_kept_up_to_date_are_those_of_everybody() -> None:
    check()


@pytest.mark.usefixtures("narrow")
def test_also_where_blocks_are_crowds() -> None:
    check()


def test_also_where_it_begins_anew_because_many_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "FEW", 0)
    check()
