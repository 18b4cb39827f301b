"""Who speaks, is spoken to and acts, asked of extractions written by hand."""

from __future__ import annotations

from kg.resolve.parts import Parts
from tests.resolve.factory import S, build, name


def parts() -> Parts:
    text = "Ana Sorel told Tom Bell that it was over. Lena Marsh blamed Kestria."
    names = [name(words) for words in ("Ana Sorel", "Tom Bell", "Lena Marsh")]
    said = [S("Ana Sorel", "it was over", to="Tom Bell")]
    done = [("Lena Marsh", "blamed", "Kestria", None)]
    return Parts(build(text, *names, name("Kestria", "place"), said=said, done=done))


def test_who_is_quoted_is_a_source() -> None:
    assert parts().sources == {0}


def test_who_is_spoken_to_is_told() -> None:
    assert parts().told(1) == [0]


def test_all_who_speak_act_or_undergo_are_acting() -> None:
    assert parts().acting == {0, 1, 2, 3}


def test_the_sides_of_one_event_are_given_together() -> None:
    assert parts().sides(2) == [[2, 3]]


def test_who_never_speaks_has_no_statement() -> None:
    assert parts().statement_of(2) is None
