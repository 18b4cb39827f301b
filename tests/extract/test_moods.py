"""A question that somebody asks in a sentence of the report's tells of nothing as done; 'why' takes it for granted."""

from __future__ import annotations

import pytest

from tests.extract.single import NAMES, of

PEOPLE = {**NAMES, "Sorel": "person"}
ASKED = "“ PUNCT {n} punct; {words}; ? PUNCT {n} punct; ” PUNCT {n} punct; Sorel PROPN {last} nsubj; asked VERB 0 root VBD ask"
DID = "Did AUX 4 aux; Norvania PROPN 4 nsubj; arm VERB 9 {label} VB arm; Kestria PROPN 4 obj"
WHY = "{why} ADV 5 advmod WRB; did AUX 5 aux; Norvania PROPN 5 nsubj; arm VERB 10 ccomp VB arm; Kestria PROPN 5 obj"


def reading(table: str, words: str) -> tuple[str, list[str]]:
    said = [{"source": "Sorel", "cue": "asked", "content": words}]
    event = of("arm", table, PEOPLE, said)
    return event.modality, [r.span.text for r in event.reasons if r.of == "modality" and r.span]


@pytest.mark.parametrize("label", ["ccomp", "parataxis", "obj", "dep"])
def test_a_quoted_question_tells_of_nothing_done(label: str) -> None:
    table = ASKED.format(n=4, words=DID.format(label=label), last=9)
    assert reading(table, "Did Norvania arm Kestria?") == ("hypothetical", ["?"])


@pytest.mark.parametrize("why", ["Why", "When", "How"])
def test_why_takes_the_deed_for_granted(why: str) -> None:
    table = ASKED.format(n=5, words=WHY.format(why=why), last=10)
    assert reading(table, f"{why} did Norvania arm Kestria?") == ("actual", [])


def test_what_is_said_without_a_question_mark_is_told() -> None:
    table = (
        "“ PUNCT 3 punct; Norvania PROPN 3 nsubj; armed VERB 8 ccomp VBD arm; Kestria PROPN 3 obj; , PUNCT 3 punct; ” PUNCT 3 punct;"
        "Sorel PROPN 8 nsubj; asked VERB 0 root VBD ask"
    )
    assert reading(table, "Norvania armed Kestria") == ("actual", [])


@pytest.mark.parametrize("label", ["parataxis", "appos"])
def test_a_question_behind_the_name_of_who_asks_tells_of_nothing_done(label: str) -> None:
    table = (
        f"Sorel PROPN 0 root; : PUNCT 5 punct; Did AUX 5 aux; Norvania PROPN 5 nsubj; arm VERB 1 {label} VB arm; Kestria PROPN 5 obj;"
        "? PUNCT 1 punct"
    )
    assert of("arm", table, PEOPLE).modality == "hypothetical"


def test_what_was_done_before_something_that_is_asked_was_done() -> None:
    table = (
        "After SCONJ 3 mark; Norvania PROPN 3 nsubj; armed VERB 8 advcl VBD arm; Kestria PROPN 3 obj; , PUNCT 8 punct; did AUX 8 aux;"
        "Sorel PROPN 8 nsubj; leave VERB 0 root VB leave; ? PUNCT 8 punct"
    )
    assert of("arm", table, PEOPLE).modality == "actual"


def test_why_is_seen_behind_words_that_the_tree_hangs_there() -> None:
    table = (
        "“ PUNCT 3 punct; It PRON 3 nsubj; rains VERB 8 ccomp VBZ rain; . PUNCT 8 punct; Why ADV 8 advmod WRB; did AUX 8 aux;"
        "Norvania PROPN 8 nsubj; arm VERB 13 ccomp VB arm; Kestria PROPN 8 obj; ? PUNCT 8 punct; ” PUNCT 8 punct; Sorel PROPN 13 nsubj;"
        "asked VERB 0 root VBD ask"
    )
    assert reading(table, "It rains. Why did Norvania arm Kestria?") == ("actual", [])
