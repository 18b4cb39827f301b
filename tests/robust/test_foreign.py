"""An article in another language is named with its language and left out; nothing else is lost, nothing of it is stored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli.group import run

pytestmark = pytest.mark.reader
ENGLISH = "Talks in Geneva\n\nThe minister, Ida Holm, said on Monday that the talks would go on."
GERMAN = "Gespräche in Genf\n\nDie Ministerin Ida Holm sagte am Montag, dass die Gespräche in Genf weitergehen."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    (place / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (place / "b.txt").write_text(GERMAN, encoding="utf-8")
    return place


def test_extract_prints_the_others_and_fails(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = run(["extract", str(folder)])
    out, err = capfd.readouterr()
    assert (code, [Path(json.loads(line)["article"]["source"]).name for line in out.splitlines()]) == (1, ["a.txt"])
    assert "b.txt" in err
    assert "German (de)" in err
    assert "--any-language" in err


def test_build_counts_it_as_failed(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(folder), "--store", str(tmp_path / "store"), "--lenient"]) == 0
    assert "1 added, 1 failed" in capfd.readouterr().err


def test_a_user_can_overrule(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(folder), "--any-language"]) == 0
    assert len(capfd.readouterr().out.splitlines()) == 2
