"""Reading, correcting and asking in Chromium: every control clicked; no error, and nothing asked elsewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from kg.resolve.correction_file import NAME, read
from tests.serve.axe import findings
from tests.serve.browser import Browser
from tests.view.chromium import in_browser

pytestmark = in_browser
COUNTED = "SELECT ?speaker (COUNT(*) AS ?n) { ?s kg:speaker/skos:prefLabel ?speaker } GROUP BY ?speaker"


@pytest.fixture(scope="module")
def options() -> list[str]:
    """That pages take reports of errors."""
    return ["--corrections"]


def iri_of(tab: Browser, address: str, sparql: str) -> str:
    tab.go(f"{address}/ask?query={quote(sparql)}")
    return str(tab.run("document.querySelector('td').innerText"))


@pytest.fixture
def article(tab: Browser, address: str) -> str:
    """The page of the Gazette's report, opened."""
    iri = iri_of(tab, address, 'SELECT ?a { ?a schema:publisher "Gazette" }')
    tab.go(f"{address}/article?iri={quote(iri, safe='')}")
    tab.until("document.getElementById('card') && document.querySelector('mark[tabindex]')")
    return iri


def test_words_under_the_pointer_say_what_was_read_and_why(tab: Browser, article: str) -> None:
    tab.run("document.querySelector('.text mark.words').dispatchEvent(new MouseEvent('mouseenter'))")
    tab.until("!document.getElementById('card').hidden")
    shown = tab.run("document.getElementById('card').innerText")
    assert "'Mark Rutte' is a name" in shown
    assert "Confidence" in shown
    tab.run("document.querySelector('.text mark.words').dispatchEvent(new MouseEvent('mouseleave'))")
    tab.until("document.getElementById('card').hidden")


def test_words_that_have_the_focus_say_so_too_and_escape_puts_it_away(tab: Browser, article: str) -> None:
    tab.run("document.querySelector('.text mark[data-of=e0]').focus()")
    tab.until("document.activeElement.getAttribute('aria-describedby') === 'card'")
    assert "Read as" in tab.run("document.getElementById('card').innerText")
    tab.press("Escape", 27)
    tab.until("document.getElementById('card').hidden")


def test_enter_leads_from_the_words_to_their_note(tab: Browser, article: str) -> None:
    tab.run("document.querySelector('.text mark[data-of=e0]').focus()")
    tab.press("Enter", 13)
    tab.until("document.activeElement.tagName === 'SUMMARY'")
    assert tab.run("document.activeElement.parentElement.open && document.getElementById('card').hidden")


def test_every_note_is_reached_by_the_tab_key_from_its_words(tab: Browser, article: str) -> None:
    reached = tab.run("[...new Set([...document.querySelectorAll('mark[tabindex]')].flatMap(m => m.dataset.of.split(' ')))].sort().join()")  # fmt: skip
    assert reached == tab.run("[...document.querySelectorAll('[data-note]')].map(n => n.dataset.note).sort().join()")


def test_the_card_stays_within_a_phone(tab: Browser, article: str) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)
    tab.run("document.querySelector('.text mark.words').dispatchEvent(new MouseEvent('mouseenter'))")
    tab.until("!document.getElementById('card').hidden")
    assert tab.run("document.documentElement.scrollWidth <= 360")
    place = tab.run("(r => [r.left, r.right])(document.getElementById('card').getBoundingClientRect())")
    assert 0 <= place[0] <= place[1] <= 360


def test_an_error_is_reported_listed_and_taken_back(tab: Browser, article: str, folder: Path) -> None:
    tab.run("document.querySelector('#s0 > summary').click()")
    tab.run("document.querySelector('#s0 .report > summary').click()")
    tab.run("document.querySelector('#s0 .report input[name=other]').focus()")
    tab.write("Ukraine")
    assert tab.run("document.querySelector('#s0 .report input:checked').value") == "wrong speaker"
    tab.run("document.querySelector('#s0 .report button').click()")
    tab.until("document.querySelector('.told[role=status]')")
    (one,) = read(folder / NAME)
    assert (one.kind, one.speaker and one.speaker.label) == ("wrong speaker", "Ukraine")
    assert "Ukraine said it" in tab.run("document.querySelector('#noted').parentElement.innerText")
    tab.run("document.querySelector('.undo button').click()")
    tab.until("!document.querySelector('#noted')")
    assert read(folder / NAME) == ()


