"""Markdown is read as its reader sees it, with the metadata of its front matter."""

from __future__ import annotations

from kg.read.markdown import articles, plain

PAGE = b"""---
title: Talks go on
publisher: The Daily
date: 2025-04-06
url: https://daily.example/talks
---

The **minister** said [the talks](https://a.example) would
go on.

- First *point*.
- Second point.

![a picture](x.png)

> "Nothing is settled," she said.
"""


def test_metadata_comes_from_the_front_matter() -> None:
    (article,) = articles(PAGE, "a.md")
    assert (article.title, article.publisher, article.published, article.url) == (
        "Talks go on",
        "The Daily",
        "2025-04-06",
        "https://daily.example/talks",
    )


def test_text_is_the_title_and_the_visible_words() -> None:
    (article,) = articles(PAGE, "a.md")
    assert article.text == (
        "Talks go on\n\nThe minister said the talks would go on.\n\n- First point.\n- Second point.\n\n"
        '"Nothing is settled," she said.'
    )
    assert article.title_span is not None
    assert article.title_span.text == article.text[: article.title_span.end] == "Talks go on"


def test_title_that_opens_the_body_is_not_doubled() -> None:
    (article,) = articles(b"---\ntitle: Talks go on\n---\n# Talks go on\n\nThe minister said so.\n", "a.md")
    assert article.text == "Talks go on\n\nThe minister said so."


def test_first_heading_is_the_title() -> None:
    (article,) = articles(b"# Talks go on\n\nThe minister said so.\n", "a.md")
    assert article.title == "Talks go on"


def test_markup_goes_and_hard_breaks_and_entities_stay_as_seen() -> None:
    assert plain("A &amp; B  \n<b>c</b> `d`\n\n<div>raw</div>\n\n```\ncode\n```") == "A & B\nc d"
