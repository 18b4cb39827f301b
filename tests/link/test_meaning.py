"""What a statement means lies near what means the same, and is the same wherever it is read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.link import meaning as module
from kg.link.candidates import SIGNATURES, signatures
from kg.link.meaning import LONGEST, WEIGHTS, WIDTH, meaning, nearness, pieces, vector, version
from kg.link.records import Said
from kg.link.traits import traits

OTHER_WORDS = [
    # a remark, the same in other words, another remark about the same
    (
        ("said", "The council is dragging its feet over the new bridge"),
        ("complained", "that the city was taking far too long to build the crossing"),
        ("praised", "the council for paying for the new bridge"),
    ),
    (
        ("said", "There will be no amnesty for those who fired on the crowd"),
        ("ruled out", "pardoning the soldiers who shot at demonstrators"),
        ("blamed", "the soldiers for firing on the crowd"),
    ),
    (
        ("said", "Half of the harvest has been lost to the drought"),
        ("estimated", "that 50 per cent of crops had been destroyed by dry weather"),
        ("said", "the harvest would be sold abroad"),
    ),
]


def near(one: tuple[str, str], other: tuple[str, str]) -> float:
    return nearness(vector(meaning(*one)), vector(meaning(*other)))


@pytest.mark.parametrize(("remark", "same", "other"), OTHER_WORDS)
def test_the_same_in_other_words_lies_nearer_than_another_remark(
    remark: tuple[str, str], same: tuple[str, str], other: tuple[str, str]
) -> None:
    assert near(remark, same) > near(remark, other) + 0.1


def test_a_vector_has_length_one() -> None:
    assert np.linalg.norm(vector(meaning("said", "the frozen accounts stay frozen"))) == pytest.approx(1, abs=1e-5)


def test_a_vector_is_the_same_every_time() -> None:
    assert meaning("said", "the frozen accounts stay frozen") == meaning("said", "the frozen accounts stay frozen")


def test_the_cue_counts() -> None:
    assert near(("welcomed", "the new tariffs"), ("denounced", "the new tariffs")) < 0.95


@pytest.mark.parametrize("text", ["", " ", "\u200b", "…", "\ud800", "x" * 100_000, "word " * 10_000])
def test_any_text_has_a_vector(text: str) -> None:
    assert vector(meaning(None, text)).shape == (WIDTH,)


def test_the_weights_are_those_that_their_digest_names() -> None:
    assert sha256(WEIGHTS.read_bytes()).hexdigest().startswith(version())


def test_a_long_text_is_read_to_a_bound() -> None:
    assert len(pieces("said", "word " * 500)) == LONGEST


def test_weights_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "WEIGHTS", tmp_path / "meaning.int8.onnx")
    module._session.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"meaning\.int8\.onnx.*reinstall"):
            meaning("said", "anything")
    finally:
        module._session.cache_clear()


def test_a_statement_brings_its_vector_along() -> None:
    other = meaning("said", "quite another thing")
    one = Said("a", "s1", "the frozen accounts stay frozen", "indirect", 0, ((0, 31),), meaning=other)
    assert (next(traits([one])).meaning == vector(other)).all()


def test_nearly_the_same_meaning_has_signatures_in_common() -> None:
    texts = "the town council is far too slow with the bridge", "that the bridge is taking the council far too long"
    one, other = traits(Said("a", f"s{n}", text, "indirect", n, ((n, n + 1),)) for n, text in enumerate(texts))
    assert set(signatures(one)) & set(signatures(other))


def test_every_statement_has_as_many_signatures() -> None:
    one = next(traits([Said("a", "s1", "the accounts stay frozen", "indirect", 0, ((0, 24),))]))
    assert len(set(signatures(one))) == sum(many for many, _ in SIGNATURES)
