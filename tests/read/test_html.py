"""A page gives its main text and metadata; a broken or empty one is refused by name."""

from __future__ import annotations

import pytest

from kg.errors import UnreadableInput
from kg.read.html import articles

PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}"><title>Talks go on | The Daily</title>
<meta property="og:title" content="Talks go on"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2025-04-06T10:00:00Z">
<link rel="canonical" href="https://daily.example/talks"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Talks go on</h1>
<p>The minister said on Sunday that the talks in <b>Geneva</b> would go on, and that the café was full.</p>
<p>“Nothing is settled,” she added before she left for the airport with her delegation.</p>
</article><footer>All rights reserved 2023</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_main_text_and_metadata(charset: str) -> None:
    (article,) = articles(PAGE.format(charset=charset).encode(charset), "a.html")
    assert article.text == (
        "Talks go on\n"
        "The minister said on Sunday that the talks in Geneva would go on, and that the café was full.\n"
        "“Nothing is settled,” she added before she left for the airport with her delegation."
    )
    assert (article.title, article.publisher, article.published, article.url) == (
        "Talks go on",
        "The Daily",
        "2025-04-06",
        "https://daily.example/talks",
    )


def test_title_comes_first_where_the_body_does_not_open_with_it() -> None:
    page = PAGE.format(charset="utf-8").replace("<h1>Talks go on</h1>", "")
    (article,) = articles(page.encode(), "a.html")
    assert article.text.startswith("Talks go on\n\nThe minister said")


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    (article,) = articles(b"<html><body><p>The minister said <b>the talks <p>would go on.</div></p", "a.html")
    assert "The minister said" in article.text


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<html><body><script>let a = 1</script></body></html>", "<<<>>><a"]
)
def test_page_without_words_is_refused(page: str) -> None:
    with pytest.raises(UnreadableInput, match=r"a\.html: no main text"):
        list(articles(page.encode(), "a.html"))
