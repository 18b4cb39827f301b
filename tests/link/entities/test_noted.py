"""Lines that a page writes into the files of `kg merges`."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.link.entities import noted
from kg.link.entities.noted import note
from kg.link.entities.overrules import read

A, B, C = ("urn:kg:person:a", "urn:kg:person:b", "urn:kg:person:c")


def pairs(path: Path) -> list[tuple[str, str]]:
    return [(line.one, line.other) for line in read(path).same]


def test_a_line_is_written_behind_what_a_person_wrote(tmp_path: Path) -> None:
    (tmp_path / "same.csv").write_text("one,other\n# mine\nJan Novak,J. Novak\n")
    note(tmp_path, "same as", [(A, B)], "2025-04-07")
    assert pairs(tmp_path / "same.csv") == [("Jan Novak", "J. Novak"), (A, B)]
    assert "# mine\n" in (tmp_path / "same.csv").read_text()


def test_what_is_known_is_not_written_twice(tmp_path: Path) -> None:
    note(tmp_path, "same as", [(A, B)], "2025")
    before = (tmp_path / "same.csv").read_bytes()
    note(tmp_path, "same as", [(B, A)], "2026")
    assert (tmp_path / "same.csv").read_bytes() == before


def test_the_opposite_is_taken_back_and_no_other_line(tmp_path: Path) -> None:
    note(tmp_path, "same as", [(A, B), (A, C)], "2025")
    note(tmp_path, "different from", [(B, A)], "2026")
    assert pairs(tmp_path / "same.csv") == [(A, C)]
    assert pairs(tmp_path / "different.csv") == [(B, A)]


def test_a_file_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noted, "MOST", 20)
    with pytest.raises(UsageError, match="is full"):
        note(tmp_path, "same as", [(A, B)], "2025")
    assert not (tmp_path / "same.csv").exists()
