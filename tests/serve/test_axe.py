"""No page puts a serious barrier before anybody: axe-core on each of them, light, dark and on a phone."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.factory import RUSSIA, RUTTE
from tests.serve.axe import findings
from tests.serve.browser import Browser
from tests.view.chromium import in_browser

pytestmark = in_browser
_RUTTE = quote(RUTTE.iri, safe="")
PAGES = {
    "home": "/",
    "search": "/search?q=rutte",
    "search for nothing": "/search?q=zzzz",
    "one kind": "/search?q=patience&kind=statement",
    "person": f"/entity?iri={_RUTTE}",
    "country": f"/entity?iri={quote(RUSSIA.iri, safe='')}",
    "section": f"/entity?iri={_RUTTE}&show=said",
    "day": f"/entity?iri={_RUTTE}&when=2025-04-01",
    "ask": "/ask",
    "answer": "/ask?query=SELECT+*+%7B+%3Fs+a+kg%3AStatement+%7D",
    "yes or no": "/ask?query=ASK+%7B+%3Fs+a+kg%3AStatement+%7D",
    "network": "/network",
    "not here": "/entity?iri=urn:nobody",
    "a mistake": "/ask?query=SELECT",
}
LOOKS = {"light": (1280, "light"), "dark": (1280, "dark"), "phone": (360, "light")}


def look(tab: Browser, name: str) -> None:
    width, scheme = LOOKS[name]
    tab.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])


def opened(tab: Browser, address: str) -> None:
    tab.call("Page.navigate", url=address)
    tab.until("document.readyState === 'complete' && document.querySelector('h1')")
    tab.problems = [p for p in tab.problems if " 40" not in p and "404" not in p]  # said by the browser of such answers


@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_serious(tab: Browser, address: str, page: str) -> None:
    for style in LOOKS:
        look(tab, style)
        opened(tab, address + PAGES[page])
        assert findings(tab) == [], style


@pytest.mark.parametrize("link", [".item .where a", ".item blockquote a"])
def test_nor_on_an_article_and_a_statement(tab: Browser, address: str, link: str) -> None:
    opened(tab, address + PAGES["person"])
    place = tab.run(f"document.querySelector('{link}').href")
    for style in LOOKS:
        look(tab, style)
        opened(tab, place)
        tab.run("for (const each of document.querySelectorAll('details')) each.open = true")
        assert findings(tab) == [], style


def test_axe_would_find_something(tab: Browser, address: str) -> None:
    opened(tab, address + "/")
    tab.run("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    assert [line.partition(" ")[0] for line in findings(tab)] == ["button-name"]
