"""Figures that differ for the same thing."""

from __future__ import annotations

import pytest

from kg.link.contradictions import contradictions
from tests.link.accounts import SOREL, done, draft, told

KILLED = "The shelling of the fish market in Lorun killed 21 people on Saturday."


def between(one: str, other: str, published: str | None = "2025-05-04") -> list[str]:
    return [found.kind for found in contradictions([told(one, "Courier"), told(other, "Gazette", published)])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (KILLED, "The shelling of the fish market in Lorun killed 34 people on Saturday."),
        (KILLED, "At least 34 people were killed on Saturday by the shelling of the fish market in Lorun."),
        ("Prices in Norvania rose by 2% in April, the bank said.", "Prices in Norvania rose by 5% in April, the bank said."),
        ("Norvania will pay Kestria $2 billion for the harbour.", "Norvania will pay Kestria $5 billion for the harbour."),
        ("Norvania offered Kestria a 30-day truce at sea.", "Norvania offered Kestria a 60-day truce at sea."),
        ("Norvania sank three ferries of Kestria near the pier.", "Norvania sank seven ferries of Kestria near the pier."),
    ],
)  # fmt: skip
def test_two_figures_of_one_thing_are_a_contradiction(one: str, other: str) -> None:
    assert between(one, other) == ["figure"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (KILLED, "The shelling of the fish market in Lorun killed at least 12 people on Saturday."),
        (KILLED, "The shelling of the fish market in Lorun killed more than 20 people on Saturday."),
        (KILLED, "The shelling of the fish market in Lorun killed about 20 people on Saturday."),
        (KILLED, "The shelling of the fish market in Lorun wounded 34 people on Saturday, and killed 21 people."),
        (KILLED, "The shelling of the fish market in Arven killed 34 people on Sunday."),
        (KILLED, "The shelling of the fish market in Lorun killed 34 dogs on Saturday."),
        (KILLED, "Norvania met 34 people from the islands."),
        ("Norvania spends 2% of its budget on the fleet.", "The admiral wants Norvania to raise that to 5% by 2030."),
        ("Norvania will pay Kestria $1.7 billion.", "Norvania will pay Kestria nearly $1.8 billion."),
        ("Mayor Ana Sorel, 54, opened the harbour of Lorun.", "Mayor Ana Sorel opened the harbour of Lorun on May 3."),
        ("Under Article 5 Norvania must help Kestria at sea.", "Under Article 6 Norvania must help Kestria at sea."),
        ("Norvania paid Kestria 15-plus million for the pier.", "Norvania paid Kestria 18 million for the pier."),
        ("In a poll 46% of the voters in Lorun backed Ana Sorel.", "In a poll 41% of the voters in Lorun backed Ana Sorel."),
        ("Ana Sorel had 49.9% to Tom Hale's 49.6%.", "Ana Sorel had 45% and Tom Hale had 42% in Lorun."),
        ("In 2019 Norvania sold ferries to Kestria for good.", "In 2024 Norvania sold ferries to Kestria for good."),
    ],
)  # fmt: skip
def test_figures_that_go_together_are_none(one: str, other: str) -> None:
    assert between(one, other) == []


def test_a_later_report_may_count_more() -> None:
    assert between(KILLED, KILLED.replace("21", "34"), "2025-05-08") == []


def test_a_report_that_has_both_figures_knows_of_the_other() -> None:
    later = (
        "The shelling of the fish market in Lorun killed 34 people on Saturday.\nAt first 21 people had been counted."
    )
    assert between(KILLED, later) == []


@pytest.mark.parametrize(("act", "negated"), [("say", True), ("deny", False)])
def test_a_figure_that_somebody_did_not_give_contradicts_none(act: str, negated: bool) -> None:
    words = "the shelling of the fish market in Lorun killed 34 people on Saturday"
    account = draft(f"Ana Sorel did not confirm that {words}.", "Gazette")
    assert [one.kind for one in contradictions([told(KILLED, "Courier"), done(account)])] == ["figure"]
    account.statement(words, SOREL, source="Ana Sorel", cue="did not confirm", act=act, negated=negated)
    assert not list(contradictions([told(KILLED, "Courier"), done(account)]))


def test_the_words_of_the_evidence_hold_the_bound() -> None:
    other = "At least 34 people were killed on Saturday by the shelling of the fish market in Lorun."
    (found,) = contradictions([told(KILLED, "Courier"), told(other, "Gazette")])
    assert (found.one.span.text, found.other.span.text, found.label) == ("21", "At least 34", "people")
