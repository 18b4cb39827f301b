"""The page of events in Chromium: what a reader sees, by mouse and by keyboard, and that hostile text is only text."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kg.view import Deed, Party, events_html
from tests.factory import NATO, RUSSIA, UKRAINE, US
from tests.view.chromium import BREAKOUT, OWNED, dom, in_browser, panel

pytestmark = in_browser
ALL = "facts,attributed,negated,planned,past"


def address(**state: str) -> str:
    return "#" + urlencode(state)


def cells(document: str) -> dict[str, list[str]]:
    """What each cell of the matrix shows, by its label for those who cannot see it."""
    found = re.findall(r'<button class="cell"[^>]*?aria-label="([^"]*)"[^>]*>(.*?)</button>', document)
    return {label: re.findall(r">([^<]+)</span>", shown) for label, shown in found}


def bins(document: str) -> list[str]:
    return re.findall(r'<g class="bin"[^>]*aria-label="([^"]*)"', document)


def doing(page: str, script: str) -> str:
    """The page without its policy, and with a reader's hand in it."""
    open_to_all = page.replace("Content-Security-Policy", "X-None")
    return open_to_all.replace("</body>", f"<script>{script}</script></body>")


@pytest.fixture(scope="module")
def page(april: tuple[Deed, ...]) -> str:
    return events_html(april)


def test_the_page_opens_with_facts_only_and_says_so(page: str, tmp_path: Path) -> None:
    document = dom(page, tmp_path)
    assert "Showing 3 of 6 events: facts only" in document
    assert "Not shown: 3 events (1 claimed by somebody, 1 denied, 1 planned or possible" in panel(document)


def test_the_page_opens_with_everything_when_asked(april: tuple[Deed, ...], tmp_path: Path) -> None:
    document = dom(events_html(april, everything=True), tmp_path)
    assert "Showing 6 events" in document
    assert "Russia → Ukraine: 1 cooperation, 2 conflict" in cells(document)


def test_a_cell_shows_cooperation_and_conflict_with_a_sign(page: str, tmp_path: Path) -> None:
    assert cells(dom(page, tmp_path)) == {
        "NATO → Ukraine: 1 cooperation": ["+1"],
        "Russia → NATO: 1 conflict": ["−1"],
        "Russia → Ukraine: 1 cooperation": ["+1"],
        "Russia → United States: 1 cooperation": ["+1"],
        "Ukraine → Russia: 1 cooperation": ["+1"],
        "United States → Russia: 1 cooperation": ["+1"],
    }


def test_what_is_claimed_and_denied_is_shown_when_asked_for(page: str, tmp_path: Path) -> None:
    assert "Russia → Ukraine: 1 cooperation, 2 conflict" in cells(dom(page, tmp_path, address(show=ALL)))


def test_a_pair_in_the_address_opens_with_its_events_marked_for_what_they_are(page: str, tmp_path: Path) -> None:
    seen = panel(dom(page, tmp_path, address(actor=RUSSIA.iri, recipient=UKRAINE.iri, show=ALL)))
    assert "Russia did not <mark>attack</mark> Ukraine." in seen
    assert "¬ denied" in seen
    assert "“ claimed by <bdi>NATO</bdi>" in seen
    assert "Gazette</bdi></span> · reported 3 April 2025" in seen


def test_both_ways_shows_what_went_back(page: str, tmp_path: Path) -> None:
    seen = panel(dom(page, tmp_path, address(actor=UKRAINE.iri, recipient=RUSSIA.iri, both="1", show=ALL)))
    assert "What was done (3)" in seen


def test_the_timeline_has_cooperation_above_and_conflict_below(page: str, tmp_path: Path) -> None:
    document = dom(page, tmp_path)
    assert bins(document) == ["2 April 2025: 1 cooperation", "3 April 2025: 1 conflict", "1 May 2025: 1 cooperation"]
    zero = float(re.findall(r'class="zero"><line[^>]*y1="([\d.]+)"', document)[0])
    tops = {kind: float(top) for kind, top in re.findall(r'class="bar (\w+) words"[^>]*y="([\d.]+)"', document)}
    assert tops["cooperation"] < zero <= tops["conflict"]


def test_a_step_in_the_address_counts_by_month(page: str, tmp_path: Path) -> None:
    assert bins(dom(page, tmp_path, address(by="month"))) == [
        "April 2025: 1 cooperation, 1 conflict",
        "May 2025: 1 cooperation",
    ]


