"""The page of a story in Chromium: its marks and reasons as a reader sees them, and that hostile text is only text."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg.view import Story, compare_html, compared
from tests.view.chromium import BREAKOUT, OWNED, dom, in_browser
from tests.view.conftest import filled
from tests.view.ferries import ferries
from tests.view.test_compare import hostile

pytestmark = in_browser


@pytest.fixture(scope="module")
def story() -> Story:
    return compared(filled(ferries()))


@pytest.fixture(scope="module")
def page(story: Story) -> str:
    return compare_html(story)


def asked(page: str, folder: Path, script: str, address: str = "") -> str:
    """What a script finds out about the page, whose policy is taken off for it."""
    open_page = page.replace("Content-Security-Policy", "X-None")
    document = dom(open_page.replace("</body>", f"<script>{script}</script></body>"), folder, address)
    found = re.search("<title>(.*?)</title>", document, re.DOTALL)
    assert found
    return found[1]


STYLE = "const style = (s) => getComputedStyle(document.querySelector(s));"


def test_differences_can_be_told_without_colour(page: str, tmp_path: Path) -> None:
    lines = "document.title = ['.claim ins', '.claim del'].map((s) => style(s).textDecorationLine).join();"
    assert asked(page, tmp_path, STYLE + lines) == "underline,line-through"


def test_the_style_stands_under_the_policy(page: str, tmp_path: Path) -> None:
    """A reason is hidden until it is asked for: by the style, which the policy lets through."""
    digests = re.findall(r"'sha256-[^']+'", page)
    guarded = page.replace("style-src", f"script-src 'unsafe-inline'; style-src {digests[0]}", 1)
    script = "<script>document.title = getComputedStyle(document.querySelector('.why')).display</script></body>"
    assert "<title>none</title>" in dom(guarded.replace("</body>", script), tmp_path)


def test_the_reason_of_a_label_is_shown_when_the_keyboard_gets_there(page: str, tmp_path: Path) -> None:
    script = """
    const label = document.querySelector("#c1-3 .kind"), why = document.getElementById(label.getAttribute("aria-describedby"));
    const before = getComputedStyle(why).display; label.focus();
    document.title = [before, getComputedStyle(why).display, why.textContent].join("|");
    """
    assert asked(page, tmp_path, script) == "none|block|'must' became 'may' before 'wait'"


def test_everything_that_is_to_be_pressed_is_in_the_order_of_tabs(page: str, tmp_path: Path) -> None:
    script = "document.title = [...document.querySelectorAll('a[href], button, summary')].filter((e) => e.tabIndex < 0).length"
    assert asked(page, tmp_path, script) == "0"


def test_a_link_leads_to_the_passage_in_the_text(page: str, tmp_path: Path) -> None:
    find = "document.title = document.querySelector('.text mark:target').textContent"
    script = f"addEventListener('load', () => {{ {find} }})"
    assert asked(page, tmp_path, script, "#p1-3").startswith("The ferries may wait in the harbour of Lorun")


def test_nothing_is_wider_than_a_narrow_window(page: str, tmp_path: Path) -> None:
    """The table scrolls in a frame of its own; the page does not."""
    script = "document.body.style.width = '420px'; document.title = [...document.querySelectorAll('.claim')].every((e) => e.scrollWidth <= 420)"
    assert asked(page, tmp_path, script) == "true"


def test_hostile_text_is_shown_as_text_and_nothing_of_it_runs(tmp_path: Path) -> None:
    document = dom(compare_html(hostile(), title=OWNED + BREAKOUT), tmp_path)
    assert "<title>&lt;img" in document
    assert not re.findall(r"<img|<script|href=\"javascript", document)
    assert "&lt;img src=x onerror=document.title='owned'&gt;" in document


def test_the_page_asks_nothing_of_the_network(visited: tuple[str, list[str]], tmp_path: Path) -> None:
    host, seen = visited
    reports = [
        replace(one, article=replace(one.article, url=f"{host}/url", title=f"<img src={host}/title>"))
        for one in ferries()
    ]
    dom(compare_html(compared(filled(reports))), tmp_path)
    assert seen == []


def test_the_policy_forbids_what_would_load_even_if_it_were_markup(
    page: str, visited: tuple[str, list[str]], tmp_path: Path
) -> None:
    host, seen = visited
    dom(page.replace("<header>", f"<img src={host}/image><header>"), tmp_path)
    assert seen == []
