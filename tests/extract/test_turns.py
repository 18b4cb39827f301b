"""In a conversation the name before the colon says what follows; names with a colon elsewhere are left alone."""

from __future__ import annotations

import pytest

from kg.extract.layout import Layout
from kg.extract.turns import turns
from kg.records import Span

PEOPLE = {"Holm", "HOLM", "IDA HOLM", "BRENNAN", "MARGARET BRENNAN", "Rutte"}
PLACES = {"KYIV", "GENEVA"}


def spoken(text: str, surnames: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    def kind_at(name: Span) -> str | None:
        return "person" if name.text in PEOPLE else "place" if name.text in PLACES else None

    return [
        (turn.name.text, " / ".join(w.text for w in turn.words))
        for turn in turns(text, Layout(text), kind_at, surnames)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("MARGARET BRENNAN: Will you go?\n\nIDA HOLM: We will.", [("MARGARET BRENNAN", "Will you go?"), ("IDA HOLM", "We will.")]),
        ("MARGARET BRENNAN (host): Will you go?\nHOLM: No.", [("MARGARET BRENNAN", "Will you go?"), ("HOLM", "No.")]),
        ("Q: Will you go?\n\nA: No.", [("Q", "Will you go?"), ("A", "No.")]),
        ("Q. Will you go?\n\nA. No.", [("Q", "Will you go?"), ("A", "No.")]),
        ("**Q:** Will you go?\n\n**A:** No.", [("Q", "Will you go?"), ("A", "No.")]),
        (">> BRENNAN: Go?\n[00:01:12] HOLM: No.", [("BRENNAN", "Go?"), ("HOLM", "No.")]),
        ("SEN. IDA HOLM, D-N.J.: No.\nBRENNAN: Why?\nSEN. IDA HOLM: So.", [("SEN. IDA HOLM", "No."), ("BRENNAN", "Why?"), ("SEN. IDA HOLM", "So.")]),
        ("BRENNAN:\nGo?\nHOLM:\nNo.", [("BRENNAN", "Go?"), ("HOLM", "No.")]),
        ("BRENNAN: Go?\nHOLM: No.\nNot now.\n(CROSSTALK)\nBRENNAN: Well.", [("BRENNAN", "Go?"), ("HOLM", "No. / Not now."), ("BRENNAN", "Well.")]),
        ("Rutte: Go.\nHolm: No.\nRutte: Why?", [("Rutte", "Go."), ("Holm", "No."), ("Rutte", "Why?")]),
        ("PIPPO: Go.\nHOLM: No.\nPIPPO: Why?", [("PIPPO", "Go."), ("HOLM", "No."), ("PIPPO", "Why?")]),
    ],
)  # fmt: skip
def test_each_turn_has_its_speaker_and_words(text: str, said: list[tuple[str, str]]) -> None:
    assert spoken(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "KYIV: The president left.\n\nGENEVA: The talks go on.\n\nKYIV: He came back.",
        "WHAT HAPPENED: The talks ended.\n\nWHY IT MATTERS: It is late.\n\nTHE LATEST: Nothing.",
        "Location: Geneva\nDate: Monday\nTime: 10:30",
        "Holm: We go.",
        "Rutte: NATO will act\nHolm: Norvenia will not",
        "The minister said: We go.\nThe others said: We stay.",
        "Read also: A says B\nRead also: C says D",
        "",
    ],
)
def test_other_names_with_a_colon_are_no_turns(text: str) -> None:
    assert spoken(text) == []


def test_what_follows_the_last_turn_is_not_said_by_its_speaker() -> None:
    assert spoken("BRENNAN: Go?\nHOLM: No.\nThe talks ended there.")[-1] == ("HOLM", "No.")


HARBOUR = "Post: Did you sign?\nHart: I did not. My deputy signed it.\nPost: Why?"


def test_a_surname_of_somebody_named_in_the_text_is_a_speaker_among_lines_that_converse() -> None:
    assert spoken(HARBOUR, frozenset({"hart"})) == [("Hart", "I did not. My deputy signed it.")]


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        (HARBOUR, frozenset[str]()),
        (HARBOUR.rpartition("\n")[0], frozenset({"hart"})),
        ("Port: Three boats were sold.\nHart: The minister left in May.\nDepot: It burned down.", frozenset({"hart"})),
    ],
)
def test_nobody_speaks_where_no_surname_is_known_or_the_lines_are_a_list(text: str, surnames: frozenset[str]) -> None:
    assert spoken(text, surnames) == []
