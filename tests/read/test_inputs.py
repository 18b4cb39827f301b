"""Files, folders and standard input become articles in order; what cannot be read is named and the rest goes on."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from kg.errors import UnreadableInput
from kg.read import count, read
from kg.records import Article

TEXT = "The minister said on Monday that the talks would go on."


def tolerant(*paths: Path | str, stdin: bytes = b"", max_bytes: int = 10_000) -> tuple[list[Article], list[str]]:
    errors: list[UnreadableInput] = []
    found = list(read(map(str, paths), on_error=errors.append, stdin=io.BytesIO(stdin), max_bytes=max_bytes))
    return found, [str(error) for error in errors]


def test_txt_is_untouched(tmp_path: Path) -> None:
    data = "\ufeffTalks go on\r\n\r\n  She said “no”.\r\n"
    (tmp_path / "a.txt").write_bytes(data.encode())
    (article,), _ = tolerant(tmp_path / "a.txt")
    assert article.text == data[1:]
    assert article.title == "Talks go on"


def test_folder_is_read_in_order_at_any_depth(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.md", "a/b.jsonl", "README.md", ".hidden.txt", ".git/c.txt", "picture.png", "c.HTM"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f'{{"id": "1", "text": "{TEXT}"}}' if "jsonl" in name else TEXT)
    found, errors = tolerant(tmp_path)
    names = [Path(article.source).relative_to(tmp_path).as_posix() for article in found]
    assert names == ["b.txt", "a/b.jsonl#1", "a/z.md"]
    assert errors == [f"{tmp_path / 'c.HTM'}: no main text found in the page"]


def test_folder_with_nothing_to_read_is_named(tmp_path: Path) -> None:
    assert tolerant(tmp_path)[1][0].startswith(f"{tmp_path}: no file in it that can be read")


def test_a_folder_named_file_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(TEXT)
    assert len(tolerant(tmp_path / "README.md")[0]) == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "no text in it"),
        ("a.txt", b"\0\1\2", "binary"),
        ("a.txt", b"x" * 10_001, "too large: .* split it"),
        ("a.html", b"<html></html>", "no main text"),
        ("a.pdf", b"%PDF-1.7", r"\.pdf is not read; known are"),
        ("a.md", b"---\n???\n---\n", "front matter"),
    ],
)
def test_unreadable_files_are_named_with_the_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=reason) as caught:
        list(read([str(path)], max_bytes=10_000))
    assert caught.value.source == path.as_posix()


def test_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    found, errors = tolerant(tmp_path / "absent.txt", "https://a.example/b", "a\0b.txt", tmp_path / "good.txt")
    assert [article.text for article in found] == [TEXT]
    assert [error.split(": ")[0] for error in errors] == [
        str(tmp_path / "absent.txt"),
        "https://a.example/b",
        "a\0b.txt",
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (f'{{"id": "7", "text": "{TEXT}"}}\n'.encode(), TEXT),
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>".encode(), TEXT),
        (f"---\ntitle: Talks\n---\n{TEXT}".encode(), f"Talks\n\n{TEXT}"),
    ],
)
def test_standard_input_is_recognised_by_its_start(data: bytes, text: str) -> None:
    (article,), _ = tolerant("-", stdin=data)
    assert article.text == text
    assert article.source.startswith("stdin#")


def test_standard_input_has_the_limit_too() -> None:
    assert "too large" in tolerant("-", stdin=b"x" * 10_001)[1][0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_read_like_standard_input(tmp_path: Path) -> None:
    import threading

    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(TEXT,))
    writer.start()
    (article,), _ = tolerant(tmp_path / "pipe")
    writer.join()
    assert article.text == TEXT


def test_count_knows_files_and_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text("{}\n{}\n")
    assert count([str(tmp_path), str(tmp_path / "a.txt")]) == 4
    assert count(["-"]) is None


def test_dates_that_are_not_understood_are_told_once_for_a_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,text,date\n1,{TEXT},2025-05-03\n2,{TEXT} So,03.05.2025\n3,{TEXT} No,in May\n4,{TEXT} Yes,\n")
    found, errors = tolerant(path)
    assert ([article.published for article in found], errors) == (["2025-05-03", None, None, None], [])
    assert caplog.messages == [
        f"{path}: 2 dates not understood and left out; the first is '03.05.2025' ({path}:3); "
        "write 2025-05-03 or 3 May 2025"
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", f'{{"id": "1", "text": "{TEXT}", "published": "some\\u001b[31mtime"}}\n'),
        ("a.md", f"---\ndate: some\033[31mtime\n---\n{TEXT}"),
    ],
)
def test_a_date_that_is_not_understood_is_told_harmlessly(
    tmp_path: Path, name: str, data: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / name).write_text(data)
    assert len(tolerant(tmp_path / name)[0]) == 1
    assert r"1 date not understood and left out; the first is 'some\x1b[31mtime'" in caplog.text


def test_whole_files_of_a_folder_share_one_line_on_their_dates(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.md").write_text(f"---\ndate: {name}\n---\n{TEXT}")
    tolerant(tmp_path)
    assert [message.partition(";")[0] for message in caplog.messages] == [
        f"{tmp_path}: 3 dates not understood and left out"
    ]


def test_dates_on_standard_input_are_told_too(caplog: pytest.LogCaptureFixture) -> None:
    assert len(tolerant("-", stdin=f"---\ndate: soon\n---\n{TEXT}".encode())[0]) == 1
    assert "1 date not understood" in caplog.text


def test_files_of_a_folder_that_are_no_reports_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ["a.txt", "notice.md", "b/a.pdf", "b/x.csv.bak", "c.html.gz", ".hidden.pdf", ".git/d.pdf"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert len(tolerant(tmp_path)[0]) == 1
    assert caplog.messages == [f"{tmp_path}: 4 files left out, no reports by name: c.html.gz, notice.md, a.pdf, …"]


@pytest.mark.parametrize("name", ["b.txt", "README.md", "LICENSE"])
def test_of_reports_and_what_lies_beside_them_anywhere_nothing_is_told(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / name).write_text(TEXT)
    tolerant(tmp_path)
    assert caplog.messages == []
