"""What the tagger cut in two is one name again; what it left unfinished is completed or loses its last word."""

from __future__ import annotations

import pytest

from kg.annotate.names import mended
from tests.extract.parses import parse

CASES = [
    (
        "The DET 3 det DT; Relief PROPN 3 compound NNP; Fund PROPN 6 nsubj NNP; of ADP 5 case IN; Norland PROPN 3 nmod NNP; met VERB 0 root VBD",
        [(1, 4, "organisation"), (4, 5, "place")],
        [("Relief Fund of Norland", "organisation")],
    ),
    (
        "African PROPN 3 compound NNP; National PROPN 3 compound NNP; League PROPN 4 nsubj NNP; met VERB 0 root VBD",
        [(0, 2, "organisation"), (2, 3, "organisation")],
        [("African National League", "organisation")],
    ),
    (
        "Robert PROPN 3 nsubj NNP; J. PROPN 1 flat NNP; Sorel PROPN 4 nsubj NNP; met VERB 0 root VBD",
        [(0, 2, "person"), (2, 3, "person")],
        [("Robert J. Sorel", "person")],
    ),
    (
        "Rev. PROPN 2 nmod:desc NNP; Ana PROPN 4 nsubj NNP; Sorel PROPN 2 flat NNP; met VERB 0 root VBD",
        [(0, 1, "person"), (1, 3, "person")],
        [("Ana Sorel", "person")],
    ),
    (
        "Iraqi ADJ 3 amod JJ; Air PROPN 3 compound NNP; Force PROPN 4 nsubj NNP; met VERB 0 root VBD",
        [(0, 1, "nationality"), (1, 3, "organisation")],
        [("Iraqi Air Force", "organisation")],
    ),
    (
        "German ADJ 2 amod JJ; EU PROPN 3 compound NNP; diplomats NOUN 4 nsubj NNS; met VERB 0 root VBD",
        [(0, 1, "nationality"), (1, 2, "organisation")],
        [("German", "nationality"), ("EU", "organisation")],
    ),
    (
        "UN PROPN 3 compound NNP; Syria PROPN 3 compound NNP; envoy NOUN 4 nsubj NN; met VERB 0 root VBD",
        [(0, 1, "organisation"), (1, 2, "place")],
        [("UN", "organisation"), ("Syria", "place")],
    ),
    (
        "Sorel PROPN 3 nsubj NNP; Trading PROPN 1 flat NNP; met VERB 0 root VBD; Bell PROPN 3 obj NNP; , PUNCT 6 punct ,; Inc. PROPN 4 flat NNP",
        [(3, 4, "organisation")],
        [("Bell, Inc.", "organisation")],
    ),
    (
        "Army PROPN 6 nsubj NNP; of ADP 5 case IN; the DET 5 det DT; Red PROPN 5 amod NNP; Hill PROPN 1 nmod NNP; met VERB 0 root VBD",
        [(0, 2, "organisation")],
        [("Army of the Red Hill", "organisation")],
    ),
    (
        "Party PROPN 5 nsubj NNP; and CCONJ 4 cc CC; its PRON 4 det PRP$; friends NOUN 1 conj NNS; met VERB 0 root VBD",
        [(0, 2, "organisation")],
        [("Party", "organisation")],
    ),
    (
        "Bert PROPN 2 nsubj NNP; Bell PROPN 3 nsubj NNP; left VERB 0 root VBD; the DET 7 det DT; new ADJ 7 amod JJ; Norland PROPN 7 compound NNP; Army PROPN 3 obj NNP",
        [(0, 2, "person"), (5, 6, "place")],
        [("Bert Bell", "person"), ("Norland Army", "organisation")],
    ),
]


@pytest.mark.parametrize(("table", "given", "names"), CASES)
def test_names_are_whole(table: str, given: list[tuple[int, int, str]], names: list[tuple[str, str]]) -> None:
    doc = parse(table)
    assert [(doc[start:end].text, kind) for start, end, kind in mended(doc, given)] == names


def test_a_name_does_not_run_on_into_the_next_line() -> None:
    doc = parse("East PROPN 0 root NNP; ¶ SPACE 1 dep _SP; Sorel PROPN 0 root NNP")
    given = [(0, 1, "place"), (2, 3, "place")]
    assert mended(doc, given) == given


def test_a_word_cut_at_its_hyphen_is_whole() -> None:
    from spacy.tokens import Doc

    from tests.extract.parses import VOCAB

    doc = Doc(VOCAB, ["Ana", "So", "-", "rel", "spoke"], [True, False, False, True, False], tags=["NNP"] * 5)
    assert mended(doc, [(0, 3, "person")]) == [(0, 4, "person")]
