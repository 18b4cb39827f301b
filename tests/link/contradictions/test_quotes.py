"""One quotation and two speakers; quotes disowned."""

from __future__ import annotations

import pytest

from kg.link.contradictions import contradictions
from kg.records import Entity, Extraction
from tests.factory import entity
from tests.link.accounts import HALE, SOREL, done, draft

WORDS = "We will rebuild every pier before the winter comes"


def quote(who: Entity, publisher: str, words: str = WORDS, *, source: str | None = None, tail: str = "") -> Extraction:
    account = draft(f'"{words}," {source or who.label} said in Lorun{tail}.', publisher)
    account.statement(words, who, source=source or who.label, cue="said")
    return done(account)


def indirect(
    who: Entity, publisher: str, cue: str, words: str, *, act: str = "say", negated: bool = False
) -> Extraction:
    account = draft(f"{who.label} {cue} {words}.", publisher)
    account.statement(words, who, source=who.label, cue=cue, act=act, negated=negated, manner="indirect")
    return done(account)


def kinds(*reports: Extraction) -> list[str]:
    return [found.kind for found in contradictions(reports)]


def test_one_quotation_with_two_speakers_is_a_contradiction() -> None:
    (found,) = contradictions([quote(SOREL, "Courier"), quote(HALE, "Gazette")])
    assert (found.kind, found.label) == ("speaker", "Ana Sorel or Tom Hale")
    assert found.what == f"Courier has Ana Sorel say “{WORDS}”, Gazette Tom Hale."


@pytest.mark.parametrize(
    "other",
    [
        quote(SOREL, "Gazette"),
        quote(entity("Anna Sorel", "person"), "Gazette"),
        quote(entity("rescue service", "organisation"), "Gazette"),
        quote(HALE, "Gazette", "We will rebuild the pier"),
        quote(HALE, "Gazette", source="Tom Hale and others"),
        quote(HALE, "Gazette", tail=", as Sorel had put it"),
        quote(HALE, "Gazette", "We will rebuild every pier before anybody else in this bay asks us to do so"),
    ],
    ids=["the same", "the same surname", "a body", "few words", "a joint statement", "handed on", "other words"],
)
def test_no_contradiction_where_the_words_may_be_both_theirs(other: Extraction) -> None:
    assert kinds(quote(SOREL, "Courier"), other) == []


@pytest.mark.parametrize(
    "denial",
    [
        quote(SOREL, "Gazette", "I never said that we would rebuild every pier before the winter"),
        quote(SOREL, "Gazette", "I did not say we will rebuild every pier this winter"),
        indirect(SOREL, "Gazette", "denied having said", "that every pier would be rebuilt before winter"),
        indirect(SOREL, "Gazette", "denied", "ever saying that every pier would be rebuilt before winter", act="deny"),
        indirect(SOREL, "Gazette", "never said", "every pier would be rebuilt before the winter", negated=True),
    ],
)
def test_a_disowned_quote_is_a_contradiction(denial: Extraction) -> None:
    assert kinds(quote(SOREL, "Courier"), denial) == ["disowned"]


@pytest.mark.parametrize(
    "other",
    [
        quote(HALE, "Gazette", "I never said that we would rebuild every pier before the winter"),
        quote(SOREL, "Gazette", "I never said that the ferries were safe in such a sea"),
        indirect(SOREL, "Gazette", "denied", "that every pier would be rebuilt before winter", act="deny"),
        indirect(
            SOREL, "Gazette", "declined to say", "whether every pier would be rebuilt before winter", negated=True
        ),
        quote(SOREL, "Gazette", "I never said so"),
    ],
    ids=["somebody else", "something else", "denies the thing and not the saying", "did not answer", "too little"],
)
def test_no_quote_is_disowned(other: Extraction) -> None:
    assert kinds(quote(SOREL, "Courier"), other) == []
