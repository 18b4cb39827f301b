"""The explorer in Chromium: every page opened, typed into and clicked through; no error, and nothing asked elsewhere."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.factory import RUSSIA, RUTTE
from tests.serve.browser import Browser
from tests.serve.test_pages_hostile import EVERY
from tests.view.chromium import in_browser

pytestmark = in_browser


def searched(tab: Browser, address: str, words: str) -> None:
    tab.go(f"{address}/")
    tab.run("document.getElementById('q').focus()")
    tab.write(words)
    tab.until("document.querySelector('.hits a')")


def test_what_is_typed_is_searched_at_once(tab: Browser, address: str) -> None:
    tab.go(f"{address}/search?q=zzz")  # waits for the index
    tab.until("!document.getElementById('found').innerText.includes('being made') || (location.reload(), false)")
    searched(tab, address, "patien")
    assert tab.run("document.querySelectorAll('.hits.statement li').length") == 1  # one wording of the story
    assert tab.run("location.pathname + location.search") == "/search?q=patien"
    assert tab.run("document.activeElement.id") == "q"


def test_hits_are_reached_by_arrows_and_opened_by_enter(tab: Browser, address: str) -> None:
    searched(tab, address, "russia")
    tab.press("ArrowDown", 40)
    assert tab.run("document.activeElement.innerText") == "Russia"
    tab.press("Enter", 13)
    tab.until("document.title === 'Russia'")


def test_from_a_person_to_the_words_in_the_article(tab: Browser, address: str) -> None:
    tab.go(f"{address}/entity?iri={quote(RUTTE.iri, safe='')}")
    tab.run("document.querySelector('#said').parentElement.querySelector('.item .where a').click()")
    tab.until("document.querySelector('article.report')")
    tab.until("document.querySelector('details.note.said[open]')")
    assert "patience" in tab.run("document.querySelector('mark.chosen').innerText")


def test_from_a_person_to_the_other_wordings(tab: Browser, address: str) -> None:
    tab.go(f"{address}/entity?iri={quote(RUTTE.iri, safe='')}")
    tab.run("document.querySelector('.item blockquote a').click()")
    tab.until("document.querySelector('ins')")
    assert {
        tab.run("document.querySelector('blockquote del').innerText"),
        tab.run("document.querySelector('blockquote ins').innerText"),
    } == {
        "matter",
        "affair",
    }


def test_a_note_that_has_the_focus_lights_its_words(tab: Browser, address: str) -> None:
    tab.go(f"{address}/entity?iri={quote(RUSSIA.iri, safe='')}")
    tab.run("document.querySelector('#did').parentElement.querySelector('.item .where a').click()")
    tab.until("document.querySelector('article.report') && document.readyState === 'complete'")
    tab.run("document.querySelector('details.note.event summary').focus()")
    tab.until("document.querySelector('mark.on')")
    name = tab.run("document.querySelector('details.note.event').dataset.note")
    lit = tab.run(
        "[...document.querySelectorAll('mark.on')].every(m => m.dataset.of.split(' ').includes('" + name + "'))"
    )
    assert (lit, tab.run("document.querySelectorAll('mark.on').length > 0")) == (True, True)


def test_a_question_is_asked_by_ctrl_and_enter(tab: Browser, address: str) -> None:
    tab.go(f"{address}/ask")
    tab.run("document.getElementById('query').focus()")
    tab.press("Enter", 13, modifiers=2)
    tab.until("document.querySelector('table')")
    assert "Mark Rutte" in tab.run("document.querySelector('table').innerText")


def test_the_link_to_skip_to_the_content_is_the_first_to_have_the_focus(tab: Browser, address: str) -> None:
    tab.go(f"{address}/")
    tab.press("Tab", 9)
    assert tab.run("document.activeElement.className") == "skip"


def test_hostile_text_is_only_ever_text(tab: Browser, address: str) -> None:
    searched(tab, address, "onerror")
    tab.run("[...document.querySelectorAll('.hits a')].at(-1).click()")
    tab.until("document.querySelector('article.report')")
    assert EVERY in tab.run("document.querySelector('h1').textContent")
    assert tab.run("document.querySelectorAll('img, main script').length") == 0
    tab.run("for (const s of document.querySelectorAll('summary')) s.click()")
    tab.run(
        "for (const m of document.querySelectorAll('mark')) m.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
    )
    assert tab.run("document.title") != "owned"


@pytest.mark.parametrize(
    "path", ["/", "/search?q=rutte", f"/entity?iri={quote(RUTTE.iri, safe='')}", "/ask", "/ask?query=SELECT"]
)
def test_a_phone_shows_a_page_without_scrolling_sideways(tab: Browser, address: str, path: str) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)
    tab.call("Page.navigate", url=address + path)
    tab.until("document.readyState === 'complete' && document.querySelector('h1')")
    assert tab.run("document.documentElement.scrollWidth <= 360")
    tab.problems = [p for p in tab.problems if "400" not in p]  # the query with a mistake is answered so


def test_every_control_has_a_name_and_every_heading_its_place(tab: Browser, address: str) -> None:
    for path in ("/", "/search?q=rutte", f"/entity?iri={quote(RUTTE.iri, safe='')}", "/ask"):
        tab.go(address + path)
        assert tab.run("[...document.querySelectorAll('input, textarea')].every(x => x.labels.length === 1)")
        assert tab.run(
            "[...document.querySelectorAll('a, button, summary')].every(x => (x.innerText ?? x.textContent).trim() || x.getAttribute('aria-label'))"
        )
        assert tab.run("document.querySelectorAll('h1').length") == 1
        assert tab.run(
            "new Set([...document.querySelectorAll('[id]')].map(x => x.id)).size === document.querySelectorAll('[id]').length"
        )


def test_on_paper_there_is_nothing_to_type_into_or_press(tab: Browser, address: str) -> None:
    tab.call("Emulation.setEmulatedMedia", media="print")
    for path in ("/", f"/entity?iri={quote(RUTTE.iri, safe='')}", "/network", "/search?q=patience"):
        tab.go(address + path)
        seen = "[...document.querySelectorAll('#search, header nav, input, button')].filter((x) => x.checkVisibility())"
        assert tab.run(f"{seen}.map((x) => x.outerHTML.slice(0, 80))") == []
