"""Markup made in Python: text is only ever text."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.compare_markup import el, joined, link, text


class Seen(HTMLParser):
    """The tags of a page and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.text(), st.text())
def test_no_text_becomes_a_tag_as_child_or_attribute(child: str, value: str) -> None:
    assert Seen(el("p", child, title=value)).tags == ["p"]


@given(st.text(st.characters(exclude_categories=["C"])))
def test_text_is_read_back_as_it_was(words: str) -> None:
    assert Seen(el("p", words)).words == words


def test_markup_made_before_is_kept() -> None:
    assert el("p", el("b", "a < b"), ["c", None, ["d"]]) == "<p><b>a &lt; b</b>cd</p>"


@pytest.mark.parametrize("obeyed", ["\u202e", "\u2066", "\x00", "\x1b", "\ud800", "\ufeff"])
def test_characters_that_a_browser_obeys_are_left_out(obeyed: str) -> None:
    assert text(f"a{obeyed}b") == "ab"


def test_the_page_can_be_encoded_whatever_a_text_holds() -> None:
    assert joined("half a pair \udc00").encode("utf-8") == b"half a pair "


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//host/x", "http://[", "", None])
def test_only_addresses_on_the_web_become_links(address: str | None) -> None:
    assert link(address, "words") == "words"


def test_a_link_tells_nothing_about_the_reader() -> None:
    assert 'rel="noopener noreferrer"' in link("https://a.example/?a=1&b=2", "words")
