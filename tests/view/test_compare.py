"""The page of a story: all there, nothing loaded, every link with its goal."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from kg.records import Extraction
from kg.store import Store
from kg.view import Story, compare_html, compared, inline
from tests.view.chromium import BREAKOUT, OWNED
from tests.view.conftest import filled
from tests.view.ferries import ORDER, ferries, report
from tests.view.test_compare_markup import Seen


@pytest.fixture(scope="module")
def held() -> Store:
    return filled(ferries())


@pytest.fixture(scope="module")
def story(held: Store) -> Story:
    return compared(held)


@pytest.fixture(scope="module")
def page(story: Story) -> str:
    return compare_html(story)


def hostile() -> Story:
    """Every text of a report that reaches the page tries to become something else."""
    said = f"{ORDER} {OWNED}"
    days = {"Gazette": said, "Ledger": said.replace("must", "may \u202e"), "Courier": f"{ORDER} {BREAKOUT}"}
    return compared(filled(spoilt(report(who, "2025-04-06", order, source=OWNED)) for who, order in days.items()))


def spoilt(extraction: Extraction) -> Extraction:
    article = replace(
        extraction.article, title=BREAKOUT, publisher=f"{OWNED} {extraction.article.publisher}", source=f"{extraction.article.source}{OWNED}",
        url="javascript:document.title='owned'",
    )  # fmt: skip
    return replace(extraction, article=article)


def test_the_same_story_gives_the_same_page_byte_for_byte(page: str) -> None:
    assert compare_html(compared(filled(reversed(ferries())))) == page


def test_the_page_says_what_it_holds(page: str) -> None:
    words = " ".join(Seen(page).words.split())
    assert "4 reports by 4 outlets, 4 independent sources, 6 April 2025 – 8 April 2025 (1 undated)." in words
    assert "2 statements stand in more than one of them, 1 in differing words. 1 contradiction found." in words


def test_every_link_in_the_page_has_its_goal(page: str) -> None:
    goals = set(re.findall(r' id="([^"]+)"', page))
    assert [to for to in re.findall(r'href="#([^"]+)"', page) if to not in goals] == []


def test_no_two_places_have_one_name(page: str) -> None:
    assert [name for name, count in Counter(re.findall(r' id="([^"]+)"', page)).items() if count > 1] == []


def test_every_label_points_to_its_reason(page: str) -> None:
    goals = set(re.findall(r' id="([^"]+)"', page))
    described = re.findall(r'aria-describedby="([^"]+)"', page)
    assert (len(described) > 0, set(described) - goals) == (True, set())


def test_a_cell_says_how_the_wording_drifts(page: str) -> None:
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in table.split("</tr>")[:-1]]
    cells = [[re.sub(r'<span role="tooltip".*?</span>', "", cell) for cell in row] for row in rows]
    assert [[Seen(cell).words for cell in row] for row in cells] == [
        ["4", "★ fullest", "= verbatim", "▼ weaker", "… cut"],
        ["2", "★ fullest", "= verbatim", "–absent", "–absent"],
    ]


def test_what_differs_is_marked_in_the_words_of_the_outlet(page: str) -> None:
    plain = re.sub(r'<span class="hidden">[^<]*</span>', "", page)
    assert "“The ferries <del>must</del> <ins>may</ins> wait in the harbour of Lorun" in plain


def test_what_to_look_at_first_is_named(page: str) -> None:
    first = page.partition("Look first at")[2].partition("</p>")[0]
    assert re.findall(r'href="(#[^"]+)"', first) == ["#x1", "#c1-3"]


def test_both_sides_of_a_contradiction_stand_with_their_words(page: str) -> None:
    clash = page.partition('id="x1"')[2].partition("</article>")[0]
    assert re.findall("<mark>(.*?)</mark>", clash) == ["Secretary of State Marco Rubio", "Senator Marco Rubio"]
    assert "nobody is both at once" in clash


def test_the_whole_text_of_each_report_is_there(page: str) -> None:
    words = " ".join(Seen(page).words.split())
    assert (
        "Fishermen in Lorun watch a storm over Kestria, and the ferries in the harbour rub against the quay." in words
    )


def test_one_statement_has_a_page_of_its_own(held: Store) -> None:
    page = compare_html(compared(held, "old town"))
    assert "<h1><bdi>One statement, many outlets</bdi></h1>" in page
    assert "in the same words. 1 contradiction found." in page


def test_nothing_in_the_page_runs_or_loads(page: str) -> None:
    assert not re.findall(r"<script|<img|<link|<iframe|@import|url\(|\son\w+=", page)


def test_the_policy_names_the_style_and_nothing_else(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'", policy[1]
    )


def test_hostile_text_is_only_text() -> None:
    page = compare_html(hostile(), title=OWNED + BREAKOUT)
    assert {"img", "script"} & set(Seen(page).tags) == set()
    assert not re.findall(r'href="(?!#)', page)


def test_in_a_notebook_no_link_leads_out_of_the_frame(page: str) -> None:
    """In a frame's `srcdoc` a bare '#place' would be a place of the page around it."""
    framed = inline(page)
    assert framed.count("href=&quot;about:srcdoc#") == page.count('href="#')
    assert "href=&quot;#" not in framed
