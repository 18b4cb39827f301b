"""CSV and TSV are streamed; a bad row is named and the rest goes on."""

from __future__ import annotations

import io

import pytest

from kg.errors import UnreadableInput
from kg.read.delimited import articles
from kg.records import Article

TEXT = "The minister said on Monday that the talks would go on."


def read(data: str | bytes, max_bytes: int = 10_000) -> list[Article | UnreadableInput]:
    stream = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    return list(articles(stream, "a.csv", max_bytes))


def test_all_columns() -> None:
    (article,) = read(
        f"id,text,title,published,publisher,url,language\nn1,{TEXT},Talks,2025-04-06,The Daily,http://x.example/1,en\n"
    )
    assert isinstance(article, Article)
    assert (article.id, article.source, article.title) == ("n1", "a.csv#n1", "Talks")
    assert (article.published, article.publisher) == ("2025-04-06", "The Daily")
    assert (article.url, article.language) == ("http://x.example/1", "en")


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_columns_of_other_programs(separator: str) -> None:
    (article,) = read(separator.join(["Headline", "Outlet", "Body"]) + "\n" + separator.join(["Talks", "Daily", TEXT]))
    assert isinstance(article, Article)
    assert (article.title, article.publisher, article.text) == ("Talks", "Daily", TEXT)


def test_a_cell_holds_lines() -> None:
    (article,) = read(f'text\n"Talks\n\n{TEXT}\n"\n')
    assert isinstance(article, Article)
    assert article.text == f"Talks\n\n{TEXT}\n"


def test_a_byte_order_mark_is_no_part_of_a_name() -> None:
    assert [type(found) for found in read(f"\ufefftext\n{TEXT}\n")] == [Article]


def test_a_table_without_text_is_named_with_its_columns() -> None:
    with pytest.raises(UnreadableInput, match=r"no column is called text .* its columns are id, name"):
        read("id,name\n1,Rutte\n")


def test_an_empty_file_is_named() -> None:
    with pytest.raises(UnreadableInput, match="its columns are none"):
        read("")


def test_a_row_without_text_is_named_and_the_next_is_read() -> None:
    bad, good = read(f"id,text\n1,\n2,{TEXT}\n")
    assert isinstance(bad, UnreadableInput)
    assert str(bad) == "a.csv:2: 'text' holds no words"
    assert isinstance(good, Article)


def test_a_quotation_mark_never_closed_ends_it_with_a_reason() -> None:
    first, bad = read(f'text\n{TEXT}\n"open\n' + "and on\n" * 2_000)
    assert isinstance(first, Article)
    assert isinstance(bad, UnreadableInput)
    assert "a quotation mark that is never closed" in bad.reason


def test_bytes_that_are_no_utf8_end_it_with_their_place() -> None:
    first, bad = read(f"text\n{TEXT}\nZ\xfcrich\n".encode("latin-1"))
    assert isinstance(first, Article)
    assert str(bad).startswith("a.csv:3: byte 2 of the line is not UTF-8")
