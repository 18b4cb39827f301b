"""An input that is damaged in the middle is named; what stands before it, and every other input, is read."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
import zstandard

from kg.errors import UnreadableInput
from kg.pipeline import build
from kg.read import read
from kg.store import open_store
from kg.store.failures import Failures
from tests.fakes import WORDS

TEXT = "Envoys met in the harbour town on Monday and spoke about the price of grain for an hour."


def lines(number: int) -> bytes:
    rows = (
        {"id": str(index), "text": f"{TEXT} Report {index} of many, {index * 977} words long."}
        for index in range(number)
    )
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def outcomes(path: Path) -> tuple[int, list[UnreadableInput]]:
    errors: list[UnreadableInput] = []
    return len(list(read([str(path)], on_error=errors.append))), errors


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def spoilt(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(255 - byte for byte in data[middle : middle + 40]) + data[middle + 40 :]


def frames(data: bytes) -> bytes:
    """A zstd frame a line."""
    return b"".join(zstandard.compress(line) for line in data.splitlines(keepends=True))


def web_archive(number: int) -> bytes:
    out = b""
    for index in range(number):
        body = f"<html><body><article><h1>Report {index}</h1><p>{TEXT} {TEXT} {index}</p></article></body></html>"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}"
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://outlet.test/{index}\r\nWARC-Record-ID: <urn:x:{index}>\r\n"
        kind = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        out += f"{head}{kind}{answer}\r\n\r\n".encode()
    return out


def parquet(number: int) -> bytes:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    out = io.BytesIO()
    rows = [json.loads(line) for line in lines(number).splitlines()]
    pq.write_table(pa.Table.from_pylist(rows), out, row_group_size=40, compression="zstd")
    return out.getvalue()


MANY = 60
BROKEN = {
    "half.jsonl.gz": lambda: half(gzip.compress(lines(MANY))),
    "spoilt.jsonl.gz": lambda: spoilt(gzip.compress(lines(10 * MANY))),
    "half.jsonl.zst": lambda: half(frames(lines(MANY))),
    "spoilt.jsonl.zst": lambda: spoilt(frames(lines(MANY))),
    "half.csv.gz": lambda: half(
        gzip.compress(b"id,text\n" + b"".join(b'%d,"%s %d"\n' % (i, TEXT.encode(), i * 977) for i in range(MANY)))
    ),
    "half.warc": lambda: web_archive(20)[:-60],
    "half.jsonl": lambda: half(lines(MANY)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_stands_before_the_damage_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BROKEN[name]())
    read_well, errors = outcomes(path)
    assert 0 < read_well < 10 * MANY
    assert errors[-1].source.startswith(str(path))
    assert len(errors) == 1 or name.startswith("spoilt")


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\0" * 200 + b"PAR1", half])
def test_parquet_that_is_damaged_is_named(tmp_path: Path, data: object) -> None:
    path = tmp_path / "news.parquet"
    path.write_bytes(data if isinstance(data, bytes) else data(parquet(200)))  # type: ignore[operator]
    read_well, errors = outcomes(path)
    assert read_well < 200
    assert [error.source for error in errors] == [str(path)]


def test_a_record_of_a_web_archive_without_an_address_stops_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\ncut short")
    (tmp_path / "b.txt").write_text(TEXT)
    read_well, errors = outcomes(tmp_path)
    assert (read_well, [error.source for error in errors]) == (1, [str(tmp_path / "a.warc")])


@pytest.mark.parametrize(
    "bad", [b"{not JSON", b'{"id": "x", "text": "\xff\xfe \x80"}', b'{"id": "x"}', b"[" * 100_000, b"\0" * 50]
)
def test_a_line_that_is_damaged_is_named_and_the_next_is_read(tmp_path: Path, bad: bytes) -> None:
    whole = lines(4).splitlines()
    (tmp_path / "news.jsonl").write_bytes(b"\n".join([*whole[:2], bad, *whole[2:]]))
    read_well, errors = outcomes(tmp_path / "news.jsonl")
    assert (read_well, [error.source for error in errors]) == (4, [f"{tmp_path / 'news.jsonl'}:3"])


@pytest.mark.parametrize("megabytes", [1, 50])
def test_a_page_of_nothing_but_nested_tags_is_named(tmp_path: Path, megabytes: int) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<div>" * (megabytes * 200_000))
    read_well, errors = outcomes(path)
    assert (read_well, [error.source for error in errors]) == (0, [str(path)])


def test_a_page_whose_article_is_nested_deeply_is_read_or_named(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><body>{'<div>' * 5_000}<article><p>{TEXT} {TEXT}</p></article>{'</div>' * 5_000}</body></html>"
    )
    read_well, errors = outcomes(path)
    assert read_well + len(errors) == 1


def test_a_build_says_in_its_store_what_was_damaged(fake_reader: None, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("half.jsonl.gz", "half.jsonl.zst", "half.warc"):
        (folder / name).write_bytes(BROKEN[name]())
    (folder / "a.txt").write_text(WORDS)
    build([str(folder)], store=tmp_path / "store", any_language=True)
    with open_store(tmp_path / "store", read_only=True) as opened:
        assert str(folder / "a.txt") in {source for one in opened.articles() for source in one.sources}
    assert [source for source, _ in Failures(tmp_path / "store")] == sorted(
        str(folder / name) for name in ("half.jsonl.gz", "half.jsonl.zst", "half.warc")
    )
