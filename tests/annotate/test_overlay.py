"""Another pipeline's reading over ours: what it has and both cut alike is taken, the rest stays ours."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from kg.annotate.lemma import Lemmas
from kg.annotate.overlay import _is_forest, lay_names, lay_tags, lay_trees

VOCAB = English().vocab
TEXT = "Anna Meyer resigned . ¶ She met Acme ."


def make(
    words: str = TEXT,
    heads: str = "2 0 2 2 2 6 6 6 6",
    deps: str = "",
    tags: str = "",
    ents: tuple[tuple[int, int, str], ...] = (),
) -> Doc:
    """A Doc; heads as word numbers; one space between words, ¶ a line break."""
    forms = [w.replace("¶", "\n") for w in words.split()]
    above = [int(h) for h in heads.split()]
    relations = deps.split() or ["ROOT" if h == i else "dep" for i, h in enumerate(above)]
    spaces = [i + 1 < len(forms) and form != "\n" for i, form in enumerate(forms)]
    doc = Doc(VOCAB, words=forms, spaces=spaces, heads=above, deps=relations, tags=tags.split() or [""] * len(forms))
    doc.ents = [Span(doc, *e) for e in ents]
    return doc


def arcs(doc: Doc) -> list[tuple[str, int]]:
    return [(t.dep_, t.head.i) for t in doc]


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(e.text, e.label_) for e in doc.ents]


OURS = "flat ROOT obj punct dep nsubj ROOT obj punct"
OUR_HEADS = "1 1 1 1 1 6 6 6 6"


def test_trees_are_taken_whole() -> None:
    doc, other = (
        make(heads=OUR_HEADS, deps=OURS),
        make(deps="nsubj:pass flat ROOT punct dep nsubj ROOT obl:npmod punct"),
    )
    lay_trees(doc, other)
    assert arcs(doc)[:4] == [("nsubj:pass", 2), ("flat", 0), ("ROOT", 2), ("punct", 2)]
    assert arcs(doc)[7] == ("obl:unmarked", 6)
    assert [s.start for s in doc.sents] == [0, 5]


def test_a_sentence_that_runs_on_over_a_line_that_ends_ours_is_not_taken() -> None:
    doc, other = make(heads=OUR_HEADS, deps=OURS), make(heads="2 0 2 2 2 6 2 6 6")
    before = arcs(doc)
    lay_trees(doc, other)
    assert arcs(doc) == before


def test_where_words_are_cut_otherwise_the_stretch_stays_ours_and_the_rest_is_taken() -> None:
    doc = make(heads=OUR_HEADS, deps=OURS)
    other = make("Anna Meyer resigned . ¶ She met A cme .", "2 0 2 2 2 6 6 6 6 6")
    other = Doc(VOCAB, words=[t.text for t in other], spaces=[t.text not in {"\n", "A", "."} or t.i == 3 for t in other],
                heads=[t.head.i for t in other], deps=[t.dep_ for t in other])  # fmt: skip
    assert other.text == doc.text
    lay_trees(doc, other)
    assert arcs(doc)[2] == ("ROOT", 2)
    assert arcs(doc)[5:] == [("nsubj", 6), ("ROOT", 6), ("obj", 6), ("punct", 6)]


@pytest.mark.parametrize(
    "deps", ["pobj flat ROOT punct dep nsubj ROOT obj punct", "ROOT flat ROOT punct dep nsubj ROOT obj punct"]
)
def test_a_stretch_with_relations_that_cannot_be_ours_stays_ours(deps: str) -> None:
    doc, other = make(heads=OUR_HEADS, deps=OURS), make(deps=deps)
    lay_trees(doc, other)
    assert arcs(doc)[:4] == [("flat", 1), ("ROOT", 1), ("obj", 1), ("punct", 1)]
    assert arcs(doc)[5] == ("nsubj", 6)


def test_tags_bring_parts_of_speech_and_lemmas_that_go_with_them() -> None:
    doc, other = make(), make(tags="NNP NNP VBD . _SP PRP VBD NNP .")
    lay_tags(doc, other, Lemmas())
    assert [(t.tag_, t.pos_, t.lemma_) for t in doc][2] == ("VBD", "VERB", "resign")
    assert [t.pos_ for t in doc if not t.is_space] == [
        "PROPN",
        "PROPN",
        "VERB",
        "PUNCT",
        "PRON",
        "VERB",
        "PROPN",
        "PUNCT",
    ]


def test_tags_of_another_scheme_stay_away() -> None:
    doc, other = make(tags="NNP NNP VBD . _SP PRP VBD NNP ."), make(tags="NOUN NOUN VERB X _SP PRON VERB NOUN X")
    lay_tags(doc, other, Lemmas())
    assert [t.tag_ for t in doc] == ["NNP", "NNP", "VBD", ".", "_SP", "PRP", "VBD", "NNP", "."]


def test_of_the_kinds_it_reads_only_its_own_names_stand() -> None:
    doc = make(ents=((0, 2, "person"), (7, 8, "place")))
    lay_names(doc, make(ents=((1, 2, "PERSON"), (2, 3, "ORG"))), frozenset({"person", "organisation"}))
    assert names(doc) == [("Meyer", "person"), ("resigned", "organisation"), ("Acme", "place")]


def test_a_name_that_was_looked_up_only_wins_over_ours() -> None:
    doc = make(ents=((0, 2, "person"), (7, 8, "place")))
    lay_names(doc, make(ents=((7, 8, "ORG"),)), frozenset())
    assert names(doc) == [("Anna Meyer", "person"), ("Acme", "organisation")]


def test_a_kind_that_is_left_out_takes_nothing_away() -> None:
    doc = make(ents=((7, 8, "organisation"),))
    lay_names(doc, make(ents=((7, 8, "PRODUCT"),)), frozenset({"person"}))
    assert names(doc) == [("Acme", "organisation")]


def test_a_name_keeps_neither_article_nor_possessive_mark() -> None:
    words, heads = "the Senate 's vote", "1 3 1 3"
    doc = make(words, heads)
    lay_names(doc, make(words, heads, ents=((0, 3, "ORG"),)), frozenset({"organisation"}))
    assert names(doc) == [("Senate", "organisation")]


def test_where_its_name_cuts_through_our_words_ours_stays() -> None:
    doc = make("He met Rutte", "1 1 1", ents=((2, 3, "person"),))
    other = Doc(VOCAB, words=["He", "met", "Rut", "te"], spaces=[True, True, False, False])
    other.ents = [Span(other, 2, 3, "PERSON")]
    lay_names(doc, other, frozenset({"person"}))
    assert names(doc) == [("Rutte", "person")]


def test_characters_that_nobody_sees_are_no_words() -> None:
    words, heads = "\u200b She left", "1 2 2"
    doc, other = make(words, heads, "dep nsubj ROOT"), make(words, "1 1 0", "dep ROOT obj")
    lay_trees(doc, other)
    assert arcs(doc) == [("dep", 1), ("ROOT", 1), ("obj", 1)]


@pytest.mark.parametrize(
    ("heads", "starts", "whole"),
    [
        ([0, 0, 0, 3, 3], [0, 3], True),
        ([2, 0, 2, 4, 4], [0, 3], True),
        ([1, 0, 2], [0], False),
        ([0, 0, 2], [0], False),
        ([0, 3, 3, 3], [0, 2], False),
        ([1, 2, 0, 3], [0], False),
    ],
)
def test_each_sentence_has_one_root_to_which_all_its_words_lead(
    heads: list[int], starts: list[int], whole: bool
) -> None:
    assert _is_forest([(word, head, "dep") for word, head in enumerate(heads)], starts) is whole
