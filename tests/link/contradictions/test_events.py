"""Events affirmed and denied."""

from __future__ import annotations

from typing import Any

import pytest

from kg.link.contradictions import contradictions
from kg.records import Extraction, Plover
from tests.factory import entity
from tests.link.accounts import HALE, KESTRIA, NORVANIA, SOREL, done, draft

YES = "Norvania shelled Kestria."
NO = "Norvania has not shelled Kestria."
MISSILES, BOATS = entity("missiles", "thing"), entity("boats", "thing")


def event(
    line: str, publisher: str, *, negated: bool = False, published: str | None = "2025-05-04", action: str = "shelled",
    lemma: str = "shell", **more: Any,
) -> Extraction:  # fmt: skip
    account = draft(line, publisher, published)
    recipient = ("Kestria.", KESTRIA)
    account.event(("Norvania", NORVANIA), action, lemma, **{"recipient": recipient, "negated": negated, **more})
    return done(account)


DENIED = event(NO, "Gazette", negated=True)


def test_what_one_affirms_another_denies() -> None:
    (found,) = contradictions([event(YES, "Courier"), DENIED])
    assert found.what == f"Courier affirms it: “{YES}”; Gazette denies it: “{NO}”."


def test_the_order_of_the_articles_does_not_matter() -> None:
    reports = [event(YES, "Courier"), DENIED]
    assert list(contradictions(reports)) == list(contradictions(reports[::-1]))


def test_a_denial_in_somebodys_words_counts_and_names_who_denies() -> None:
    account = draft("Norvania denied that it shelled Kestria.", "Herald")
    said = account.statement(
        "it shelled Kestria", NORVANIA, source="Norvania", cue="denied", act="deny", manner="indirect"
    )
    account.event(("Norvania", NORVANIA), "shelled", "shell", recipient=("Kestria.", KESTRIA), said=said)
    (found,) = contradictions([event(YES, "Courier"), done(account)])
    assert "Norvania in Herald denies it" in found.what
    assert found.score < 0.8


def test_two_denials_agree() -> None:
    account = draft("Norvania denied shelling Kestria.", "Herald")
    said = account.statement(
        "shelling Kestria", NORVANIA, source="Norvania", cue="denied", act="deny", manner="indirect"
    )
    account.event(("Norvania", NORVANIA), "shelling", "shell", recipient=("Kestria.", KESTRIA), said=said, negated=True)
    assert list(contradictions([DENIED, done(account)])) == []


@pytest.mark.parametrize(
    "other",
    [
        event("Norvania will have shelled Kestria.", "Courier", modality="future"),
        event("Norvania may have shelled Kestria.", "Courier", modality="hypothetical"),
        event("Norvania shelled Lorun.", "Courier", recipient=("Lorun.", entity("Lorun", "place"))),
        event("Norvania warned Kestria.", "Courier", action="warned", lemma="warn"),
        event(YES, "Courier", published="2025-05-14"),
        event("Norvania shelled Kestria.", "Courier", when="2025-05-03", negated=True),
        event("Norvania shelled some boats of Kestria.", "Courier", object=("boats", BOATS)),
    ],
    ids=[
        "future",
        "hypothetical",
        "another place",
        "another action",
        "days later",
        "denied too",
        "one thing of it only",
    ],
)
def test_no_contradiction_where_both_may_be_so(other: Extraction) -> None:
    assert list(contradictions([other, DENIED])) == []


def test_on_two_days_both_may_be_so() -> None:
    one = event(YES, "Courier", when="2025-05-02")
    assert list(contradictions([one, event(NO, "Gazette", negated=True, when="2025-05-03")])) == []


def test_another_object_is_another_event() -> None:
    yes = event(
        "Norvania sold missiles to Kestria.", "Courier", action="sold", lemma="sell", object=("missiles", MISSILES)
    )
    no = event(
        "Norvania sold no boats to Kestria.",
        "Gazette",
        action="sold",
        lemma="sell",
        object=("no boats", BOATS),
        negated=True,
    )
    assert list(contradictions([yes, no])) == []


def test_the_same_object_is_the_same_event() -> None:
    yes = event(
        "Norvania sold missiles to Kestria.", "Courier", action="sold", lemma="sell", object=("missiles", MISSILES)
    )
    no = event(
        "Norvania sold no missiles to Kestria.", "Gazette", action="sold", lemma="sell", object=("no missiles", MISSILES), negated=True
    )  # fmt: skip
    assert [found.kind for found in contradictions([yes, no])] == ["event"]


def test_an_actor_that_is_only_guessed_proves_nothing() -> None:
    account = draft("He shelled Kestria.", "Courier")
    account.event(("He", None), "shelled", "shell", recipient=("Kestria.", KESTRIA))
    assert list(contradictions([done(account), DENIED])) == []


def test_two_speakers_of_one_article_may_contradict_each_other() -> None:
    account = draft("Ana Sorel said Norvania shelled Kestria.\nTom Hale said Norvania did not shell Kestria.", "Herald")
    for words, who, cue, verb in (
        ("Norvania shelled Kestria", SOREL, "Ana Sorel said", "shelled"),
        ("Norvania did not shell Kestria", HALE, "Tom Hale said", "shell Kestria"),
    ):
        said = account.statement(words, who, source=who.label, cue=cue, manner="indirect")
        account.event(
            ("Norvania", NORVANIA), verb, "shell", recipient=("Kestria.", KESTRIA), said=said, negated=who is HALE
        )
    assert [found.kind for found in contradictions([done(account)])] == ["event"]


PLAN = entity("peace plan", "thing")


def plan(verb: str, lemma: str, publisher: str, **more: Any) -> Extraction:
    line = f"Norvania {verb} the peace plan."
    return event(line, publisher, action=verb, lemma=lemma, recipient=None, object=("the peace plan", PLAN), **more)


def test_who_rejects_a_plan_does_not_accept_it() -> None:
    (found,) = contradictions([plan("accepted", "accept", "Courier"), plan("rejected", "reject", "Gazette")])
    assert "exclude each other" in found.why


def test_who_does_not_accept_a_plan_may_reject_it() -> None:
    no = plan("has not accepted", "accept", "Courier", negated=True, plover=Plover("REJECT", None, 3))
    assert list(contradictions([no, plan("rejected", "reject", "Gazette", plover=Plover("REJECT", None, 3))])) == []


def test_a_meeting_and_a_denied_talk_are_one_action_by_their_type() -> None:
    met = event("Norvania met Kestria.", "Courier", action="met", lemma="meet", plover=Plover("CONSULT", "meet", 1))
    no = event("Norvania held no summit with Kestria.", "Gazette", action="summit", lemma="summit", negated=True,
               recipient=("Kestria", KESTRIA), plover=Plover("CONSULT", "meet", 1))  # fmt: skip
    assert [found.kind for found in contradictions([met, no])] == ["event"]
