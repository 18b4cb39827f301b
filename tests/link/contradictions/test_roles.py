"""Offices that exclude each other."""

from __future__ import annotations

import pytest

from kg.link.contradictions import contradictions
from kg.link.contradictions.roles import office_named
from kg.records import Entity, Extraction
from kg.tables import rows
from tests.link.accounts import HALE, KESTRIA, NORVANIA, US, done, draft


def holding(
    title: str, office: str, publisher: str, body: Entity | None = US, *, published: str | None = "2025-05-04", former: bool = False
) -> Extraction:  # fmt: skip
    account = draft(f"{title} Tom Hale spoke in Lorun.", publisher, published)
    account.role(f"{title} Tom Hale", office, HALE, body, former=former)
    return done(account)


SENATOR = holding("Senator", "Senator", "Gazette")


def test_a_secretary_of_state_is_no_senator() -> None:
    (found,) = contradictions([holding("Secretary of State", "Secretary of State", "Courier"), SENATOR])
    assert (
        found.what == "Courier has “Secretary of State Tom Hale”, Gazette “Senator Tom Hale”: nobody is both at once."
    )


def test_both_places_are_the_words_of_their_articles() -> None:
    reports = [holding("Secretary of State", "Secretary of State", "Courier"), SENATOR]
    (found,) = contradictions(reports)
    texts = {report.article.key: report.article.text for report in reports}
    assert all(texts[e.article][e.span.start : e.span.end] == e.span.text for e in (found.one, found.other))


def test_three_reports_with_two_offices_make_one_contradiction() -> None:
    reports = [
        holding("Secretary of State", "Secretary of State", "Courier"),
        SENATOR,
        holding("Sen.", "Sen.", "Herald"),
    ]
    (found,) = contradictions(reports)
    assert [place.publisher for place in found.also] == ["Herald"]


@pytest.mark.parametrize(
    "other",
    [
        holding("Secretary of State", "Secretary of State", "Courier", former=True),
        holding("Deputy Secretary of State", "Deputy Secretary of State", "Courier"),
        holding("Acting Secretary of State", "Secretary of State", "Courier"),
        holding("Secretary of State", "Secretary of State", "Courier", published="2025-07-04"),
        holding("Envoy", "Envoy", "Courier"),
    ],
    ids=["former", "deputy", "acting", "months later", "an office that goes with it"],
)
def test_no_conflict_where_he_may_have_been_both(other: Extraction) -> None:
    assert list(contradictions([other, SENATOR])) == []


def test_elsewhere_ministers_sit_in_parliament() -> None:
    one = holding("Foreign Minister", "Foreign Minister", "Courier", KESTRIA)
    assert list(contradictions([one, holding("Senator", "Senator", "Gazette", KESTRIA)])) == []


def test_nobody_is_president_of_two_countries() -> None:
    one, other = (holding(f"{body.label} President", "President", body.label, body) for body in (KESTRIA, NORVANIA))
    assert [found.kind for found in contradictions([one, other])] == ["role"]


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Secretary of State", "foreign minister"),
        ("US Secretary of State", "foreign minister"),
        ("president's new national security adviser", "national security adviser"),
        ("deputy foreign minister", None),
        ("secretary of State-designate", None),
        ("spokesman", None),
        ("candidate for president", None),
        ("wife of the president", None),
    ],
)
def test_an_office_is_known_by_the_words_it_ends_in(words: str, office: str | None) -> None:
    assert office_named(words) == office


def test_every_office_of_the_table_is_one_of_offices_tsv() -> None:
    known = {row["office"] for row in rows("offices.tsv")}
    assert {row[side] for row in rows("incompatible_offices.tsv") for side in ("one", "other")} <= known
