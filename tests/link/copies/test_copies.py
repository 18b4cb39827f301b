"""Articles that share text."""

from __future__ import annotations

from kg.link.copies import Copies, copies
from kg.records import Article
from tests.link.outlets import OWN, PART, WIRE, article, changed


def kinds(*articles: Article) -> list[str]:
    return [copy.kind for copy in copies(articles)]


def test_the_same_text_from_two_outlets_is_a_whole_copy() -> None:
    (copy,) = copies([article(WIRE, "Courier"), article(WIRE, "Gazette")])
    assert (copy.kind, copy.score) == ("whole", 1.0)


def test_a_copy_with_one_word_in_twenty_five_changed_is_whole() -> None:
    assert kinds(article(WIRE, "Courier"), article(changed(WIRE), "Gazette")) == ["whole"]


def test_a_copied_sentence_makes_a_part() -> None:
    (copy,) = copies([article(WIRE, "Courier"), article(PART, "Herald")])
    (passage,) = copy.passages
    assert copy.kind == "part"
    assert passage.one.text == passage.other.text == WIRE[passage.one.start : passage.one.end]


def test_passages_have_their_place_in_both_texts() -> None:
    one, other = article(WIRE, "Courier"), article(changed(WIRE), "Gazette")
    (copy,) = copies([one, other])
    assert all(
        one.text[p.one.start : p.one.end] == p.one.text and other.text[p.other.start : p.other.end] == p.other.text
        for p in copy.passages
    )


def test_two_reporters_who_quote_the_same_speech_copy_nothing() -> None:
    assert kinds(article(WIRE, "Courier"), article(OWN, "Herald")) == []


def test_reports_in_different_words_share_nothing() -> None:
    assert kinds(article(OWN, "Courier"), article(PART, "Herald")) == []


def test_the_same_article_again_shares_nothing() -> None:
    assert kinds(article(WIRE, "Courier"), article(WIRE, "Courier")) == []


def test_every_copy_is_compared_to_one_of_its_kind_and_not_to_all() -> None:
    ten = [article(changed(WIRE, 25 + i), f"Outlet {i}") for i in range(10)]
    assert len(list(copies(ten))) == 9


def test_only_the_last_articles_are_kept() -> None:
    index = Copies(keep=1)
    index.add(article(WIRE, "Courier"))
    index.add(article(OWN, "Herald"))
    assert index.add(article(WIRE, "Gazette")) == []


def test_what_is_forgotten_leaves_nothing_behind() -> None:
    index = Copies(keep=1)
    for text in (WIRE, OWN, PART):
        index.add(article(text))
    assert len(index._texts) == 1
    assert {number for held in index._holders.values() for number in held} == set(index._texts)


def test_a_short_text_is_no_copy_of_anything() -> None:
    assert kinds(article("The harbour is shut.", "Courier"), article("The harbour is shut.", "Gazette")) == []


def test_a_long_report_that_holds_a_brief_is_no_copy_of_it() -> None:
    brief = "Shops in the old town boarded up their windows, and the power failed in three districts until the early morning."
    long = " ".join(f"{word} {number}" for number, word in enumerate((OWN + PART).split())) + brief
    assert kinds(article(brief, "Courier"), article(long, "Herald")) == ["part"]


def test_what_a_copy_adds_is_remembered() -> None:
    longer = article(WIRE + " " + OWN.replace('"', "") + " " + PART, "Gazette")
    found = list(copies([article(WIRE, "Courier"), longer, article(OWN.replace('"', ""), "Herald")]))
    assert longer.key in {copy.one for copy in found}


def test_what_an_outlet_prints_under_each_report_is_no_copy() -> None:
    assert kinds(article(WIRE, "Courier"), article(PART, "Courier")) == []
