"""What happens only in a story or a rehearsal, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.single import of

IN = "In ADP 3 case; the DET 3 det; {noun} NOUN 5 obl; Norvania PROPN 5 nsubj; {verb} VERB 0 root VBD {lemma}; Kestria PROPN 5 obj"


@pytest.mark.parametrize(
    ("noun", "verb", "lemma", "modality"),
    [
        ("film", "bombed", "bomb", "hypothetical"),
        ("simulation", "armed", "arm", "hypothetical"),
        ("exercise", "bombed", "bomb", "hypothetical"),
        ("exercise", "armed", "arm", "actual"),
        ("morning", "bombed", "bomb", "actual"),
    ],
)
def test_what_is_only_played_is_not_of_this_world(noun: str, verb: str, lemma: str, modality: str) -> None:
    assert of(lemma, IN.format(noun=noun, verb=verb, lemma=lemma)).modality == modality
