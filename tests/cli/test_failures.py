"""What was left out, what could not be read, and what becomes of both when a store is asked and retried."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli.group import run
from kg.errors import Copied, UnreadableInput
from kg.store import open_store
from kg.store.failures import NAME, Failures
from tests.fakes import WORDS

pytestmark = pytest.mark.usefixtures("fake_reader")
LONG = f"{WORDS} " + " ".join(f"Sentence {number} of the report tells of one thing more." for number in range(9))

OTHER = " ".join(f"The minister was asked in town {number} whether all of it is so." for number in range(9))


def line(identity: str, text: str) -> str:
    return json.dumps({"id": identity, "text": text}) + "\n"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder with a store without copies, of a file in which one line is a copy and one is no JSON."""
    (tmp_path / "a.jsonl").write_text(line("1", LONG) + line("2", LONG) + "{cut\n{cut too\n")
    call(tmp_path, "build", tmp_path / "a.jsonl", "--no-copies")
    return tmp_path


def call(folder: Path, *arguments: object) -> int:
    return run([*map(str, arguments), "--store", str(folder / "store")])


def sources(folder: Path) -> list[str]:
    with open_store(folder / "store", read_only=True) as store:
        return sorted(source.rpartition("#")[2] for one in store.articles() for source in one.sources)


def mend(folder: Path) -> None:
    (folder / "a.jsonl").write_text(line("1", LONG) + line("2", LONG) + line("3", WORDS))


def test_retry_reads_no_copies(copied: Path) -> None:
    mend(copied)
    assert call(copied, "retry") == 0
    assert sources(copied) == ["1", "3"]


@pytest.mark.parametrize(("failed", "read"), [("#2", ["1", "2"]), (":2", ["1", "2", "3"])])
def test_of_a_file_those_that_failed_are_read_and_where_one_had_no_id_all(
    failed: str, read: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line("1", LONG))
    call(tmp_path, "build", path)
    path.write_text(line("1", LONG) + line("2", OTHER) + line("3", WORDS))
    Failures(tmp_path / "store").add(UnreadableInput(f"{path}{failed}", "its worker process died"))
    assert call(tmp_path, "retry") == 0
    assert sources(tmp_path) == read
    assert not len(Failures(tmp_path / "store"))


def test_a_row_without_an_id_is_read_with_other_words_too(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": LONG}) + "\n")
    call(tmp_path, "build", path)
    Failures(tmp_path / "store").add(UnreadableInput(f"{path}#{'0123456789' * 2}", "its worker process died"))
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in (LONG, OTHER)))
    assert call(tmp_path, "retry") == 0
    assert len(sources(tmp_path)) == 2
    assert not len(Failures(tmp_path / "store"))


def test_what_failed_under_an_id_that_is_gone_stays_known(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line("1", LONG) + line("2", OTHER))
    call(tmp_path, "build", path)
    Failures(tmp_path / "store").add(UnreadableInput(f"{path}#7", "its worker process died"))
    call(tmp_path, "retry")
    assert [source for source, _ in Failures(tmp_path / "store")] == [f"{path}#7"]


def test_what_stays_out_as_a_copy_is_still_known(copied: Path) -> None:
    mend(copied)
    call(copied, "retry")
    assert Failures(copied / "store").copies == 1


def test_a_build_that_wants_copies_reads_them(copied: Path) -> None:
    call(copied, "build", copied / "a.jsonl")
    assert sources(copied) == ["1", "2"]


def test_of_two_copies_of_what_could_not_be_read_one_is_retried(copied: Path) -> None:
    failures = Failures(copied / "store")
    for name in ("b1", "b2"):
        path = copied / f"{name}.jsonl"
        path.write_text(line(name, OTHER))
        failures.add(Copied(f"{path}#{name}", "gone.txt", 1.0).orphaned())
    call(copied, "retry")
    assert sources(copied) == ["1", "b1"]


def test_info_counts_copies_apart(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(copied, "info")
    told = capsys.readouterr().out
    assert "2 inputs could not be read" in told
    assert "1 input left out as copies" in told


def test_removing_a_line_says_that_the_rest_of_its_file_brings_it_back(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(copied, "remove", f"{copied / 'a.jsonl'}:3") == 0
    assert f"other inputs of {copied / 'a.jsonl'} could not be read" in capsys.readouterr().err


def test_removing_the_last_line_that_failed_is_for_good(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(copied, "remove", f"{copied / 'a.jsonl'}:3")
    call(copied, "remove", f"{copied / 'a.jsonl'}:4")
    capsys.readouterr()
    call(copied, "retry")
    assert "nothing failed" in capsys.readouterr().err


def tear(folder: Path) -> None:
    path = folder / "store" / NAME
    path.write_bytes(path.read_bytes()[:-30])


def test_a_torn_list_of_failures_is_told(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tear(copied)
    assert call(copied, "check") == 1
    assert f"{copied / 'store' / NAME}: a line of it is torn" in capsys.readouterr().out


def test_a_torn_list_of_failures_is_mended(copied: Path) -> None:
    tear(copied)
    assert call(copied, "check", "--repair") == 0
    assert call(copied, "check") == 0


def test_after_its_marker_was_mended_a_store_of_this_version_is_not_called_older(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied / "store" / "format.json").write_text("{torn")
    call(copied, "check", "--repair")
    capsys.readouterr()
    call(copied, "info")
    assert "earlier version" not in capsys.readouterr().err
