"""Word pieces and the features that give the case and the layout back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.wordpiece import BREAKS, CASES, LONGEST, WordPieces, break_class, case_class

VOCABULARY = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nun\n##believ\n##able\nu\n.\ns\ncafe\n"


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> WordPieces:
    path: Path = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    path.write_text(VOCABULARY, encoding="utf8")
    return WordPieces(path)


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("Unbelievable", (4, 5, 6)),
        ("U.S.", (7, 8, 9, 8)),
        ("Café", (10,)),
        ("xyz", (1,)),
        ("unxyz", (1,)),
        ("\u200b", (1,)),
    ],
)
def test_longest_pieces_are_taken_first_and_unknown_words_are_one_piece(
    pieces: WordPieces, word: str, ids: tuple[int, ...]
) -> None:
    assert pieces.pieces(word) == ids


@pytest.mark.parametrize(
    ("word", "name"),
    [("42", "other"), ("said", "lower"), ("Said", "initial"), ("A", "initial"), ("B2", "initial"), ("NATO", "upper"),
     ("iPhone", "mixed"), ("McCain", "mixed"), ("U.S.", "upper"), ("…", "other")],
)  # fmt: skip
def test_case_classes(word: str, name: str) -> None:
    assert CASES[case_class(word)] == name


@pytest.mark.parametrize(
    ("gap", "name"),
    [("", "none"), ("  ", "space"), ("\n", "line"), ("\r\n", "line"), (" \n\n ", "blank"), ("\r\n\r\n", "blank")],
)
def test_break_classes(gap: str, name: str) -> None:
    assert BREAKS[break_class(gap)] == name


@settings(deadline=None)
@given(st.text(min_size=1))
def test_any_word_has_between_one_and_twelve_pieces(pieces: WordPieces, word: str) -> None:
    assert 1 <= len(pieces.pieces(word)) <= LONGEST
