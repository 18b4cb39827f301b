"""What is ordered need not be done, and a mock attack is none, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract.actions import verb_action
from tests.extract.parses import parse
from tests.extract.single import of

STRIKES = "Norvania PROPN 2 nsubj; {verb} VERB 0 root VBD {lemma}; {kind}strikes NOUN 2 obj NNS strike; on ADP {on} case; Kestria PROPN {n} nmod"


@pytest.mark.parametrize(
    ("verb", "lemma", "kind", "modality"),
    [
        ("ordered", "order", "", "hypothetical"),
        ("launched", "launch", "", "actual"),
        ("launched", "launch", "mock ADJ 4 amod; ", "hypothetical"),
    ],
)
def test_ordered_and_mock_strikes_are_none(verb: str, lemma: str, kind: str, modality: str) -> None:
    n = 4 if kind else 3
    table = STRIKES.format(verb=verb, lemma=lemma, kind=kind, on=n + 2, n=n)
    assert of(lemma, table).modality == modality


@pytest.mark.parametrize(("order", "expected"), [("ordered", "REQUEST"), ("told", "REQUEST")])
def test_who_is_ordered_to_arrest_somebody_is_not_arrested(order: str, expected: str) -> None:
    lemma = {"ordered": "order", "told": "tell"}[order]
    doc = parse(
        f"Judges NOUN 2 nsubj NNS judge; {order} VERB 0 root VBD {lemma}; police NOUN 2 obj; to PART 5 mark;"
        " arrest VERB 2 xcomp VB; Sorel PROPN 5 obj"
    )
    code = verb_action(doc[1])
    assert code is not None
    assert code.type == expected


@pytest.mark.parametrize("word", ["not", "never"])
def test_who_promises_never_to_attack_threatens_nobody(word: str) -> None:
    doc = parse(
        f"Norvania PROPN 2 nsubj; promised VERB 0 root VBD promise; {word} ADV 5 advmod; to PART 5 mark; attack VERB 2 xcomp VB;"
        " Kestria PROPN 5 obj"
    )
    code = verb_action(doc[1])
    assert code is not None
    assert code.type == "AGREE"


def test_what_is_told_of_an_ordered_strike_shows_that_it_came() -> None:
    table = (
        STRIKES.format(verb="ordered", lemma="order", kind="", on=5, n=3)
        + "; that PRON 7 nsubj; began VERB 3 acl:relcl VBD begin"
    )
    assert of("order", table).modality == "actual"