def test_a_moment_in_the_address_leaves_only_its_events(page: str, tmp_path: Path) -> None:
    assert "Facts, April 2025 (2)" in panel(dom(page, tmp_path, address(by="month", bin="2025-04")))


def test_filters_in_the_address_hide_what_does_not_pass(page: str, tmp_path: Path) -> None:
    states = {
        address(quad="3,4"): 1, address(quad="2"): 1, address(type="AID"): 1, address(outlet="Ledger", show=ALL): 2,
        address(q="help", show="planned"): 1, address(show="attributed"): 1, address(type="NOTHING"): 0,
        "#" + urlencode({"from": "2025-04-03", "to": "2025-04-30"}): 1,
    }  # fmt: skip
    walk = f"""
    (async () => {{
      const seen = [];
      for (const hash of {json.dumps(list(states))}) {{
        location.hash = hash;
        await new Promise((done) => addEventListener("hashchange", () => setTimeout(done), {{ once: true }}));
        seen.push(document.getElementById("status").textContent.match(/Showing (\\d+)/)[1]);
      }}
      document.title = seen.join(" ");
    }})();
    """
    assert f"<title>{' '.join(map(str, states.values()))}</title>" in dom(doing(page, walk), tmp_path)


def test_the_figures_and_titles_are_those_of_the_facts_that_are_shown(page: str, tmp_path: Path) -> None:
    document = dom(page, tmp_path)
    assert "3 facts in 2 reports by 2 sources, 2 April 2025 to 1 May 2025." in panel(document)
    assert "<h2>All facts</h2>" in document


def test_with_everything_they_are_those_of_all_events(page: str, tmp_path: Path) -> None:
    document = dom(page, tmp_path, address(show=ALL))
    assert "6 events in 2 reports" in panel(document)
    assert "<h2>All events</h2>" in document


def test_what_was_mutual_is_found_from_either_side(page: str, tmp_path: Path) -> None:
    seen = panel(dom(page, tmp_path, address(actor=RUSSIA.iri, recipient=US.iri)))
    assert " ⇄ " in seen
    assert "What was done (1)" in seen


def crowd(deed: Deed) -> list[Deed]:
    """Thirty who each do one thing to one of their own, and two busy pairs at the end of the alphabet."""
    pairs = [(f"A{i:02}", f"B{i:02}") for i in range(30)] + [("Y", "Z")] * 3 + [("Z", "Y")] * 2

    def of(name: str) -> Party:
        return Party(f"urn:kg:country:{name}", name, "country")

    return [
        replace(deed, id=f"urn:kg:event:{i}", actors=(of(one),), recipients=(of(other),), mutual=False)
        for i, (one, other) in enumerate(pairs)
    ]


def test_the_matrix_opens_with_the_busiest_pairs_and_no_row_or_column_is_empty(
    april: tuple[Deed, ...], tmp_path: Path
) -> None:
    document = dom(events_html(crowd(april[-1])), tmp_path, address(show=ALL))
    pairs = [re.split(" → |: ", label)[:2] for label in cells(document)]
    assert (["Y", "Z"] in pairs, ["Z", "Y"] in pairs) == (True, True)
    rows, columns = (re.findall(rf'<th scope="{scope}"[^>]*>.*?<bdi>(\w+)</bdi>', document) for scope in ("row", "col"))
    assert (set(rows), set(columns)) == ({one for one, _ in pairs}, {other for _, other in pairs})
    assert len(rows) == 12


def test_a_pair_that_is_chosen_is_in_the_matrix_however_rare(april: tuple[Deed, ...], tmp_path: Path) -> None:
    state = address(show=ALL, actor="urn:kg:country:A29", recipient="urn:kg:country:B29")
    assert any(label.startswith("A29 → B29:") for label in cells(dom(events_html(crowd(april[-1])), tmp_path, state)))


def test_the_recipient_is_marked_in_its_sentence(page: str, tmp_path: Path) -> None:
    assert "<mark>accused</mark> <mark>NATO</mark>" in panel(dom(page, tmp_path))


