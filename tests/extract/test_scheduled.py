"""What is told in the present tense and still to come, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.single import of

MEETS = "Sorel PROPN 2 nsubj; {} 0 root {} visit; Kestria PROPN 2 obj; {}"
PEOPLE = {"Sorel": "person", "Kestria": "place"}


@pytest.mark.parametrize(
    ("verb", "tag", "words", "modality"),
    [
        ("visits VERB", "VBZ", "tomorrow NOUN 2 obl:unmarked", "future"),
        ("visits VERB", "VBZ", "next ADJ 5 amod; week NOUN 2 obl:unmarked", "future"),
        ("visits VERB", "VBZ", "in ADP 5 case; June PROPN 2 obl", "future"),
        ("visited VERB", "VBD", "in ADP 5 case; June PROPN 2 obl", "actual"),
        ("visits VERB", "VBZ", "under ADP 6 case; the DET 6 det; deal NOUN 2 obl", "future"),
        ("visited VERB", "VBD", "under ADP 6 case; the DET 6 det; deal NOUN 2 obl", "actual"),
        ("visits VERB", "VBZ", "again ADV 2 advmod", "actual"),
        ("visiting VERB", "VBG", "is AUX 2 aux; under ADP 7 case; the DET 7 det; deal NOUN 2 obl", "actual"),
    ],
)
def test_the_present_tense_may_tell_of_what_is_to_come(verb: str, tag: str, words: str, modality: str) -> None:
    assert of("visit", MEETS.format(verb, tag, words), PEOPLE).modality == modality


@pytest.mark.parametrize(("verb", "tag", "modality"), [("visits", "VBZ", "future"), ("visited", "VBD", "actual")])
def test_in_what_would_be_a_first_a_visit_is_to_come(verb: str, tag: str, modality: str) -> None:
    table = (
        "In ADP 2 case; what PRON 7 obl; would AUX 5 aux; be AUX 5 cop; first ADJ 2 acl; Sorel PROPN 7 nsubj;"
        f"{verb} VERB 0 root {tag} visit; Kestria PROPN 7 obj"
    )
    assert of("visit", table, PEOPLE).modality == modality


TALKS = "Talks NOUN {} NNS talk; between ADP 3 case; Norvania PROPN 1 nmod; and CCONJ 5 cc; Kestria PROPN 3 conj; "


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("due ADJ 8 case; in ADP 8 case; June PROPN 1 nmod; matter VERB 0 root VBP matter", "future"),
        ("due ADJ 8 case; to ADP 6 fixed; hunger NOUN 1 nmod; matter VERB 0 root VBP matter", "actual"),
    ],
)
def test_what_is_due_in_june_is_to_come_and_what_is_due_to_hunger_is_not(words: str, modality: str) -> None:
    assert of("talk", TALKS.format("9 nsubj") + words).modality == modality


def test_a_day_after_the_report_is_to_come() -> None:
    table = "Sorel PROPN 2 nsubj; visits VERB 0 root VBZ visit; Kestria PROPN 2 obj; on ADP 5 case; 12 NUM 2 obl; May PROPN 5 nmod"
    event = of("visit", table, PEOPLE)
    assert (event.modality, [reason.why for reason in event.reasons]) == ("future", ["'on 12 May': after the report"])


def test_over_the_next_days_is_still_to_come() -> None:
    event = of(
        "meet",
        "Norvania PROPN 2 nsubj NNP Norvania; meets VERB 2 ROOT VBZ meet; Kestria PROPN 2 obj NNP Kestria; "
        "over ADP 8 case IN over; the DET 8 det DT the; next ADJ 8 amod JJ next; two NUM 8 nummod CD two; "
        "days NOUN 2 obl NNS day; . PUNCT 2 punct . .",
        {"Norvania": "place", "Kestria": "place"},
    )
    assert event.modality == "future"
