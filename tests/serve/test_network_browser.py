"""The network in Chromium: every control used; no error, and nothing asked elsewhere."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from tests.factory import RUSSIA, RUTTE, UKRAINE
from tests.serve.browser import Browser
from tests.view.chromium import in_browser

pytestmark = in_browser


@pytest.fixture
def tab(tab: Browser) -> Browser:
    """A tab with room for the picture and its panel."""
    tab.call("Emulation.setDeviceMetricsOverride", width=1400, height=1000, deviceScaleFactor=1, mobile=False)
    return tab


def shown(tab: Browser, address: str, query: str = "") -> None:
    tab.go(f"{address}/network{query}")
    tab.until("document.getElementById('network')")  # the page waits while it is being made
    tab.until("document.getElementById('network').dataset.drawn")


def again(tab: Browser, address: str) -> None:
    """Open the address that the page has now anew."""
    said = query(tab)
    tab.go("about:blank")
    shown(tab, address, said)


def query(tab: Browser) -> str:
    found: str = tab.run("location.search")
    return found


def clicked(tab: Browser, x: float, y: float) -> None:
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        tab.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


def place(tab: Browser, iri: str) -> dict[str, Any]:
    found: dict[str, Any] = tab.run(f"networkPage.picture().at('{iri}')")
    return found


def test_it_draws_every_name(tab: Browser, address: str) -> None:
    shown(tab, address)
    assert tab.run("networkPage.picture().names().length") == tab.run(
        "Number(document.querySelector('#counts').innerText[0])"
    )
    assert tab.run("document.querySelectorAll('#canvas canvas').length") == 7
    assert tab.run("getComputedStyle(document.getElementById('still')).display") == "none"


def test_the_picture_uses_the_room_that_it_has(tab: Browser, address: str) -> None:
    shown(tab, address)
    width, height, wide, high = tab.run(
        "(() => { const { width, height } = document.getElementById('canvas').getBoundingClientRect();"
        "const at = networkPage.picture().renderer().getGraph().mapNodes((key) => networkPage.picture().renderer()"
        ".framedGraphToViewport(networkPage.picture().renderer().getNodeDisplayData(key)));"
        "const span = (own) => Math.max(...at.map((p) => p[own])) - Math.min(...at.map((p) => p[own]));"
        "return [width, height, span('x'), span('y')]; })()"
    )
    assert 0.97 < max(wide / (width - 96), high / (height - 96)) < 1.01


def test_a_click_on_somebody_shows_their_card_and_the_address_keeps_it(tab: Browser, address: str) -> None:
    shown(tab, address)
    at = place(tab, RUTTE.iri)
    clicked(tab, at["x"], at["y"])
    tab.until("document.querySelector('#panel h2')?.innerText === 'Mark Rutte'")
    assert f"node={quote(RUTTE.iri, safe='')}" in query(tab)
    again(tab, address)
    tab.until("document.querySelector('#panel h2')?.innerText === 'Mark Rutte'")


def test_a_click_on_a_line_shows_its_evidence_with_links_to_the_words(tab: Browser, address: str) -> None:
    shown(tab, address)
    one, other = place(tab, RUTTE.iri), place(tab, UKRAINE.iri)
    clicked(tab, (one["x"] + other["x"]) / 2, (one["y"] + other["y"]) / 2)
    tab.until("document.querySelector('#panel blockquote')")
    assert "patience" in tab.run("document.querySelector('#panel blockquote').innerText")
    tab.run("document.querySelector('#panel .where a').click()")
    tab.until("document.querySelector('article.report')")


def test_a_click_beside_everything_chooses_nothing(tab: Browser, address: str) -> None:
    shown(tab, address, f"?node={quote(RUTTE.iri, safe='')}")
    corner = tab.run(
        "(({x, y, height}) => ({x: x + 4, y: y + height - 4}))(document.getElementById('canvas').getBoundingClientRect())"
    )
    clicked(tab, corner["x"], corner["y"])
    tab.until("document.querySelector('#panel .hint')")
    assert "node=" not in query(tab)


@pytest.mark.parametrize(
    ("change", "said", "ties"),
    [
        ("document.querySelector('[value=claimed]').click()", "sure=claimed", 6),
        ("document.querySelector('[value=all]').click()", "sure=all", 7),
        ("document.querySelector('[name=kind][value=to]').click()", "kind=", 4),
        ("document.querySelector('[name=outlet][value=Gazette]').click()", "outlet=Gazette", 3),
        ("set('least', 'change', 2)", "least=2", 1),
        ("set('confidence', 'input', 95)", "confidence=95", 2),
        ("set('to', 'input', 0)", "until=2025-04-01", 3),
        ("set('from', 'input', 999)", "since=2025-04-04", 1),
    ],
)
def test_each_filter_changes_picture_table_and_address(
    tab: Browser, address: str, change: str, said: str, ties: int
) -> None:
    shown(tab, address)
    before = tab.run("document.getElementById('rest').innerText")
    tab.run(
        "self.set = (id, kind, value) => { const field = document.getElementById(id); field.value = value;"
        "field.dispatchEvent(new Event(kind, {bubbles: true})); }; " + change
    )
    tab.until("document.getElementById('network').dataset.drawn === '2'")
    tab.until("document.querySelector('#rest h2')")
    assert said in query(tab)
    tab.until(f"document.getElementById('rest').innerText !== {json.dumps(before)}")
    found = tab.run("document.getElementById('counts').innerText")
    assert found.split(", ")[1].split()[0] == str(ties), found
    tab.run("history.back()")
    tab.until("document.getElementById('network').dataset.drawn === '3'")
    tab.until(f"document.getElementById('rest').innerText === {json.dumps(before)}")


def test_a_neighbourhood_is_shown_expanded_and_left(tab: Browser, address: str) -> None:
    shown(tab, address, f"?node={quote(RUTTE.iri, safe='')}")
    link = "[...document.querySelectorAll('#panel a')].find((a) => a.innerText.includes('%s'))"
    tab.run(f"{link % 'Only around here'}.click()")
    tab.until("document.getElementById('counts').innerText.startsWith('3 names')")
    tab.run(f"{link % 'One step further'}.click()")
    tab.until("document.getElementById('counts').innerText.startsWith('4 names')")
    assert "steps=2" in query(tab)
    tab.run(f"{link % 'The whole network'}.click()")
    tab.until("!document.querySelector('.around')")
    assert query(tab) == ""


def test_somebody_is_found_by_their_name(tab: Browser, address: str) -> None:
    shown(tab, address)
    tab.run("document.getElementById('find').focus()")
    tab.write("russ")
    tab.until("document.querySelector('#names option')")
    tab.press("Enter", 13)
    tab.until("document.querySelector('#panel h2')?.innerText === 'Russia'")
    tab.until("location.search.includes('camera=')")


def test_keys_and_buttons_move_the_picture_and_the_address_keeps_where(tab: Browser, address: str) -> None:
    shown(tab, address)
    tab.run("document.getElementById('canvas').focus()")
    for key, code in (("+", 187), ("ArrowRight", 39), ("ArrowUp", 38)):
        tab.press(key, code)
    tab.until("location.search.includes('camera=')")
    where = tab.run("networkPage.picture().where()")
    again(tab, address)
    assert tab.run("networkPage.picture().where()") == where
    for how in ("in", "out", "all"):
        tab.run(f"document.querySelector('[data-zoom={how}]').click()")
    assert tab.run("networkPage.picture().where()") == "0.500,0.500,1.000"


def test_the_table_sorts_and_leads_to_evidence(tab: Browser, address: str) -> None:
    shown(tab, address)
    tab.run("[...document.querySelectorAll('#rest th a')].find((a) => a.innerText.startsWith('Whom')).click()")
    tab.until("document.querySelector('#rest th[aria-sort=ascending]')?.innerText.startsWith('Whom')")
    assert "sort=to" in query(tab)
    tab.run(
        "[...document.querySelectorAll('#rest td.number a')].find((a) => a.ariaLabel.includes('Ukraine speaks about Russia')).click()"
    )
    tab.until("document.querySelector('#panel h3')?.innerText.includes('speaks about')")
    tab.until("document.activeElement.id === 'panel'")


def test_a_picture_is_downloaded_as_png(tab: Browser, address: str) -> None:
    shown(tab, address)
    tab.call("Page.setDownloadBehavior", behavior="deny")
    tab.run("document.getElementById('png').click()")
    tab.until("Number(document.getElementById('network').dataset.png) > 5000")


def test_downloads_follow_the_filters(tab: Browser, address: str) -> None:
    shown(tab, address)
    tab.run("document.querySelector('[value=all]').click()")
    tab.until("location.search.includes('sure=all')")
    assert tab.run(
        "[...document.querySelectorAll('#downloads [data-form]')].every((a) => a.search.includes('sure=all'))"
    )


def test_hostile_names_are_only_ever_text(tab: Browser, address: str) -> None:
    shown(tab, address, "?sure=all")
    iri = tab.run(
        "fetch('/network/data?sure=all').then((a) => a.json()).then((d) => d.iri[d.label.findIndex((x) => x.includes('owned') || x.includes('</scr'))])"
    )
    tab.run(
        f"history.replaceState(null, '', '/network?sure=all&node=' + encodeURIComponent('{iri}')); dispatchEvent(new PopStateEvent('popstate'))"
    )
    tab.until("document.querySelector('#panel h2')")
    tab.run("document.querySelector('#panel .others a').click()")
    tab.until("document.querySelector('#panel h3')")
    assert tab.run("document.querySelectorAll('main img, main script').length") == 0
    assert tab.run("document.title") != "owned"


def test_without_webgl_the_still_picture_stays(tab: Browser, address: str) -> None:
    tab.call("Page.addScriptToEvaluateOnNewDocument", source="HTMLCanvasElement.prototype.getContext = () => null;")
    tab.go(f"{address}/network")
    tab.until("document.getElementById('network')")
    assert tab.run("document.getElementById('canvas').hidden")
    assert tab.run("document.querySelectorAll('#still circle').length") > 4


def test_a_phone_shows_it_without_scrolling_sideways(tab: Browser, address: str) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)
    shown(tab, address, f"?tie={quote(RUTTE.iri, safe='')}&tie={quote(UKRAINE.iri, safe='')}")
    assert tab.run("document.documentElement.scrollWidth <= 360")


def test_every_control_has_a_name_and_every_id_is_there_once(tab: Browser, address: str) -> None:
    shown(tab, address, f"?node={quote(RUSSIA.iri, safe='')}&focus={quote(RUSSIA.iri, safe='')}")
    assert tab.run("[...document.querySelectorAll('input:not([type=hidden])')].every((x) => x.labels.length === 1)")
    assert tab.run(
        "[...document.querySelectorAll('main a, button, summary')].every((x) => x.closest('svg') || x.innerText.trim() || x.ariaLabel)"
    )
    assert tab.run("document.querySelectorAll('h1').length") == 1
    assert tab.run(
        "new Set([...document.querySelectorAll('[id]')].map((x) => x.id)).size === document.querySelectorAll('[id]').length"
    )
