"""What is not seen on screen is no part of a name, and hides none."""

from __future__ import annotations

import pytest

from kg.annotate import Reader, load_reader
from kg.resolve.names import key

pytestmark = pytest.mark.reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\ufeff", "\u202b", "\u2069", "\u200d"])
def test_an_invisible_character_beside_a_word_is_a_token_of_its_own(mark: str, reader: Reader) -> None:
    (doc,) = reader.read([f"{mark}Rutte{mark} said no."])
    assert [t.text for t in doc if t.pos_ != "SPACE"] == ["Rutte", "said", "no", "."]


def test_words_with_a_soft_hyphen_read_as_without(reader: Reader) -> None:
    pieces = reader.session.wordpieces.pieces
    assert pieces("cease\u00adfire") == pieces("ceasefire")


def test_names_meet_whatever_is_hidden_in_them() -> None:
    assert key("Ma\u00adcron\u200b") == key("Macron")
