"""Statements keep the words, tell how they are quoted and what kind of act they are, and find quotations left alone."""

from __future__ import annotations

from kg.extract import extract
from kg.records import Article, Extraction, Span
from tests.extract.parses import parse

QUOTED = """“ PUNCT 3 punct; We PRON 3 nsubj; agree VERB 7 ccomp VBP agree; , PUNCT 3 punct; ” PUNCT 3 punct; Rutte PROPN 7 nsubj;
said VERB 0 root VBD say; . PUNCT 7 punct"""


def read(table: str, names: dict[str, str], said: list[dict[str, str]], **rest: object) -> Extraction:
    doc = parse(table, names, said)
    return extract(doc, Article("a", "a.txt", doc.text, **rest))  # type: ignore[arg-type]


def test_words_in_quotation_marks_are_direct_and_keep_their_offsets() -> None:
    found = read(QUOTED, {"Rutte": "person"}, [{"source": "Rutte", "cue": "said", "content": "We agree"}])
    (statement,) = found.statements
    assert (statement.manner, statement.act) == ("direct", "say")
    assert [found.article.text[s.start : s.end] for s in statement.content] == ["We agree"]
    assert statement.source_mention is not None
    assert found.mentions[statement.source_mention].span.text == "Rutte"


def test_words_without_marks_are_indirect_and_the_cue_tells_the_act() -> None:
    found = read(
        "Rutte PROPN 2 nsubj; praised VERB 0 root VBD praise; Kyiv PROPN 2 obj",
        {"Rutte": "person", "Kyiv": "place"},
        [{"source": "Rutte", "cue": "praised", "content": "Kyiv"}],
    )
    assert [(s.manner, s.act) for s in found.statements] == [("indirect", "praise")]


def test_a_denied_cue_is_negated() -> None:
    found = read(
        "Rutte PROPN 4 nsubj; did AUX 4 aux; not PART 4 advmod; say VERB 0 root VB say; that SCONJ 7 mark; Kyiv PROPN 7 nsubj; won VERB 4 ccomp VBD win",
        {"Rutte": "person", "Kyiv": "place"},
        [{"source": "Rutte", "cue": "say", "content": "Kyiv won"}],
    )
    assert [s.negated for s in found.statements] == [True]


def test_the_one_who_is_told_is_the_addressee() -> None:
    found = read(
        "Rutte PROPN 2 nsubj; told VERB 0 root VBD tell; CBS PROPN 2 iobj; that SCONJ 6 mark; Kyiv PROPN 6 nsubj; won VERB 2 ccomp VBD win",
        {"Rutte": "person", "CBS": "organisation", "Kyiv": "place"},
        [{"source": "Rutte", "cue": "told", "content": "Kyiv won"}],
    )
    (statement,) = found.statements
    assert statement.addressee_mention is not None
    assert found.mentions[statement.addressee_mention].span.text == "CBS"


def test_a_statement_in_the_title_is_a_headline() -> None:
    table = "Rutte PROPN 2 nsubj; says VERB 0 root VBZ say; Kyiv PROPN 4 nsubj; won VERB 2 ccomp VBD win"
    found = read(
        table,
        {"Rutte": "person", "Kyiv": "place"},
        [{"source": "Rutte", "cue": "says", "content": "Kyiv won"}],
        title="Rutte says Kyiv won",
        title_span=Span(0, 19, "Rutte says Kyiv won"),
    )
    assert [s.headline for s in found.statements] == [True]


def test_the_same_article_gives_the_same_ids() -> None:
    said = [{"source": "Rutte", "cue": "said", "content": "We agree"}]
    ids = {tuple(s.id for s in read(QUOTED, {"Rutte": "person"}, said).statements) for _ in range(2)}
    assert len(ids) == 1


def test_a_participle_has_the_speaker_of_the_statement_before_it() -> None:
    found = read(
        "Rutte PROPN 2 nsubj; said VERB 0 root VBD say; Kyiv PROPN 4 nsubj; won VERB 2 ccomp VBD win; , PUNCT 6 punct;"
        "adding VERB 2 advcl VBG add; Moscow PROPN 8 nsubj; lost VERB 6 ccomp VBD lose",
        {"Rutte": "person", "Kyiv": "place", "Moscow": "place"},
        [{"source": "Rutte", "cue": "said", "content": "Kyiv won"}, {"cue": "adding", "content": "Moscow lost"}],
    )
    speakers = [s.source_mention is not None and found.mentions[s.source_mention].span.text for s in found.statements]
    assert speakers == ["Rutte", "Rutte"]


