"""Which articles one story has, and what they tell."""

from dataclasses import replace

import pytest

from kg.link.clusters import clusters
from kg.link.contradictions.news import news
from kg.link.records import Cluster
from kg.link.said import said
from kg.records import Extraction
from kg.view import Story
from kg.view.compare_story import around, most_told, story_of, told
from tests.factory import RUBIO
from tests.view.ferries import ORDER, PEACE, ferries, report


def grouped(extractions: list[Extraction]) -> list[Cluster]:
    return list(clusters(one for extraction in extractions for one in said(extraction)))


def whole(extractions: list[Extraction]) -> Story:
    found = grouped(extractions)
    core = most_told(found)
    assert core is not None
    return story_of(core, found, extractions)


@pytest.fixture(scope="module")
def story() -> Story:
    return whole(ferries())


def test_columns_are_the_outlets_the_earliest_first(story: Story) -> None:
    assert story.outlets == ("Gazette", "Ledger", "Courier", ferries()[3].article.key)


def test_what_most_outlets_have_comes_first(story: Story) -> None:
    assert [len(claim.articles) for claim in story.claims] == [4, 2]


def test_wordings_stand_in_the_order_of_their_dates(story: Story) -> None:
    assert [wording.said.publisher for wording in story.claims[0].wordings] == ["Gazette", "Ledger", "Courier", None]


def test_each_wording_is_held_against_the_fullest(story: Story) -> None:
    kinds = [wording.drift and wording.drift.kind for wording in story.claims[0].wordings]
    assert kinds == [None, "verbatim", "weaker", "cut"]


def test_the_same_words_given_to_somebody_else_are_pointed_out() -> None:
    other = report("Herald", "2025-04-07", ORDER, speaker=RUBIO)
    claim = whole([*ferries()[:2], other]).claims[0]
    found = [dict(claim.kinds(wording)).get("speaker") for wording in claim.wordings]
    assert sorted(filter(None, found)) == ["given to Marco Rubio here, to Ada Quist elsewhere"]


def test_contradictions_between_its_reports_belong_to_the_story(story: Story) -> None:
    assert [clash.kind for clash in story.contradictions] == ["role"]


def test_copies_of_one_text_are_one_source() -> None:
    first, *others = ferries()
    copy = replace(first, article=replace(first.article, publisher="Copycat"))
    found = whole([first, *others, copy])
    assert (len(found.articles), len(found.sources), len(found.claims[0].sources)) == (5, 4, 4)


def test_the_statement_itself_is_shown_wherever_it_stands() -> None:
    before = report("Courier", "2024-04-08", ORDER)
    assert whole([*ferries(), before]).articles[0] == before.article


def test_another_statement_of_the_year_before_is_another_story_and_named() -> None:
    before = report("Courier", "2024-04-08", "The fishermen are angry", PEACE)
    found = whole([*ferries(), before])
    assert before.article not in found.articles
    assert [one.published for one in found.claims[1].elsewhere] == ["2024-04-08"]


def test_stories_that_follow_each_other_do_not_become_one() -> None:
    """Each report shares a remark with the next one only; the story goes one step from its core."""
    remarks = [
        "The walls of the harbour will be higher",
        "Insurers pay for every boat",
        "School begins on Friday again",
    ]
    chain = [
        report("Gazette", "2025-04-01", ORDER, remarks[0]),
        report("Ledger", "2025-04-02", remarks[0] + " by two metres", remarks[1]),
        report("Courier", "2025-04-03", remarks[1] + " in the bay", remarks[2]),
    ]
    found = grouped(chain)
    core = next(c for c in found if {m.publisher for m in c.members} == {"Gazette", "Ledger"})
    known = {
        one.article.key: replace(news(one.article), published=f"2025-0{i * 3 + 1}-01") for i, one in enumerate(chain)
    }
    assert around(core, found, known) == {chain[0].article.key, chain[1].article.key}


def test_a_report_of_the_same_news_with_nothing_of_it_stands_apart() -> None:
    other = report("Herald", "2025-04-07", "Fish will be dear this week", source="A cook")
    lone = replace(other, statements=())
    found = whole([*ferries(), lone])
    assert [article.key for article in found.apart] == [other.article.key]


def test_one_cluster_alone_is_told_in_its_articles() -> None:
    extractions = ferries()[:2]
    found = told(extractions, grouped(extractions)[:1])
    assert len(found.claims) == 1


def test_nothing_shared_is_no_story() -> None:
    assert most_told([]) is None
