"""Lemmas."""

import pytest

from kg.annotate.lemma import Lemmas


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return Lemmas()


@pytest.mark.parametrize(
    ("form", "tag", "upos", "lemma"),
    [
        ("said", "VBD", "VERB", "say"),
        ("Told", "VBD", "VERB", "tell"),
        ("claims", "VBZ", "VERB", "claim"),
        ("accusing", "VBG", "VERB", "accuse"),
        ("denied", "VBD", "VERB", "deny"),
        ("countries", "NNS", "NOUN", "country"),
        ("Obama", "NNP", "PROPN", "Obama"),
        ("were", "VBD", "AUX", "be"),
        ("better", "JJR", "ADJ", "good"),
        ("The", "DT", "DET", "the"),
    ],
)
def test_lemmas(lemmas: Lemmas, form: str, tag: str, upos: str, lemma: str) -> None:
    assert lemmas.of(form, tag, upos) == lemma
