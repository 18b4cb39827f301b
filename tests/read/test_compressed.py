"""Packed files of many articles are read as they stand; what is damaged is named, what came before it is kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import zstandard

from kg.errors import UnreadableInput
from kg.read import read
from kg.records import Article

TEXT = "The minister said on Monday that the talks would go on."
ROWS = [{"id": str(number), "text": f"{TEXT} {number}"} for number in range(3_000)]
DATA = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
PACK = {".gz": gzip.compress, ".zst": zstandard.compress}


def tolerant(path: Path) -> tuple[list[Article], list[str]]:
    errors: list[UnreadableInput] = []
    return list(read([str(path)], on_error=errors.append)), [str(error) for error in errors]


@pytest.mark.parametrize("packed", PACK)
def test_lines_of_a_packed_file(tmp_path: Path, packed: str) -> None:
    path = tmp_path / f"a.jsonl{packed}"
    path.write_bytes(PACK[packed](DATA))
    found, errors = tolerant(path)
    assert [article.id for article in found] == [row["id"] for row in ROWS]
    assert not errors


@pytest.mark.parametrize("packed", PACK)
def test_several_frames_are_one_file(tmp_path: Path, packed: str) -> None:
    half = DATA.index(b"\n", len(DATA) // 2) + 1
    path = tmp_path / f"a.jsonl{packed}"
    path.write_bytes(PACK[packed](DATA[:half]) + PACK[packed](DATA[half:]))
    assert len(tolerant(path)[0]) == len(ROWS)


@pytest.mark.parametrize("packed", PACK)
def test_a_file_that_is_not_packed_is_named(tmp_path: Path, packed: str) -> None:
    path = tmp_path / f"a.jsonl{packed}"
    path.write_bytes(DATA)
    assert "packed data that is damaged or breaks off" in tolerant(path)[1][0]


def test_a_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    packed = gzip.compress(DATA)
    path.write_bytes(packed[: len(packed) // 2])
    found, errors = tolerant(path)
    assert found[0].id == "0"
    assert "damaged or breaks off" in errors[-1]


def test_packed_files_in_a_folder_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(f"text\n{TEXT}\n".encode()))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    found, errors = tolerant(tmp_path)
    assert [Path(article.source).name.partition("#")[0] for article in found] == ["a.csv.gz"]
    assert not errors


def test_a_packed_single_text_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    assert "files of many articles" in tolerant(tmp_path / "b.txt.gz")[1][0]