SELECTED = """(() => {
  const words = [...document.querySelectorAll('article .text')].find((p) => p.textContent.includes('%s'));
  const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let at = words.textContent.indexOf('%s'), node; (node = walk.nextNode()); at -= node.length) {
    if (at < 0 || at >= node.length) continue;
    range.setStart(node, at);
    range.setEnd(node, Math.min(at + %d, node.length));
    break;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return range.toString();
})()"""


def test_words_that_are_selected_are_reported_as_a_missing_statement(tab: Browser, article: str, folder: Path) -> None:
    words = tab.run("document.querySelector('article .row:last-of-type .text').lastChild.lastChild.textContent.trim()")
    picked = tab.run(SELECTED % (words[:12], words[:12], 12))
    tab.until("!document.getElementById('take').hidden")
    tab.run("document.getElementById('take').click()")
    tab.until("document.activeElement.id === 'missing-who'")
    assert tab.run("document.getElementById('missing-words').value") == picked.strip()
    assert tab.run("document.getElementById('take').hidden")
    tab.write("Ukraine")
    tab.run("document.querySelector('.missing button').click()")
    tab.until("document.querySelector('.told[role=status]')")
    one = read(folder / NAME)[-1]
    assert (one.kind, one.speaker and one.speaker.label) == ("missing statement", "Ukraine")
    assert one.words.startswith(picked.strip())
    tab.run("[...document.querySelectorAll('.undo button')].at(-1).click()")
    tab.until("!document.getElementById('noted') || !document.body.innerText.includes('missing statement')")


def test_a_click_on_words_still_opens_their_note(tab: Browser, article: str) -> None:
    tab.run("document.querySelector('.text mark.words').click()")
    tab.until("document.querySelector('.note.said').open")


def test_what_is_no_event_is_reported_beside_it(tab: Browser, article: str, folder: Path) -> None:
    tab.run("document.querySelector('.note.event .report button').click()")
    tab.until("document.querySelector('.told')")
    assert read(folder / NAME)[-1].kind == "not an event"


def test_two_who_are_one_are_reported_where_they_are_named(tab: Browser, article: str, folder: Path) -> None:
    tab.run("document.querySelector('.named .report > summary').click()")
    tab.run("document.querySelector(\".named .report input[value='same as']\").click()")
    tab.run("document.querySelector('.named .report input[name=other]').focus()")
    tab.write("NATO")
    tab.run("document.querySelector('.named .report button').click()")
    tab.until("document.querySelector('.told')")
    assert "Q57792" in (folder / "same.csv").read_text()


def test_a_report_without_a_choice_is_not_sent(tab: Browser, article: str) -> None:
    tab.run("for (const d of document.querySelectorAll('details')) d.open = true")
    tab.run("document.querySelector('#s0 .report button').click()")
    assert tab.run("document.querySelector('#s0 .report form').checkValidity()") is False


def test_the_editor_shows_words_in_colours_as_they_are_typed(tab: Browser, address: str) -> None:
    tab.go(f"{address}/ask")
    tab.run("document.getElementById('query').value = ''")
    tab.run("document.getElementById('query').focus()")
    tab.write('SELECT ?s { ?s kg:act "say" } # so')
    found = tab.run("[...document.querySelectorAll('.editor span')].filter(s => s.className).map(s => s.className + ' ' + s.textContent)")  # fmt: skip
    assert found == ["word SELECT", "var ?s", "var ?s", "name kg:act", 'text "say"', "note # so"]


