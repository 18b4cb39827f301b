"""Which cluster of a store is meant."""

import pytest

from kg.errors import NotFound
from kg.link.stage import link
from kg.store import Store
from kg.view import compare_html, compared
from tests.view.conftest import filled
from tests.view.ferries import ferries


@pytest.fixture(scope="module", params=["linked", "not linked"])
def held(request: pytest.FixtureRequest) -> Store:
    store = filled(ferries())
    if request.param == "linked":
        link(store)
    return store


def test_words_of_a_statement_name_it(held: Store) -> None:
    assert [claim.cluster.canonical[:6] for claim in compared(held, "the  Old Town").claims] == ["Nobody"]


@pytest.mark.parametrize("size", [6, 20])
def test_the_id_or_its_beginning_names_a_cluster(held: Store, size: int) -> None:
    full = compared(held, "old town").claims[0].cluster.id
    assert [claim.cluster.id for claim in compared(held, full[:size]).claims] == [full]


def test_one_statement_stands_in_its_articles_alone(held: Store) -> None:
    assert len(compared(held, "old town").articles) == 2


def test_the_whole_story_of_a_statement(held: Store) -> None:
    found = compared(held, "old town", whole=True)
    assert (len(found.articles), len(found.claims)) == (4, 2)


def test_without_a_name_it_is_the_story_that_most_outlets_tell(held: Store) -> None:
    assert compared(held) == compared(held, "must wait", whole=True)


def test_the_links_that_a_store_keeps_give_the_story_that_is_found_anew(held: Store) -> None:
    assert compare_html(compared(held)) == compare_html(compared(filled(ferries())))


def test_words_of_several_are_asked_about(held: Store) -> None:
    with pytest.raises(NotFound, match=r"fits 2 statements: [0-9a-f]{20} \(Ada Quist: .*; [0-9a-f]{20} "):
        compared(held, "the")


def test_words_of_none_are_said_to_be(held: Store) -> None:
    with pytest.raises(NotFound, match="there are 2 such statements"):
        compared(held, "unheard of")


def test_a_store_with_nothing_shared_has_nothing_to_compare() -> None:
    with pytest.raises(NotFound, match="nothing to compare"):
        compared(filled(ferries()[:1]))


def test_on_the_page_of_one_statement_it_comes_before_what_else_its_reports_tell_otherwise(held: Store) -> None:
    page = compare_html(compared(held, "old town"))
    parts = ["Who has what</h2>", "Statement by statement</h2>", "Contradictions of these reports</h2>"]
    assert sorted(parts, key=page.index) == parts


def test_a_contradiction_about_something_else_is_not_to_be_looked_at_first(held: Store) -> None:
    story, one = compared(held), compared(held, "old town")
    assert len(one.contradictions) == len(story.contradictions) == 1
    assert ("#x1" in _lead(compare_html(story)), "#x1" in _lead(compare_html(one))) == (True, False)


def _lead(page: str) -> str:
    return page.partition("<header>")[2].partition("</header>")[0]
