"""What a report only recalls, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article
from tests.extract.parses import parse
from tests.extract.single import NAMES, of

ARMED = "Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj; "


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("in ADP 5 case; 2014 NUM 2 obl", "historical"),
        ("in ADP 6 case; the DET 6 det; 1990s NUM 2 obl", "historical"),
        ("decades NOUN 5 obl:npmod; ago ADV 2 advmod", "historical"),
        ("in ADP 5 case; 2024 NUM 2 obl", "actual"),
        ("since ADP 5 case; 2014 NUM 2 obl", "actual"),
    ],
)
def test_what_lies_long_before_the_report_is_background(words: str, modality: str) -> None:
    assert of("arm", ARMED + words).modality == modality


def test_the_year_of_an_invasion_may_hang_on_who_was_invaded() -> None:
    table = (
        "Norvania PROPN 3 nmod:poss; 's PART 1 case; invasion NOUN 8 nsubj NN invasion; of ADP 5 case; Kestria PROPN 3 nmod; in ADP 7 case;"
        "1979 NUM 5 nmod; failed VERB 0 root VBD fail"
    )
    assert of("invasion", table).modality == "historical"


UNDATED = "Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj; {}"


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("in ADP 5 case; 2014 NUM 2 obl", "actual"),
        ("on ADP 5 case; 5 NUM 2 obl; March PROPN 5 nmod; 2014 NUM 6 nmod", "actual"),
        ("in ADP 6 case; the DET 6 det; 1990s NUM 2 obl", "historical"),
    ],
)
def test_without_a_date_of_the_report_nobody_knows_how_long_ago_a_year_is(words: str, modality: str) -> None:
    doc = parse(UNDATED.format(words), NAMES)
    (event,) = extract(doc, Article("a", "a.txt", doc.text)).events
    assert event.modality == modality


def test_a_fact_of_an_undated_report_keeps_its_year() -> None:
    doc = parse(UNDATED.format("in ADP 5 case; 2014 NUM 2 obl"), NAMES)
    (event,) = extract(doc, Article("a", "a.txt", doc.text)).events
    assert event.when is not None
    assert event.when.value == "2014"


@pytest.mark.parametrize(
    "words",
    [
        "in ADP 7 case; the DET 7 det; nineteenth ADJ 7 amod; century NOUN 2 obl",
        "a DET 5 det; generation NOUN 6 obl:npmod; ago ADV 2 advmod",
    ],
)
def test_a_century_and_a_generation_are_long(words: str) -> None:
    assert of("arm", ARMED + words).modality == "historical"


def test_an_anniversary_is_of_what_was_long_ago() -> None:
    table = (
        "Crowds NOUN 2 nsubj; marked VERB 0 root VBD mark; the DET 4 det; anniversary NOUN 2 obj; of ADP 8 case; Norvania PROPN 8 nmod:poss;"
        "'s PART 6 case; invasion NOUN 4 nmod NN invasion; of ADP 10 case; Kestria PROPN 8 nmod"
    )
    assert of("invasion", table).modality == "historical"


@pytest.mark.parametrize(("unit", "modality"), [("years", "historical"), ("days", "actual")])
def test_years_after_is_long_after(unit: str, modality: str) -> None:
    table = (
        f"Ten NUM 2 nummod; {unit} NOUN 5 obl:npmod; after SCONJ 5 mark; Norvania PROPN 5 nsubj; armed VERB 9 advcl VBD arm;"
        "Kestria PROPN 5 obj; , PUNCT 9 punct; Sorel PROPN 9 nsubj; left VERB 0 root VBD leave"
    )
    assert of("arm", table).modality == modality


def test_once_did_was_some_time_before() -> None:
    table = "Norvania PROPN 3 nsubj; once ADV 3 advmod; armed VERB 0 root VBD arm; Kestria PROPN 3 obj"
    assert of("arm", table).modality == "historical"


def test_as_a_young_man_is_long_ago() -> None:
    event = of(
        "praise",
        "As ADP 4 case IN as; a DET 4 det DT a; young ADJ 4 amod JJ young; man NOUN 7 obl NN man; "
        ", PUNCT 4 punct , ,; Sorel PROPN 7 nsubj NNP Sorel; praised VERB 7 ROOT VBD praise; "
        "Norvania PROPN 7 obj NNP Norvania; . PUNCT 7 punct . .",
        {"Norvania": "place", "Sorel": "person"},
    )
    assert event.modality == "historical"


def test_when_a_king_ruled_is_long_ago() -> None:
    event = of(
        "attack",
        "When ADV 4 advmod WRB when; King PROPN 3 nmod:desc NNP King; Sorel PROPN 4 nsubj NNP Sorel; "
        "ruled VERB 8 advcl VBD rule; Karsk PROPN 4 obj NNP Karsk; , PUNCT 4 punct , ,; "
        "Norvania PROPN 8 nsubj NNP Norvania; attacked VERB 8 ROOT VBD attack; "
        "Kestria PROPN 8 obj NNP Kestria; . PUNCT 8 punct . .",
        {"Norvania": "place", "Kestria": "place", "Karsk": "place", "Sorel": "person"},
    )
    assert event.modality == "historical"


def test_when_somebody_was_a_student_is_long_ago() -> None:
    event = of(
        "invade",
        "When ADV 5 advmod WRB when; Varga PROPN 5 nsubj NNP Varga; was AUX 5 cop VBD be; a DET 5 det DT a; "
        "student NOUN 8 advcl NN student; , PUNCT 5 punct , ,; Norvania PROPN 8 nsubj NNP Norvania; "
        "invaded VERB 8 ROOT VBD invade; Kestria PROPN 8 obj NNP Kestria; . PUNCT 8 punct . .",
        {"Norvania": "place", "Kestria": "place", "Varga": "person"},
    )
    assert event.modality == "historical"