def test_the_coloured_words_are_the_typed_ones(tab: Browser, address: str) -> None:
    tab.go(f"{address}/ask?example=timeline")
    assert tab.run(
        "[...document.querySelectorAll('.editor pre > div')].map(d => d.textContent).join('\\n') === document.getElementById('query').value"
    )


def test_a_mistake_has_the_cursor_and_its_line_is_marked(tab: Browser, address: str) -> None:
    tab.call("Page.navigate", url=f"{address}/ask?query={quote('SELECT ?s {' + chr(10) + '  ?s kg:act ) . }')}")
    tab.until("document.querySelector('.editor .wrong')")
    assert tab.run("document.querySelector('.editor .wrong').dataset.n") == "2"
    assert tab.run("document.activeElement.id") == "query"
    assert tab.run("document.getElementById('query').selectionStart > 11")
    tab.problems = [p for p in tab.problems if "400" not in p]


def test_an_answer_is_seen_as_table_chart_and_back(tab: Browser, address: str) -> None:
    tab.go(f"{address}/ask?query={quote(COUNTED)}")
    tab.run("[...document.querySelectorAll('.bar nav a')].find(a => a.innerText === 'Chart').click()")
    tab.until("document.querySelector('.chart rect')")
    tab.run("[...document.querySelectorAll('.bar nav a')].find(a => a.innerText === 'Table').click()")
    tab.until("document.querySelector('table')")


def test_the_files_are_offered_where_they_are(tab: Browser, address: str) -> None:
    tab.go(f"{address}/ask?query={quote(COUNTED)}")
    for form in ("csv", "json"):
        assert tab.run(f"fetch(document.querySelector('a[href*=\"form={form}\"]').href).then(r => r.status)") == 200


def test_a_question_is_filled_in_with_a_suggested_name_and_answered(tab: Browser, address: str) -> None:
    tab.go(f"{address}/search?q=zzz")  # waits for the index
    tab.until("!document.getElementById('found').innerText.includes('being made') || (location.reload(), false)")
    tab.go(f"{address}/ask?example=quotes-of")
    tab.run("document.getElementById('names').replaceChildren()")
    tab.run("document.getElementById('p.speaker').focus()")
    tab.write("Rutt")
    tab.until("[...document.getElementById('names').options].some(o => o.value === 'Mark Rutte')")
    tab.run("document.getElementById('p.speaker').value = 'Mark Rutte'")
    tab.run("document.querySelector('.question button').click()")
    tab.until("document.querySelector('table')")
    assert tab.run("document.querySelectorAll('tbody tr').length") == 2


def test_from_a_statement_to_its_story_side_by_side(tab: Browser, address: str) -> None:
    iri = iri_of(tab, address, "SELECT ?s { ?c prov:hadMember ?s } ORDER BY ?s")
    tab.go(f"{address}/statement?iri={quote(iri, safe='')}")
    assert tab.run("document.querySelector('main').innerText.includes('first seen here')")
    tab.run("document.querySelector('a.button').click()")
    tab.until("location.pathname === '/compare' && document.querySelector('table')")
    assert tab.run("getComputedStyle(document.body).fontFamily") != "Times"


@pytest.mark.parametrize("path", ["/ask?example=timeline", f"/ask?show=chart&query={quote(COUNTED)}"])
def test_a_phone_shows_the_page_without_scrolling_sideways(tab: Browser, address: str, path: str) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)
    tab.go(address + path)
    assert tab.run("document.documentElement.scrollWidth <= 360")


def test_every_field_of_a_form_has_a_name(tab: Browser, article: str, address: str) -> None:
    named = (
        "[...document.querySelectorAll('input:not([type=hidden]), textarea, select')].every(x => x.labels.length === 1)"
    )
    assert tab.run(named)
    assert tab.run(
        "[...document.querySelectorAll('button, summary')].every(x => x.innerText.trim() || x.textContent.trim())"
    )
    assert tab.run("new Set([...document.querySelectorAll('[id]')].map(x => x.id)).size === document.querySelectorAll('[id]').length")  # fmt: skip
    tab.go(f"{address}/ask?example=who-did-what-to-whom")
    assert tab.run(named)


