"""Contradictions as rows, and whether articles are of one time."""

from __future__ import annotations

import json

from kg.link.contradictions import contradictions, to_json
from kg.link.contradictions.news import news, same_news
from kg.records import Article
from tests.link.accounts import told
from tests.link.outlets import OWN, PART, WIRE, changed

ONE = told("Norvania will pay Kestria $2 billion for the harbour.", "Courier")
OTHER = told("Norvania will pay Kestria $5 billion for the harbour.", "Gazette")


def article(text: str, published: str | None = None) -> Article:
    return Article("a", "a.txt", text, published=published)


def test_a_row_is_json_with_both_evidences() -> None:
    (row,) = (json.loads(json.dumps(to_json(found))) for found in contradictions([ONE, OTHER]))
    assert (row["kind"], row["one"]["publisher"], row["other"]["text"]) == ("figure", "Courier", "$5 billion")


def test_the_id_does_not_depend_on_the_order() -> None:
    first, second = (next(contradictions(reports)).id for reports in ([ONE, OTHER], [OTHER, ONE]))
    assert first == second


def test_the_same_reports_twice_add_nothing() -> None:
    assert len(list(contradictions([ONE, OTHER, ONE, OTHER]))) == 1


def test_no_articles_have_no_contradictions() -> None:
    assert list(contradictions([])) == []


def test_articles_without_dates_are_of_one_time_where_their_words_are_alike() -> None:
    assert same_news(news(article(WIRE)), news(article(changed(WIRE))))


def test_articles_without_dates_on_different_matters_are_not() -> None:
    assert not same_news(news(article(OWN)), news(article(PART)))


def test_dates_far_apart_are_two_times_however_alike_the_words() -> None:
    assert not same_news(news(article(WIRE, "2025-05-01")), news(article(WIRE + " ", "2025-06-01")))


def test_on_near_dates_a_likeness_of_words_is_enough() -> None:
    assert same_news(news(article(WIRE, "2025-05-01")), news(article(OWN, "2025-05-02T08:00:00Z")))
