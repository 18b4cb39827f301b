"""The scorer of types, on sentences of our own."""

from __future__ import annotations

import json

import pytest

from tests.extract.parses import parse
from training.score_types import Answer, Row, Tally, gold, habit, head, joined, locate, report

MET = "Kestria PROPN 2 nsubj; met VERB 0 root VBD meet; Norvania PROPN 2 obj"


def line(**event: object) -> str:
    return json.dumps({"id": "x", "text": "Kestria met Norvania", "events": [event]})


def test_a_row_marks_both_parties_and_a_type() -> None:
    given = [line(source="Kestria", target="Norvania", plover="RETREAT", code=None), line(penta=0)]
    assert list(gold(given)) == [Row("x", "Kestria met Norvania", "Kestria", "Norvania", "YIELD")]


def test_rows_whose_parties_are_codes_are_left_out() -> None:
    row = json.loads(line(source="KES", target="NOR", plover="AID")) | {"actor_form": "cameo_actor_code"}
    assert list(gold([json.dumps(row)])) == []


def test_only_one_dataset_is_scored_where_it_is_named() -> None:
    row = json.loads(line(source="Kestria", target="Norvania", plover="AID")) | {"source_dataset": "ours"}
    assert list(gold([json.dumps(row)], "theirs")) == []


@pytest.mark.parametrize(("words", "span"), [("Kestria", (0, 7)), ("met\nNorvania", (8, 20)), ("Belinta", None)])
def test_a_party_is_found_whatever_stands_between_its_words(words: str, span: tuple[int, int] | None) -> None:
    assert locate("Kestria met Norvania", words) == span


def test_the_type_is_read_along_the_path() -> None:
    assert joined(parse(MET), (0, 7), (12, 20)) == Answer("CONSULT", "meet")


def test_what_hangs_below_the_path_is_a_guess() -> None:
    doc = parse(
        "Kestria PROPN 2 nsubj; danced VERB 0 root VBD dance; with ADP 4 case; Norvania PROPN 2 obl;"
        " attacking VERB 2 advcl VBG attack; Belinta PROPN 5 obj"
    )
    assert joined(doc, (0, 7), (20, 28)).guess


def test_where_nothing_is_known_the_answer_is_a_guess() -> None:
    doc = parse("Kestria PROPN 2 nsubj; danced VERB 0 root VBD dance; with ADP 4 case; Norvania PROPN 2 obl")
    assert joined(doc, (0, 7), (20, 28)).guess


def test_the_head_of_a_party_is_its_highest_word() -> None:
    doc = parse("The DET 2 det; minister NOUN 3 nsubj; met VERB 0 root VBD meet")
    found = head(doc, (0, 12))
    assert found is not None
    assert found.text == "minister"


def tally() -> Tally:
    row = Row("x", "", "", "", "ACCUSE")
    return Tally(
        [(row, Answer("SANCTION", "convict")), (row, Answer("ACCUSE", "accuse")), (row, Answer("ACCUSE", "", True))]
    )


def test_a_verdict_counts_as_an_accusation_only_by_the_sets_habit() -> None:
    row, answer = tally().pairs[0]
    assert habit(answer, row)
    assert tally().right() == 2
    assert tally().right(lenient=True) == 3


def test_a_guess_is_not_known() -> None:
    assert tally().right(guesses=False) == 1


def test_precision_and_recall_of_a_type() -> None:
    assert tally().f1("ACCUSE") == (100.0, pytest.approx(66.67, abs=0.01), pytest.approx(80.0))


def test_the_report_names_what_was_confused() -> None:
    assert any("ACCUSE>SANCTION 1" in text for text in report(tally()))
