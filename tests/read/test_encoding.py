"""Text comes out character for character, or the input is refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnreadableInput
from kg.read.encoding import decode

TEXT = "The café owner said “nothing is settled” — and that it would cost £20 to repair. " * 4


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")))
def test_utf8_round_trip(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_other_encodings_that_are_certain(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"One.\r\nTwo.\rThree.\n", "a.txt") == "One.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\x00", bytes(range(1, 32)) * 20, "wide".encode("utf-16-le")],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"a\.txt: binary"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [TEXT.encode() + b"\xff\xc3(", b"\xff\xfeT\x00h", b"A \x81\x8d\x8f\x90 b."])
def test_an_encoding_that_cannot_be_told_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="save the file as UTF-8"):
        decode(data, "a.txt")


ASCII = "The minister said that the talks in the capital would go on until the end of the week. " * 4


def test_latin_1_is_read_as_its_superset() -> None:
    text = "The café owner said that it would cost £20 to repair. " * 4
    assert decode(text.encode("latin-1"), "a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        b"The ministry said \xe9\xff\x81 that caf\xe9 owners would be paid. " * 3,
        ASCII.encode() + b"said \xe9\xff\x81 that caf\xe9",
        (ASCII + "Говорит министр.").encode("cp1251"),
        (ASCII + "Lech Wałęsa said so in Gdańsk, and Wałęsa knows.").encode("cp1250"),
        (ASCII + "It’s over at the café.").encode("mac_roman"),
        ASCII.encode() + b"A word with a byte of no sign: caf\x81.",
    ],
)
def test_text_of_another_code_page_is_refused_and_not_misread(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^a\.txt: .*save the file as UTF-8"):
        decode(data, "a.txt")
