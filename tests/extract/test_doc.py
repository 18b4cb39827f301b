"""The plain document answers as spaCy's own does."""

from __future__ import annotations

from typing import Any

import pytest

from kg.extract.doc import Doc
from tests.extract.parses import parse

TABLE = (
    "Ana PROPN 3 nsubj NNP; Sorel PROPN 1 flat NNP; said VERB 0 ROOT VBD; , PUNCT 7 punct; ¶ SPACE 4 dep; "
    "Kestria PROPN 7 nsubj NNP; left VERB 3 ccomp VBD; . PUNCT 3 punct; He PRON 10 nsubj PRP; agreed VERB 0 ROOT VBD; "
    ". PUNCT 10 punct"
)
SAID = [{"source": "Ana Sorel", "cue": "said", "content": "Kestria left"}]


@pytest.fixture
def docs() -> tuple[Doc, Any]:
    theirs = parse(TABLE, {"Ana Sorel": "person", "Kestria": "place"}, SAID)
    return Doc(theirs), theirs


@pytest.mark.parametrize(
    "name", ["dep_", "ent_iob_", "ent_type_", "i", "idx", "is_alpha", "is_left_punct", "is_punct", "is_quote",
             "is_space", "is_upper", "lemma_", "like_num", "lower_", "pos_", "tag_", "text", "whitespace_"],
)  # fmt: skip
def test_a_token_has_what_spacys_has(docs: tuple[Doc, Any], name: str) -> None:
    ours, theirs = docs
    assert [getattr(token, name) for token in ours] == [getattr(token, name) for token in theirs]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_a_token_leads_to_the_same_others(docs: tuple[Doc, Any], name: str) -> None:
    ours, theirs = docs
    assert [getattr(token, name).i for token in ours] == [getattr(token, name).i for token in theirs]


@pytest.mark.parametrize("name", ["children", "subtree", "sent"])
def test_a_token_has_the_same_others_about_it(docs: tuple[Doc, Any], name: str) -> None:
    ours, theirs = docs
    found, expected = ([[t.i for t in getattr(token, name)] for token in doc] for doc in (ours, theirs))
    assert found == expected


@pytest.mark.parametrize("name", ["text", "start_char", "end_char"])
def test_every_stretch_reads_the_same(docs: tuple[Doc, Any], name: str) -> None:
    ours, theirs = docs
    stretches = [(start, end) for start in range(len(theirs)) for end in range(start + 1, len(theirs) + 1)]
    assert [getattr(ours[a:b], name) for a, b in stretches] == [getattr(theirs[a:b], name) for a, b in stretches]


def test_every_stretch_has_the_same_root(docs: tuple[Doc, Any]) -> None:
    ours, theirs = docs
    stretches = [(start, end) for start in range(len(theirs)) for end in range(start + 1, len(theirs) + 1)]
    assert [ours[a:b].root.i for a, b in stretches] == [theirs[a:b].root.i for a, b in stretches]


@pytest.mark.parametrize("mode", ["strict", "contract", "expand"])
def test_characters_lead_to_the_same_tokens(docs: tuple[Doc, Any], mode: str) -> None:
    ours, theirs = docs
    for start in range(len(theirs.text)):
        for end in range(start + 1, len(theirs.text)):
            found, expected = (doc.char_span(start, end, alignment_mode=mode) for doc in (ours, theirs))
            assert _bounds(found) == _bounds(expected)


def _bounds(words: Any) -> tuple[int, int] | None:
    return None if words is None else (words.start, words.end)


def test_names_and_attributions_come_along(docs: tuple[Doc, Any]) -> None:
    ours, _ = docs
    assert [(name.text, name.label_) for name in ours.ents] == [("Ana Sorel", "person"), ("Kestria", "place")]
    assert {role: [span.text for span in spans] for role, spans in ours.spans.items()} == {
        "source": ["Ana Sorel"], "cue": ["said"], "content": ["Kestria left"],
    }  # fmt: skip


def test_a_document_that_was_let_go_holds_no_token(docs: tuple[Doc, Any]) -> None:
    ours, _ = docs
    ours.let_go()
    assert len(ours) == 0
