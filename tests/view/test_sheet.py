import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view import inline
from kg.view.sheet import script_json, sheet


@pytest.fixture(scope="module")
def page() -> str:
    return sheet("events.html", "<b>", {"a": "</script>"}, styles=("page.css",), scripts=("elements.js",))


def test_a_title_is_text(page: str) -> None:
    assert "<title>&lt;b&gt;</title>" in page


def test_what_fills_a_place_is_no_place_itself() -> None:
    page = sheet("events.html", "{{data}}", {}, styles=(), scripts=())
    assert "<title>{{data}}</title>" in page


def test_only_the_scripts_of_the_page_are_allowed_to_run(page: str) -> None:
    assert page.count("'sha256-") == page.count("<script>") == 1


@given(st.text() | st.sampled_from(["</script>", "<!--", "]]>", "\u2028", "\ud800"]))
def test_json_in_a_script_reads_back_and_cannot_end_the_script(text: str) -> None:
    written = script_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert written.isascii()
    assert not set("<>&") & set(written)


def test_a_link_within_the_page_stays_in_its_frame(page: str) -> None:
    assert "href=&quot;about:srcdoc#&quot;" in inline(page)


def test_a_frame_in_a_notebook_shares_nothing_with_it(page: str) -> None:
    assert 'sandbox="allow-scripts allow-popups"' in inline(page)