def test_a_participle_does_not_pass_over_its_own_subject() -> None:
    found = read(
        "France PROPN 2 nsubj; offered VERB 0 root VBD offer; talks NOUN 2 obj; but CCONJ 6 cc; Russia PROPN 6 nsubj; "
        "refused VERB 2 conj VBD refuse; , PUNCT 8 punct; citing VERB 6 advcl VBG cite; old ADJ 10 amod; issues NOUN 8 obj",
        {"France": "place", "Russia": "place"},
        [{"source": "France", "cue": "citing", "content": "old issues"}],
    )
    assert [s.source and s.source.text for s in found.statements] == ["Russia"]


def test_a_source_that_only_begins_a_phrase_is_given_the_whole_of_it() -> None:
    found = read(
        "The DET 3 det; NATO PROPN 3 compound; chief NOUN 4 nsubj; praised VERB 0 root VBD praise; Kyiv PROPN 4 obj",
        {"NATO": "organisation", "Kyiv": "place"},
        [{"source": "The NATO", "cue": "praised", "content": "Kyiv"}],
    )
    assert [s.source and s.source.text for s in found.statements] == ["The NATO chief"]


def test_a_quotation_alone_in_a_paragraph_belongs_to_the_speaker_before_it() -> None:
    found = read(
        "Rutte PROPN 2 nsubj; doubted VERB 0 root VBD doubt; Moscow PROPN 2 obj; . PUNCT 2 punct; ¶ SPACE 4 dep;"
        "“ PUNCT 8 punct; They PRON 8 nsubj; must VERB 0 root VB must; dance VERB 8 xcomp VB dance; now ADV 9 advmod; . PUNCT 8 punct; ” PUNCT 8 punct",
        {"Rutte": "person", "Moscow": "place"},
        [{"source": "Rutte", "cue": "doubted", "content": "Moscow"}],
    )
    alone = [s for s in found.statements if s.cue is None]
    assert [(s.content[0].text, s.manner, s.source and s.source.text) for s in alone] == [
        ("They must dance now.", "direct", "Rutte")
    ]


def test_a_content_of_nothing_but_small_words_is_no_statement() -> None:
    found = read(
        "Rutte PROPN 2 nsubj; said VERB 0 root VBD say; that SCONJ 2 obj",
        {"Rutte": "person"},
        [{"source": "Rutte", "cue": "said", "content": "that"}],
    )
    assert not found.statements


def test_a_short_answer_in_quotation_marks_is_a_statement() -> None:
    found = read(
        "“ PUNCT 3 punct; We PRON 3 nsubj; will AUX 5 ccomp; ” PUNCT 3 punct; said VERB 0 root VBD say; Rutte PROPN 5 nsubj",
        {"Rutte": "person"},
        [{"source": "Rutte", "cue": "said", "content": "We will"}],
    )
    assert [s.content[0].text for s in found.statements] == ["We will"]


def test_a_source_in_the_sentence_before_gives_way_to_the_subject_of_the_cue() -> None:
    found = read(
        "Paris PROPN 2 nsubj; waited VERB 0 root VBD wait; . PUNCT 2 punct; He PRON 5 nsubj; warned VERB 0 root VBD warn; Kyiv PROPN 5 obj",
        {"Paris": "place", "Kyiv": "place"},
        [{"source": "Paris", "cue": "warned", "content": "Kyiv"}],
    )
    assert [s.source and s.source.text for s in found.statements] == ["He"]


def test_a_neighbours_words_are_not_given_to_a_farther_cue() -> None:
    found = read(
        "We PRON 2 nsubj; won VERB 4 ccomp; Rutte PROPN 4 nsubj; said VERB 0 root VBD say; . PUNCT 4 punct; "
        "They PRON 7 nsubj; lost VERB 9 ccomp; Barrot PROPN 9 nsubj; said VERB 0 root VBD say; . PUNCT 9 punct",
        {"Rutte": "person", "Barrot": "person"},
        [
            {"source": "Rutte", "cue": "said", "content": "We won"},
            {"source": "Barrot", "cue": "Barrot said", "content": "We won|They lost"},
        ],
    )
    assert [[c.text for c in s.content] for s in found.statements] == [["We won"], ["They lost"]]


