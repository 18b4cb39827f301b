"""Attacks and deals that are only spoken of, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.single import of

ATTACK = "{a} DET 2 det; attack NOUN {verb} {label} NN attack; on ADP 4 case; Kestria PROPN 2 nmod; by ADP 6 case; Norvania PROPN 2 nmod; "


@pytest.mark.parametrize(
    ("a", "label", "verb", "words", "modality"),
    [
        ("An", "nsubj:pass", 8, "was AUX 8 aux:pass; feared VERB 0 root VBN fear", "hypothetical"),
        ("An", "nsubj:pass", 8, "was AUX 8 aux:pass; planned VERB 0 root VBN plan", "hypothetical"),
        ("An", "nsubj", 9, "is AUX 9 cop; in ADP 9 case; sight NOUN 0 root", "hypothetical"),
        ("An", "nsubj", 7, "looms VERB 0 root VBZ loom", "hypothetical"),
        ("The", "nsubj:pass", 8, "was AUX 8 aux:pass; discussed VERB 0 root VBN discuss", "actual"),
        ("The", "nsubj", 7, "threatened VERB 0 root VBD threaten; towns NOUN 7 obj", "actual"),
        ("The", "nsubj", 7, "reached VERB 0 root VBD reach; towns NOUN 7 obj", "actual"),
        ("The", "nsubj", 7, "closed VERB 0 root VBD close", "actual"),
        ("An", "nsubj:pass", 9, "could AUX 9 aux; be AUX 9 aux:pass; heard VERB 0 root VBN hear", "actual"),
        ("An", "nsubj", 9, "would AUX 9 aux; later ADV 9 advmod; matter VERB 0 root VB matter", "actual"),
        ("An", "nsubj", 8, "would AUX 8 aux; matter VERB 0 root VB matter", "hypothetical"),
    ],
)
def test_what_is_only_spoken_of_need_not_be_there(a: str, label: str, verb: int, words: str, modality: str) -> None:
    assert of("attack", ATTACK.format(a=a, label=label, verb=verb) + words).modality == modality