def test_a_span_is_shown_from_its_first_day_to_its_last(april: tuple[Deed, ...], tmp_path: Path) -> None:
    told = replace(april[-1], when="2025-04", span=("2025-04-21", "2025-04-27"), when_words="last week")
    seen = panel(dom(events_html([told]), tmp_path, address(show=ALL)))
    assert "21 April 2025 to 27 April 2025 (<bdi>“last week”" in seen


def test_where_only_claims_would_pass_the_page_says_so(page: str, tmp_path: Path) -> None:
    document = dom(page, tmp_path, address(type="ASSAULT"))
    assert "No event passes the filters. 2 events would" in document


def test_a_click_on_a_cell_is_kept_in_the_address(page: str, tmp_path: Path) -> None:
    click = "document.querySelector('.cell[aria-label^=Russia]').click(); document.title = location.hash"
    document = dom(doing(page, click), tmp_path)
    assert f"<title>{address(actor=RUSSIA.iri, recipient=NATO.iri)}".replace("&", "&amp;") in document
    assert "Russia</bdi> → <bdi>NATO" in panel(document)


def test_arrows_move_among_the_cells_and_one_stop_is_in_the_order_of_tabs(page: str, tmp_path: Path) -> None:
    press = """
    const from = document.querySelector('.cell[tabindex="0"]'); from.focus();
    from.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    document.title = document.activeElement.ariaLabel + "|" + document.querySelectorAll('.cell[tabindex="0"]').length;
    """
    assert "<title>Russia → United States: 1 cooperation|1" in dom(doing(page, press), tmp_path, address(q="met"))


def test_enter_on_a_bar_leaves_its_events_and_escape_takes_it_back(page: str, tmp_path: Path) -> None:
    enter = """
    const key = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    document.querySelector(".bin").focus(); key("ArrowRight"); key("Enter"); const chosen = location.hash;
    key("Escape"); document.title = chosen + " then " + (location.hash || "none");
    """
    assert "<title>#bin=2025-04-03 then none</title>" in dom(doing(page, enter), tmp_path)


def test_no_events_are_said_to_be_none(tmp_path: Path) -> None:
    assert "There are no events in this graph" in dom(events_html([]), tmp_path)


def hostile(deed: Deed) -> Deed:
    """Every text of an event tries to become something else."""
    evil = Party("urn:kg:person:evil", OWNED, "person")
    return replace(
        deed, actors=(evil,), actor_words=BREAKOUT, recipients=(replace(evil, entity="urn:kg:x", label=BREAKOUT),),
        recipient_words=OWNED, object_words="<i>meet</i>", action=OWNED, type="<b>T</b>", when_words=OWNED,
        place=BREAKOUT, holder=evil, holder_words=OWNED, attributed="urn:kg:statement:1",
        sentence=f"{BREAKOUT} {OWNED} \u202e<b>all</b>", spans=((0, 4),), reasons=(OWNED,),
        origin=replace(deed.origin, outlet=OWNED, title=BREAKOUT, url="javascript:document.title='owned'"),
    )  # fmt: skip


@pytest.mark.parametrize("state", [{}, {"actor": "urn:kg:person:evil", "outlet": OWNED}])
def test_hostile_text_is_shown_as_text_and_nothing_of_it_runs(
    april: tuple[Deed, ...], tmp_path: Path, state: dict[str, str]
) -> None:
    document = dom(events_html([hostile(april[0])], title=OWNED + BREAKOUT), tmp_path, address(show=ALL, **state))
    assert "<title>&lt;img" in document
    assert not re.findall(r"<img|<b>all|<b>T|<i>meet|<script|href=\"javascript", document)
    assert "&lt;img src=x onerror=document.title='owned'&gt;" in panel(document)


def test_the_page_asks_nothing_of_the_network(
    april: tuple[Deed, ...], visited: tuple[str, list[str]], tmp_path: Path
) -> None:
    host, asked = visited
    spoilt = replace(april[0], sentence=f"<img src={host}/sentence>", action=f"<img src={host}/action>", spans=())
    dom(events_html([spoilt]), tmp_path)
    assert asked == []


def test_a_report_of_no_known_outlet_is_named_by_its_file(april: tuple[Deed, ...], tmp_path: Path) -> None:
    bare = [replace(deed, origin=replace(deed.origin, outlet=None, source="/far/away/gull.txt")) for deed in april]
    shown = panel(dom(events_html(bare), tmp_path))
    assert "gull.txt" in shown
    assert "/far/away" not in shown
