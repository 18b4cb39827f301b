"""JSON Lines are streamed; a bad line is named and the rest goes on."""

from __future__ import annotations

import io
import json
import re

import pytest

from kg.errors import UnreadableInput
from kg.read.jsonl import articles
from kg.records import Article

TEXT = "The minister said on Monday that the talks would go on."


def read(*lines: str | bytes, max_bytes: int = 10_000) -> list[Article | UnreadableInput]:
    data = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(articles(io.BytesIO(data), "a.jsonl", max_bytes))


def test_all_fields() -> None:
    row = {
        "id": "n1",
        "text": TEXT,
        "title": "Talks",
        "published": "2025-04-06",
        "publisher": "The Daily",
        "language": "en",
    }
    (article,) = read(json.dumps(row | {"url": "https://daily.example/1", "unknown": [1]}))
    assert isinstance(article, Article)
    assert (article.id, article.source, article.text, article.title) == ("n1", "a.jsonl#n1", TEXT, "Talks")
    assert (article.published, article.publisher, article.url) == ("2025-04-06", "The Daily", "https://daily.example/1")


def test_id_may_be_a_number_and_may_be_missing() -> None:
    first, second = read(json.dumps({"id": 7, "text": TEXT}), json.dumps({"text": TEXT}))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.source == "a.jsonl#7"
    assert second.source == f"a.jsonl#{second.key}"


def test_text_is_untouched() -> None:
    text = "  Talks\r\n\tgo\u00a0on \n"
    (article,) = read(json.dumps({"id": "a", "text": text, "title": "Other"}))
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON: .* at column"),
        ("[1]", "not a JSON object"),
        ('{"id": "a"}', "no 'text'"),
        ('{"id": "a", "text": 3}', "no words"),
        ('{"id": "a", "text": " "}', "no words"),
        (r'{"id": "a", "text": "\ud800"}', "surrogate"),
        (r'{"id": "a", "text": "a\u0000b"}', "NUL"),
        (b'{"id": "a", "text": "\xff"}', "not UTF-8"),
        ("[" * 100_000, "more than 10,000 bytes"),
        ("[" * 9_999, "not JSON"),
    ],
)
def test_bad_line_is_named_and_the_next_is_read(line: str | bytes, reason: str) -> None:
    bad, good = read(line, json.dumps({"id": "b", "text": TEXT}))
    assert isinstance(bad, UnreadableInput)
    assert bad.source == "a.jsonl:1"
    assert re.search(reason, bad.reason)
    assert isinstance(good, Article)


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    assert [type(row) for row in read(b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), "", "  ")] == [Article]


def test_where_a_cut_line_breaks_off_is_said_once() -> None:
    (bad,) = read('{"id": "a", "text": "cut\n')
    assert str(bad).endswith("not JSON: Invalid control character at column 25")


def test_no_text_and_an_empty_one_are_two_things() -> None:
    assert [str(bad).partition(": ")[2] for bad in read('{"id": "a"}\n{"id": "b", "text": ""}\n')] == [
        "no 'text' in it",
        "'text' holds no words",
    ]
