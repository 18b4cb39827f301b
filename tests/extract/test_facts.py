"""Whether a predicate is said to hold, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract.facts import is_fact
from tests.extract.parses import parse

LEADS = "May PROPN {verb} nsubj; {words}Guard PROPN {verb} obj; {mark} PUNCT {verb} punct"


@pytest.mark.parametrize(
    ("words", "verb", "mark", "fact"),
    [
        ("leads VERB 0 root VBZ lead; ", 2, ".", True),
        ("will AUX 3 aux; lead VERB 0 root VB lead; ", 3, ".", False),
        ("never ADV 3 advmod; led VERB 0 root VBD lead; ", 3, ".", False),
        ("leads VERB 0 root VBZ lead; ", 2, "?", False),
    ],
)
def test_only_what_is_said_to_be_so_is_a_fact(words: str, verb: int, mark: str, fact: bool) -> None:
    doc = parse(LEADS.format(words=words, verb=verb, mark=mark))
    assert is_fact(doc[verb - 1]) is fact
