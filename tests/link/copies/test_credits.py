"""Credits of news agencies."""

from __future__ import annotations

import pytest

from kg.link.copies.credits import credited
from kg.records import Article
from kg.tables import rows

BODY = "Lorun's harbour stayed shut for a third day. " * 30


def agencies(text: str, publisher: str | None = None) -> list[str]:
    return [credit.agency for credit in credited(Article("a", "a.txt", text, publisher=publisher))]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LORUN (Reuters) - The harbour is shut.", "Reuters"),
        ("LORUN, Kestria (AP) — The harbour is shut.", "Associated Press"),
        ("LORUN, May 3 /TASS/. The harbour is shut.", "TASS"),
        ("Harbour shut\nBy The Associated Press\nThe harbour is shut.", "Associated Press"),
        ("Harbour shut\nBy Ana Sorel, Associated Press\nThe harbour is shut.", "Associated Press"),
        ("Harbour shut\nSource: Xinhua\nThe harbour is shut.", "Xinhua"),
        (BODY + "\n— Agence France-Presse", "Agence France-Presse"),
        (BODY + "\nAFP", "Agence France-Presse"),
        ("LORUN (dpa) - The harbour is shut.", "Deutsche Presse-Agentur"),
    ],
)
def test_a_credit_names_the_agency(text: str, agency: str) -> None:
    assert agencies(text) == [agency]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour is shut, the mayor told Reuters.",
        "Reuters reported that the harbour is shut.",
        "The mayor (a friend of Reuters reporters) left.",
        "The Associated Press has an office in Lorun.",
        BODY + "LORUN (Reuters) - The harbour is shut. " + BODY,  # in the middle: another report, quoted
        "Turn to page 3 (ap) for the weather.",
    ],
)
def test_a_report_that_speaks_of_an_agency_does_not_credit_it(text: str) -> None:
    assert agencies(text) == []


def test_the_credit_has_its_place() -> None:
    text = "LORUN (Reuters) - The harbour is shut."
    (credit,) = credited(Article("a", "a.txt", text))
    assert credit.span is not None
    assert text[credit.span.start : credit.span.end] == credit.span.text == "(Reuters)"


def test_an_agency_that_publishes_needs_no_credit() -> None:
    assert agencies("The harbour is shut.", publisher="Reuters") == ["Reuters"]


def test_no_words_stand_for_two_agencies() -> None:
    words = [word for row in rows("agencies.tsv") for word in f"{row['words']}|{row['short']}".split("|") if word]
    assert len(words) == len(set(words))
