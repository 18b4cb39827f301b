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
        ("in ADP 5 case; 2014 NUM 2 obl", "historical"),
        ("on ADP 5 case; 5 NUM 2 obl; March PROPN 5 nmod; 2014 NUM 6 nmod", "actual"),
    ],
)
def test_without_a_date_of_the_report_a_year_alone_is_recalled_and_a_day_is_news(words: str, modality: str) -> None:
    doc = parse(UNDATED.format(words), NAMES)
    (event,) = extract(doc, Article("a", "a.txt", doc.text)).events
    assert (event.modality, event.when is not None and event.when.value[:4]) == (modality, "2014")


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
