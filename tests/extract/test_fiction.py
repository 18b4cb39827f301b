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
        ("series", "bombed", "bomb", "actual"),
        ("test", "bombed", "bomb", "actual"),
        ("game", "bombed", "bomb", "actual"),
        ("episode", "bombed", "bomb", "actual"),
    ],
)
def test_what_is_only_played_is_not_of_this_world(noun: str, verb: str, lemma: str, modality: str) -> None:
    assert of(lemma, IN.format(noun=noun, verb=verb, lemma=lemma)).modality == modality


@pytest.mark.parametrize(("tag", "modality"), [("VBZ", "hypothetical"), ("VBD", "actual")])
def test_a_play_is_told_in_the_present_tense(tag: str, modality: str) -> None:
    table = f"In ADP 3 case; the DET 3 det; play NOUN 5 obl; Norvania PROPN 5 nsubj; arms VERB 0 root {tag} arm; Kestria PROPN 5 obj"
    assert of("arm", table).modality == modality


def test_an_exercise_with_a_day_of_its_own_is_a_time() -> None:
    table = (
        "In ADP 3 case; the DET 3 det; exercise NOUN 7 obl; on ADP 5 case; Friday PROPN 3 nmod; Norvania PROPN 7 nsubj;"
        "bombed VERB 0 root VBD bomb; Kestria PROPN 7 obj"
    )
    assert of("bomb", table).modality == "actual"


def test_what_a_drill_saw_was_only_played() -> None:
    table = (
        "The DET 2 det; drill NOUN 3 nsubj; saw VERB 0 root VBD see; Norvania PROPN 5 nsubj; bomb VERB 3 ccomp VB bomb;"
        "Kestria PROPN 5 obj"
    )
    assert of("bomb", table).modality == "hypothetical"


def test_what_happens_in_a_novel_does_not_happen() -> None:
    table = (
        "The DET 2 det; novel NOUN 8 nsubj; in ADP 4 case; which PRON 6 obl; Norvania PROPN 6 nsubj; arms VERB 2 acl:relcl VBZ arm;"
        "Kestria PROPN 6 obj; sold VERB 0 root VBD sell"
    )
    assert of("arm", table).modality == "hypothetical"
