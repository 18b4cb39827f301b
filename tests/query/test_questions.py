"""Each question against three small reports whose answers are known by heart."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from kg.query import ask, questions
from kg.records import Extraction, Manner
from kg.store import Result, Store
from tests.factory import RUBIO, Draft
from tests.link.reports import MUST, SHOULD, article, linked
from tests.newsroom import newsroom

DAY6, DAY7 = datetime.date(2025, 4, 6), datetime.date(2025, 4, 7)
BALL = "the ball is now in the court of the Russians"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with newsroom() as opened:
        yield opened


def rows(result: Result, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in result.to_dicts()]


def test_who_said_what_about(store: Store) -> None:
    found = rows(ask(store, "who-said-what-about", about="Russia"), "date", "outlet", "speaker", "quote")
    assert found == [
        (DAY6, "Courier", "Mark Rutte", "ball is with Moscow"),
        (DAY6, "Courier", "Mark Rutte", BALL),
        (DAY7, "Gazette", "Mark Rutte", "The ball is now in the court of the Russians"),
        (DAY7, "Gazette", "Mark Rutte", "the United States had threatened Russia"),
    ]


def test_said_to_or_about(store: Store) -> None:
    found = rows(
        ask(store, "said-to-or-about", speaker="Mark Rutte", target="Russia", since="2025-04-07"),
        "how",
        "quote",
        "source",
    )
    assert found == [
        ("about", "The ball is now in the court of the Russians", "gazette.txt"),
        ("about", "the United States had threatened Russia", "gazette.txt"),
        ("to", "Nobody should test us.", "herald.txt"),
    ]


def test_quotes_of(store: Store) -> None:
    assert rows(ask(store, "quotes-of", speaker="Donald Trump"), "outlet", "cue", "quote") == [
        ("Gazette", "praised", "They pay now, and they pay a lot."),
        ("Herald", None, "I spoke to Ukraine and it was a good talk."),
    ]


def test_a_statement_that_is_denied_is_no_quote(store: Store) -> None:
    assert rows(ask(store, "quotes-of", speaker="Marco Rubio"), "quote") == [("We will know within weeks.",)]


def test_statements_with(store: Store) -> None:
    assert rows(ask(store, "statements-with", words="The BALL"), "outlet", "speaker") == [
        ("Courier", "Mark Rutte"),
        ("Gazette", "Mark Rutte"),
    ]


def test_statements_by_act(store: Store) -> None:
    assert rows(ask(store, "statements-by-act", act="warn"), "speaker", "quote") == [
        (None, "talks may fail"),
        ("Mark Rutte", "Nobody should test us."),
    ]


def test_proposed_to_whom(store: Store) -> None:
    found = rows(ask(store, "proposed-to-whom"), "who", "what", "whom", "negated", "according", "sentence")
    sentence = "The United States proposed a 30-day ceasefire to Ukraine."
    assert found == [("United States", "30-day ceasefire", "Ukraine", False, None, sentence)]


def test_proposed_to_whom_with_another_verb_and_actor(store: Store) -> None:
    assert rows(ask(store, "proposed-to-whom", action="meet", actor="Ukraine"), "who", "whom") == [
        ("Ukraine", "United States")
    ]


def test_not_agreed(store: Store) -> None:
    assert rows(ask(store, "not-agreed"), "who", "action", "what", "outlet") == [
        ("Russia", "agree", "30-day ceasefire", "Courier"),
        ("Russia", "reject", "30-day ceasefire", "Gazette"),
    ]


def test_events_between_looks_both_ways(store: Store) -> None:
    expected = [("United States", "propose", DAY6), ("Ukraine", "meet", "2025-05")]
    assert rows(ask(store, "events-between", a="Ukraine", b="United States"), "who", "action", "published") == expected
    assert rows(ask(store, "events-between", a="United States", b="Ukraine"), "who", "action", "published") == expected


def test_what_did(store: Store) -> None:
    assert rows(ask(store, "what-did", actor="United States"), "action", "what", "whom", "according") == [
        ("propose", "30-day ceasefire", "Ukraine", None),
        ("threaten", None, "Russia", "Mark Rutte"),
    ]


def test_negated_events(store: Store) -> None:
    assert rows(ask(store, "negated-events"), "who", "action", "what") == [("Russia", "agree", "30-day ceasefire")]


def test_attributed_events(store: Store) -> None:
    assert rows(ask(store, "attributed-events"), "according", "who", "action", "whom", "quote") == [
        ("Mark Rutte", "United States", "threaten", "Russia", "the United States had threatened Russia"),
        ("a witness", "Rebels", "shell", "Ukraine", "Rebels had shelled Ukraine"),
    ]


@pytest.mark.parametrize("name", ["attributed-events", "negated-events", "not-agreed", "proposed-to-whom"])
def test_an_actor_who_is_not_known_is_not_taken_for_the_one_asked_for(store: Store, name: str) -> None:
    extra = {"action": "shell"} if name == "proposed-to-whom" else {}
    assert "Rebels" not in ask(store, name, actor="United States", **extra).text("csv")


def test_a_speaker_who_is_not_known_is_not_taken_for_the_one_asked_for(store: Store) -> None:
    assert rows(ask(store, "attributed-events", speaker="Rutte"), "who") == [("United States",)]


def test_in_several_outlets(store: Store) -> None:
    found = rows(ask(store, "in-several-outlets"), "name", "outlets", "names", "sources", "quote", "first")
    assert found[0] == (
        "Mark Rutte", 2, "Courier, Gazette", 2, "The ball is now in the court of the Russians", "2025-04-06"
    )  # fmt: skip


def test_in_several_outlets_of_one_speaker(store: Store) -> None:
    assert rows(ask(store, "in-several-outlets", speaker="Marco Rubio"), "name") == []


def unsaid(words: str, outlet: str, manner: Manner = "direct") -> Extraction:
    """A report with a remark of somebody whom it does not name, beside one of Marco Rubio's."""
    told = Draft(
        f'"{words}," an official said. "No comment," Marco Rubio said.', publisher=outlet, source=f"{outlet}.txt"
    )
    told.statement(words, source="an official", cue="said", manner=manner)
    told.statement("No comment", source="Marco Rubio", cue="said", speaker=RUBIO)
    return told.done()


