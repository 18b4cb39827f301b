"""Where it is not sure who did it, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.single import NAMES, of

PEOPLE = {**NAMES, "Sorel": "person"}


@pytest.mark.parametrize(("joint", "modality"), [("or", "hypothetical"), ("and", "actual")])
def test_one_of_two_did_it(joint: str, modality: str) -> None:
    table = f"Norvania PROPN 4 nsubj; {joint} CCONJ 3 cc; Sorel PROPN 1 conj; armed VERB 0 root VBD arm; Kestria PROPN 4 obj"
    assert of("arm", table, PEOPLE).modality == modality


@pytest.mark.parametrize(("joint", "modality"), [("or", "hypothetical"), ("and", "actual")])
def test_it_was_done_to_one_of_two(joint: str, modality: str) -> None:
    table = f"Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj; {joint} CCONJ 5 cc; Sorel PROPN 3 conj"
    assert of("arm", table, PEOPLE).modality == modality


@pytest.mark.parametrize(("word", "modality"), [("suspected", "hypothetical"), ("armed", "actual")])
def test_suspected_rebels_may_not_have_done_it(word: str, modality: str) -> None:
    table = f"{word} ADJ 2 amod; rebels NOUN 3 nsubj NNS rebel; bombed VERB 0 root VBD bomb; Kestria PROPN 3 obj"
    assert of("bomb", table).modality == modality


def test_the_suspected_gunman_did_what_is_told_of_him() -> None:
    table = "The DET 3 det; suspected ADJ 3 amod; gunman NOUN 4 nsubj; bombed VERB 0 root VBD bomb; Kestria PROPN 4 obj"
    assert of("bomb", table).modality == "actual"


def test_another_name_for_the_same_is_no_second_one() -> None:
    table = (
        "Norvania PROPN 7 nsubj; , PUNCT 5 punct; or CCONJ 5 cc; the DET 5 det; Republic PROPN 1 conj; , PUNCT 1 punct;"
        "armed VERB 0 root VBD arm; Kestria PROPN 7 obj"
    )
    assert of("arm", table, {**NAMES, "Republic": "place"}).modality == "actual"
