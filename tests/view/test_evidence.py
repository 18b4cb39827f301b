from dataclasses import replace

import pytest

from kg.records import Modality
from kg.view.evidence import Evidence, Origin

PIECE = Evidence(
    "urn:kg:event:1", "did", Origin("urn:kg:article:1", "a.txt"), None, "Russia", (), "agree", None, None,
    "Russia agreed, said Rutte, to the plan.", ((0, 13), (27, 38)), "cooperation",
)  # fmt: skip


@pytest.mark.parametrize(
    ("negated", "modality", "phrase"),
    [
        (False, "actual", "agreed"),
        (True, "actual", "did not agree"),
        (False, "future", "will agree"),
        (True, "future", "will not agree"),
        (False, "hypothetical", "may agree"),
        (False, "historical", "agreed"),
    ],
)
def test_a_phrase_says_how_certain_it_is(negated: bool, modality: Modality, phrase: str) -> None:
    assert replace(PIECE, negated=negated, modality=modality).phrase == phrase


def test_words_that_are_interrupted_are_joined() -> None:
    assert PIECE.words == "Russia agreed … to the plan"


def test_without_known_places_the_sentence_is_the_words() -> None:
    assert replace(PIECE, spans=()).words == PIECE.sentence