def test_what_nobody_known_said_has_no_name_in_several_outlets() -> None:
    told = linked(unsaid(SHOULD, "Gull"), unsaid(SHOULD, "Heron"))
    found = rows(ask(told, "in-several-outlets"), "name", "names", "quote")
    assert [row for row in found if row[2] == SHOULD] == [(None, "Gull, Heron", SHOULD)]


def test_what_nobody_known_said_stronger_has_no_name() -> None:
    told = linked(unsaid(SHOULD, "Gull"), unsaid(MUST, "Heron", "indirect"))
    assert rows(ask(told, "stronger-than-the-quote"), "name", "drift", "outlet") == [(None, "stronger", "Heron")]


def test_contradictions(store: Store) -> None:
    assert rows(ask(store, "contradictions"), "kind", "concerns", "outlet", "words", "otherOutlet", "otherWords") == [
        ("role", "Marco Rubio", "Courier", "Secretary of State Marco Rubio", "Gazette", "Senator Marco Rubio")
    ]


def test_contradictions_about_somebody_else(store: Store) -> None:
    assert ask(store, "contradictions", about="Mark Rutte").rows == []


def test_stronger_than_the_quote() -> None:
    told = linked(article(SHOULD, "Gull"), article(MUST, "Heron", manner="indirect"))
    found = rows(ask(told, "stronger-than-the-quote"), "name", "drift", "outlet", "otherOutlet")
    assert found == [("Mark Rutte", "stronger", "Heron", "Gull")]


def test_most_cited(store: Store) -> None:
    assert ask(store, "most-cited").rows == [
        ("Mark Rutte", 5, 3, 3),
        ("Donald Trump", 2, 2, 2),
        ("Marco Rubio", 1, 1, 1),
    ]


def test_unnamed_sources(store: Store) -> None:
    assert rows(ask(store, "unnamed-sources"), "outlet", "words", "cue", "quote") == [
        ("Courier", "Officials", "warned", "talks may fail"),
        ("Herald", "a witness", "said", "Rebels had shelled Ukraine"),
    ]


def test_offices_by_source(store: Store) -> None:
    assert rows(ask(store, "offices-by-source"), "name", "office", "organisation", "former", "outlet") == [
        ("Marco Rubio", "Secretary of State", "United States", False, "Courier"),
        ("Marco Rubio", "Senator", "Senate", False, "Gazette"),
        ("Mark Rutte", "Secretary General", "NATO", False, "Courier"),
    ]


def test_role_conflicts(store: Store) -> None:
    assert ask(store, "role-conflicts").rows == [
        ("Marco Rubio", "Secretary of State", "Courier", DAY6, "Senator", "Gazette", DAY7)
    ]


def test_outlets_coverage(store: Store) -> None:
    assert rows(
        ask(store, "outlets-coverage"), "outlet", "articles", "statements", "attributed", "speakers", "events"
    ) == [
        ("Courier", 1, 4, 3, 2, 3),
        ("Gazette", 1, 4, 4, 3, 2),
        ("Herald", 1, 3, 2, 2, 3),
    ]


def test_timeline(store: Store) -> None:
    assert rows(ask(store, "timeline", entity="United States"), "date", "how", "who", "text") == [
        (DAY6, "did", "United States", "The United States proposed a 30-day ceasefire to Ukraine."),
        (DAY7, "did", "United States", "Rutte said the United States had threatened Russia."),
        (DAY7, "was spoken of", "Mark Rutte", "the United States had threatened Russia"),
        ("2025-05", "had done to it", "Ukraine", "Ukraine met the United States."),
    ]


@pytest.mark.parametrize(
    ("window", "outlets"),
    [
        ({"since": "2025-04-07"}, ["Gazette", "Herald"]),
        ({"until": "2025-04-06"}, ["Courier", "Courier"]),
        ({"since": "2025-05-20"}, ["Herald"]),  # of May, it is not known which day
        ({"until": "2025-04"}, ["Courier", "Courier", "Gazette", "Gazette"]),
        ({"since": "2026"}, []),
    ],
)
def test_a_window_of_dates_takes_each_date_to_the_precision_it_has(
    store: Store, window: dict[str, str], outlets: list[str]
) -> None:
    found = rows(ask(store, "quotes-of", speaker="Mark Rutte", **window), "outlet")
    assert list(dict.fromkeys(found)) == list(dict.fromkeys((name,) for name in outlets))


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_every_question_is_a_query_that_stands_on_its_own(store: Store, name: str) -> None:
    text = next(question.sparql for question in questions() if question.name == name)
    assert len(store.query(text)) > 0 or name in {"statements-by-act", "claims-of-one-side", "stronger-than-the-quote"}


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_every_parameter_has_its_place_in_the_query(name: str) -> None:
    question = next(question for question in questions() if question.name == name)
    places = ["LIMIT " if p.kind == "number" else f"VALUES ?{p.name} {{ UNDEF }}" for p in question.parameters]
    assert [place for place in places if place not in question.sparql] == []


def test_there_are_at_least_fourteen() -> None:
    assert len(questions()) >= 14