def test_no_page_of_these_has_a_finding_of_axe(tab: Browser, article: str, address: str) -> None:
    paths = (
        tab.run("location.href"),
        f"{address}/ask?example=timeline",
        f"{address}/ask?show=chart&query={quote(COUNTED)}",
    )
    for path in paths:
        tab.go(path)
        tab.run("for (const d of document.querySelectorAll('details')) d.open = true")
        assert findings(tab) == []


def test_an_article_is_printed_with_its_text_and_without_its_forms(tab: Browser, article: str) -> None:
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert tab.run("document.querySelector('article').innerText.includes('proposed a 30-day ceasefire')")
    assert tab.run("[...document.querySelectorAll('details.report')].every(d => d.getClientRects().length === 0)")


def test_an_open_note_leaves_the_text_where_it_is(tab: Browser, article: str) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
    places = "[...document.querySelectorAll('.text')].map(p => p.offsetTop)"
    before = tab.run(places)
    tab.run("document.querySelector('#s0 > summary').click()")
    assert tab.run("document.querySelector('#s0').open")
    assert tab.run(places) == before


def test_what_was_noted_and_taken_back_is_said_within_the_window(tab: Browser, article: str) -> None:
    seen = "(r => 0 <= r.top && r.bottom <= innerHeight)(document.querySelector('.told').getBoundingClientRect())"
    tab.call("Emulation.setDeviceMetricsOverride", width=420, height=600, deviceScaleFactor=1, mobile=True)
    tab.run("document.querySelector('#s0 > summary').click()")
    tab.run("document.querySelector('#s0 .report > summary').click()")
    tab.run("document.querySelector('#s0 .report input[name=other]').focus()")
    tab.write("Ukraine")
    tab.run("document.querySelector('#s0 .report button').click()")
    tab.until("document.querySelector('.told')")
    assert tab.run(seen)
    assert "Ukraine said this" in tab.run("document.querySelector('#s0 .pending').textContent")
    tab.run("[...document.querySelectorAll('.undo button')].at(-1).click()")
    tab.until("document.querySelector('.told')?.innerText.startsWith('Taken back')")
    assert tab.run(seen)


def test_a_misspelt_name_is_mended_with_a_click(tab: Browser, article: str, folder: Path) -> None:
    tab.run("document.querySelector('#s0 > summary').click()")
    tab.run("document.querySelector('#s0 .report > summary').click()")
    tab.run("document.querySelector('#s0 .report input[name=other]').focus()")
    tab.write("Ukrane")
    tab.run("document.querySelector('#s0 .report button').click()")
    tab.until("document.querySelector('.again button')")
    tab.run("document.querySelector('.again button').click()")
    tab.until("document.querySelector('.told') && location.pathname === '/article'")
    tab.problems = [p for p in tab.problems if "400" not in p]  # the misspelt one was answered so
    last = read(folder / NAME)[-1]
    assert last.speaker is not None
    assert last.speaker.label == "Ukraine"


def test_a_story_side_by_side_does_not_pan_on_a_phone_and_leads_back(tab: Browser, address: str) -> None:
    iri = iri_of(tab, address, "SELECT ?s { ?c prov:hadMember ?s } ORDER BY ?s")
    tab.call("Emulation.setDeviceMetricsOverride", width=420, height=800, deviceScaleFactor=1, mobile=True)
    tab.go(f"{address}/compare?iri={quote(iri, safe='')}")
    assert tab.run("document.documentElement.scrollWidth") == 420
    tab.run("document.querySelector('.around .wordmark').click()")
    tab.until("location.pathname === '/' && document.querySelector('#stories')")


def test_from_the_first_page_to_who_has_a_remark_in_a_click(tab: Browser, address: str) -> None:
    tab.go(f"{address}/")
    tab.run("document.querySelector('.stories a[href^=\"/statement\"]').click()")
    tab.until("document.querySelector('#elsewhere')")
    assert "2 outlets in all" in tab.run("document.querySelector('main').innerText")
