"""Front matter is `key: value` lines, no more."""

from __future__ import annotations

import pytest

from kg.errors import UnreadableInput
from kg.read.frontmatter import split


def test_values_and_body() -> None:
    values, body = split(
        '---\ntitle: "Talks: day two"\nDate: 2025-04-06  # a Sunday\nurl: https://a.example/b#c\n---\nBody.\n', "a.md"
    )
    assert values == {"title": "Talks: day two", "date": "2025-04-06", "url": "https://a.example/b#c"}
    assert body.strip() == "Body."


def test_lists_and_comments_are_passed_over() -> None:
    values, _ = split("---\n# notes\ntags:\n  - war\n- peace\npublisher: The Daily\n---\n", "a.md")
    assert values == {"tags": "", "publisher": "The Daily"}


@pytest.mark.parametrize("text", ["Body.\n---\nmore", "---\nnever closed", "", "----\na: b\n---\n"])
def test_without_front_matter_the_text_is_the_body(text: str) -> None:
    assert split(text, "a.md") == ({}, text)


def test_a_line_that_is_no_pair_is_named() -> None:
    with pytest.raises(UnreadableInput, match=r"a\.md: line 3 of the front matter"):
        split("---\ntitle: Talks\nwhat is this\n---\n", "a.md")
