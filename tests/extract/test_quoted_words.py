"""Words in quotation marks and 'so-called' things, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.records import Event
from tests.extract.single import of

QUOTED = "Norvania PROPN 3 nsubj; “ PUNCT 3 punct; armed VERB 0 root VBD arm; ” PUNCT 3 punct; Kestria PROPN 3 obj"


def modality(event: Event) -> str:
    return event.modality


def test_a_verb_in_quotation_marks_is_somebodys_word() -> None:
    assert modality(of("arm", QUOTED)) == "hypothetical"


def test_the_reason_is_what_stands_in_the_marks() -> None:
    (reason,) = of("arm", QUOTED).reasons
    assert reason.span is not None
    assert "armed" in reason.span.text


def test_a_quotation_of_nobody_is_no_fact() -> None:
    table = "“ PUNCT 3 punct; Norvania PROPN 3 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 3 obj; last ADJ 6 amod; year NOUN 3 obl; today NOUN 3 obl; ” PUNCT 3 punct"
    assert modality(of("arm", table)) == "hypothetical"


def test_what_follows_a_quotation_is_the_reports_own() -> None:
    table = "“ PUNCT 2 punct; Songs NOUN 5 obl NNS song; ” PUNCT 2 punct; Norvania PROPN 5 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 5 obj"
    assert modality(of("arm", table)) == "actual"


@pytest.mark.parametrize(
    "called", ["so-called ADJ {talks} amod", "so ADV 4 advmod; - PUNCT 4 punct; called VERB {talks} amod VBN call"]
)
def test_a_so_called_thing_is_none(called: str) -> None:
    at = 3 if called.startswith("so-called") else 5
    table = (
        f"The DET {at} det; {called.format(talks=at)}; talks NOUN {at + 5} nsubj NNS talk; between ADP {at + 2} case; Norvania PROPN {at} nmod;"
        f"and CCONJ {at + 4} cc; Kestria PROPN {at + 2} conj; began VERB 0 root VBD begin"
    )
    assert modality(of("talk", table)) == "hypothetical"


ALONE = "' PUNCT 3 punct; Norvania PROPN 3 nsubj; attacked VERB 0 root VBD attack; Kestria PROPN 3 obj; . PUNCT 3 punct; {mark} PUNCT 3 punct"


def test_a_paragraph_in_single_marks_is_a_quotation() -> None:
    table = ALONE.format(mark="'").replace("; . PUNCT 3 punct", "; today NOUN 3 obl")
    assert modality(of("attack", table)) == "hypothetical"


def test_a_paragraph_that_only_begins_with_a_single_mark_is_none() -> None:
    table = ALONE.format(mark="!").replace("; . PUNCT 3 punct", "; today NOUN 3 obl")
    assert modality(of("attack", table)) == "actual"