def test_a_deed_done_to_a_thing_is_no_words() -> None:
    found = read(
        "Norvania PROPN 2 nsubj; imposed VERB 0 root VBD impose; sanctions NOUN 2 obj NNS sanction",
        {"Norvania": "place"},
        [{"source": "Norvania", "cue": "imposed", "content": "sanctions"}],
    )
    assert not found.statements


def test_a_deed_with_a_clause_may_be_words() -> None:
    found = read(
        "Norvania PROPN 2 nsubj; halted VERB 0 root VBD halt; work NOUN 2 obj; until SCONJ 6 mark; talks NOUN 6 nsubj; begin VERB 2 advcl VBP begin",
        {"Norvania": "place"},
        [{"source": "Norvania", "cue": "halted", "content": "work until talks begin"}],
    )
    assert len(found.statements) == 1


def test_a_deed_in_quotation_marks_is_words() -> None:
    found = read(
        "Norvania PROPN 2 nsubj; imposed VERB 0 root VBD impose; “ PUNCT 4 punct; sanctions NOUN 2 obj NNS sanction; ” PUNCT 4 punct",
        {"Norvania": "place"},
        [{"source": "Norvania", "cue": "imposed", "content": "sanctions"}],
    )
    assert [s.manner for s in found.statements] == ["direct"]


def test_who_is_asked_before_an_answer_does_not_ask() -> None:
    found = read(
        "Asked VERB 7 advcl VBN ask; if SCONJ 4 mark; it PRON 4 nsubj; ends VERB 1 ccomp; , PUNCT 7 punct; Rutte PROPN 7 nsubj; agreed VERB 0 root VBD agree",
        {"Rutte": "person"},
        [{"source": "Rutte", "cue": "Asked", "content": "if it ends"}],
    )
    (statement,) = found.statements
    assert (statement.source, statement.source_mention) == (None, None)
    assert statement.addressee_mention is not None


def test_a_day_says_nothing() -> None:
    found = read(
        "Friday PROPN 3 nmod:poss; 's PART 1 case POS 's; announcement NOUN 7 nsubj NN announcement; of ADP 6 case; a DET 6 det; truce NOUN 3 nmod; held VERB 0 root",
        {"Friday": "date"},
        [{"source": "Friday", "cue": "announcement", "content": "a truce"}],
    )
    assert [s.source for s in found.statements] == [None]


def test_who_acts_in_another_clause_than_a_passive_cue_said_nothing() -> None:
    found = read(
        "Memos NOUN 3 nsubj:pass NNS memo; were AUX 3 aux:pass; released VERB 0 root VBN release; after SCONJ 6 mark; Rutte PROPN 6 nsubj; left VERB 3 advcl VBD leave",
        {"Rutte": "person"},
        [{"source": "Rutte", "cue": "were released", "content": "Memos"}],
    )
    assert not found.statements


def test_what_is_no_somebody_is_told_nothing() -> None:
    found = read(
        "Rutte PROPN 2 nsubj; told VERB 0 root VBD tell; defeats NOUN 2 obj NNS defeat; that SCONJ 6 mark; Kyiv PROPN 6 nsubj; won VERB 2 ccomp VBD win",
        {"Rutte": "person", "Kyiv": "place"},
        [{"source": "Rutte", "cue": "told", "content": "that Kyiv won"}],
    )
    assert [s.addressee_mention for s in found.statements] == [None]


def test_what_somebody_says_when_asked_is_no_question() -> None:
    found = read(
        "Kyiv PROPN 2 nsubj; won VERB 5 ccomp VBD win; , PUNCT 5 punct; Rutte PROPN 5 nsubj; said VERB 0 root VBD say; when ADV 7 advmod; asked VERB 5 advcl VBN ask",
        {"Rutte": "person", "Kyiv": "place"},
        [{"source": "Rutte", "cue": "said when asked", "content": "Kyiv won"}],
    )
    assert [s.act for s in found.statements] == ["say"]
