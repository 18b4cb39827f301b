"""A content is whole: no word cut in two, no phrase cut short, nothing of its source, its neighbours or another line."""

from __future__ import annotations

from kg.extract import extract
from kg.extract.contents import with_marks, without_edges
from kg.extract.quotes import Quotations
from kg.records import Article
from tests.extract.parses import parse


def quoted(table: str, names: dict[str, str], said: list[dict[str, str]]) -> list[list[str]]:
    doc = parse(table, names, said)
    found = extract(doc, Article("a", "a.txt", doc.text)).statements
    return [[span.text for span in statement.content] for statement in found]


def test_a_content_grows_to_the_end_of_the_phrase_that_it_begins() -> None:
    assert quoted(
        "Rutte PROPN 2 nsubj; praised VERB 0 root VBD praise; the DET 5 det; White PROPN 5 compound; House PROPN 2 obj; . PUNCT 2 punct",
        {"Rutte": "person"},
        [{"source": "Rutte", "cue": "praised", "content": "the White"}],
    ) == [["the White House"]]


def test_words_on_another_line_than_the_cue_are_not_put_into_the_mouth_of_its_speaker() -> None:
    assert quoted(
        "Kyiv PROPN 2 nsubj; won VERB 5 ccomp VBD win; , PUNCT 5 punct; Rutte PROPN 5 nsubj; said VERB 0 root VBD say; ¶ SPACE 5 dep;"
        "Moscow PROPN 8 nsubj; lost VERB 0 root VBD lose",
        {"Kyiv": "place", "Rutte": "person", "Moscow": "place"},
        [{"source": "Rutte", "cue": "said", "content": "Kyiv won|Moscow lost"}],
    ) == [["Kyiv won"]]


def test_who_the_source_is_does_not_belong_to_what_it_said() -> None:
    assert quoted(
        "Peskov PROPN 7 nsubj; , PUNCT 4 punct; the DET 4 det; spokesman NOUN 1 appos; , PUNCT 4 punct; never ADV 7 advmod; agreed VERB 0 root VBD agree;"
        "that SCONJ 10 mark; Kyiv PROPN 10 nsubj; won VERB 7 ccomp VBD win",
        {"Peskov": "person", "Kyiv": "place"},
        [{"source": "Peskov", "cue": "agreed", "content": "the spokesman|that Kyiv won"}],
    ) == [["that Kyiv won"]]


def test_a_question_for_who_said_it_is_no_statement() -> None:
    assert not quoted(
        "Who PRON 2 nsubj WP who; said VERB 0 root VBD say; that PRON 4 det; nonsense NOUN 2 obj; ? PUNCT 2 punct",
        {},
        [{"source": "Who", "cue": "said", "content": "that nonsense"}],
    )


def test_that_somebody_would_not_be_named_is_no_statement() -> None:
    assert not quoted(
        "Officials NOUN 2 nsubj NNS official; asked VERB 0 root VBD ask; not PART 6 advmod; to PART 6 mark; be AUX 6 aux:pass; named VERB 2 xcomp VBN name",
        {},
        [{"source": "Officials", "cue": "asked", "content": "not to be named"}],
    )


def test_a_mark_alone_is_no_content() -> None:
    assert (
        quoted(
            "“ PUNCT 2 punct; Rutte PROPN 0 root; ” PUNCT 2 punct",
            {"Rutte": "person"},
            [{"cue": "Rutte", "content": "“"}],
        )
        == []
    )


MARKED = "it PRON 2 nsubj; was VERB 9 ccomp VBD be; “ PUNCT 6 punct; a DET 6 det; sad ADJ 6 amod; day NOUN 2 obj; ” PUNCT 6 punct;"


def test_a_mark_that_closes_what_was_opened_inside_stays() -> None:
    assert quoted(
        MARKED + "Rutte PROPN 9 nsubj; said VERB 0 root VBD say; . PUNCT 9 punct",
        {"Rutte": "person"},
        [{"source": "Rutte", "cue": "said", "content": "it was “a sad day"}],
    ) == [["it was “a sad day”"]]


def test_a_mark_that_opens_what_is_closed_inside_stays() -> None:
    assert quoted(
        "“ PUNCT 2 punct; Peace NOUN 5 nsubj; ” PUNCT 2 punct; is AUX 5 cop; near ADJ 7 ccomp; Rutte PROPN 7 nsubj; said VERB 0 root VBD say",
        {"Rutte": "person"},
        [{"source": "Rutte", "cue": "said", "content": "Peace” is near"}],
    ) == [["“Peace” is near"]]


def test_a_comma_before_the_closing_mark_stays_with_it() -> None:
    text = 'it was "a sad day," he said'
    bare = without_edges(text, 0, 19)
    assert with_marks(text, bare, Quotations(text)).text == 'it was "a sad day,"'


def test_marks_around_the_whole_are_no_part_of_it() -> None:
    text = '"It was a sad day," he said'
    bare = without_edges(text, 0, 19)
    assert with_marks(text, bare, Quotations(text)).text == "It was a sad day"
