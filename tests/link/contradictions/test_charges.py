"""Charges made and denied."""

from __future__ import annotations

import pytest

from kg.link.contradictions import contradictions
from kg.records import Entity, Extraction
from tests.factory import entity
from tests.link.accounts import HALE, KESTRIA, SOREL, done, draft


def said(
    who: Entity, cue: str, words: str, publisher: str, act: str, *, negated: bool = False, published: str = "2025-05-04"
) -> Extraction:
    account = draft(f"{who.label} {cue} {words}.", publisher, published)
    account.statement(words, who, source=who.label, cue=cue, act=act, manner="indirect", negated=negated)
    return done(account)


def charge(
    words: str = "that Tom Hale's company bribed the harbour master of Lorun", who: Entity = SOREL
) -> Extraction:
    return said(who, "alleged", words, "Courier", "claim")


DENIAL = said(HALE, "denied", "that his company had bribed the harbour master", "Gazette", "deny")


def test_what_one_charges_another_denies() -> None:
    (found,) = contradictions([charge(), DENIAL])
    assert (found.kind, found.label) == ("event", "Ana Sorel and Tom Hale")
    assert found.what.startswith("Ana Sorel in Courier holds it: “Ana Sorel alleged that Tom Hale's company")


def test_a_charge_from_two_reports_is_one_contradiction() -> None:
    more = said(SOREL, "claimed", "that the company bribed the master of the harbour", "Herald", "claim")
    (found,) = contradictions([charge(), DENIAL, more])
    assert [place.publisher for place in found.also] == ["Herald"]


@pytest.mark.parametrize(
    ("other", "denial"),
    [
        (charge(who=HALE), DENIAL),
        (charge("that Tom Hale's company sank two ferries in the bay"), DENIAL),
        (charge("that Tom Hale's company never bribed the harbour master"), DENIAL),
        (charge(), said(HALE, "dismissed", "that his company had bribed the harbour master", "Gazette", "deny")),
        (charge(), said(KESTRIA, "denied", "that", "Gazette", "deny")),
        (
            charge(),
            said(HALE, "denied", "his company bribed the harbour master", "Post", "deny", published="2025-08-01"),
        ),
        (said(SOREL, "said", "that the company bribed the harbour master", "Herald", "say"), DENIAL),
    ],
    ids=["himself", "something else", "not charged", "only dismissed", "nothing told", "months later", "no charge"],
)
def test_no_contradiction_where_nothing_charged_is_denied(other: Extraction, denial: Extraction) -> None:
    assert list(contradictions([other, denial])) == []


def test_words_that_say_the_same_meet() -> None:
    party = entity("Harbour Party", "organisation")
    accused = said(party, "accused", "Tom Hale's campaign of conspiring with Kestria", "Courier", "accuse")
    denied = said(HALE, "denied", "that his campaign colluded with Kestria", "Gazette", "deny")
    assert [found.kind for found in contradictions([accused, denied])] == ["event"]
