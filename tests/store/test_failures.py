"""What failed is kept with its reason until it is read, through kills and runs that stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import Copied, UnreadableInput
from kg.store.failures import NAME, Failures, file_of


def kept(folder: Path) -> list[tuple[str, str]]:
    return list(Failures(folder))


def run(folder: Path, *failing: str, paths: tuple[str, ...] = ("a",), read: tuple[str, ...] = ()) -> None:
    failures = Failures(folder, paths)
    for source in failing:
        failures.add(UnreadableInput(source, "binary data, not text"))
    for source in read:
        failures.read(source)
    failures.close()


def test_a_failure_is_kept_with_its_reason(tmp_path: Path) -> None:
    run(tmp_path, "a/b.txt")
    assert kept(tmp_path) == [("a/b.txt", "binary data, not text")]


def test_what_was_under_a_path_that_is_read_again_and_does_not_fail_is_past(tmp_path: Path) -> None:
    run(tmp_path, "a/b.txt", "a.jsonl:7", "b/c.txt", paths=("a", "a.jsonl", "b"))
    run(tmp_path, paths=("a/", "./a.jsonl"))
    assert [source for source, _ in kept(tmp_path)] == ["b/c.txt"]


def test_a_source_that_was_read_is_past_wherever_it_came_from(tmp_path: Path) -> None:
    run(tmp_path, "http://paper.example/1")
    run(tmp_path, read=("http://paper.example/1",))
    assert kept(tmp_path) == []
    assert not (tmp_path / NAME).exists()


def test_a_run_that_is_stopped_forgets_nothing(tmp_path: Path) -> None:
    run(tmp_path, "a/b.txt")
    stopped = Failures(tmp_path, ["a"])
    stopped.add(UnreadableInput("a/c.txt", "no text in it"))
    assert [source for source, _ in kept(tmp_path)] == ["a/b.txt", "a/c.txt"]


def test_a_line_cut_short_is_passed_over(tmp_path: Path) -> None:
    run(tmp_path, "a/b.txt")
    with (tmp_path / NAME).open("ab") as out:
        out.write(b'{"source": "a/c.txt", "rea')
    assert [source for source, _ in kept(tmp_path)] == ["a/b.txt"]


def test_in_memory_nothing_is_written() -> None:
    failures = Failures(None)
    failures.add(UnreadableInput("a", "empty"))
    failures.close()
    assert list(failures) == [("a", "empty")]


def test_the_file_of_a_line(tmp_path: Path) -> None:
    (tmp_path / "a:b.jsonl").write_text("")
    path = str(tmp_path / "a:b.jsonl")
    assert [file_of(f"{path}:7"), file_of(f"{path}#id:3"), file_of(path)] == [path, path, path]
    assert file_of("http://paper.example/1") is None


def test_here_is_not_elsewhere(tmp_path: Path) -> None:
    run(tmp_path, "/data/a.txt", "../a.txt", "http://paper.example/1", "b/c.txt")
    run(tmp_path, paths=(".",))
    assert [source for source, _ in kept(tmp_path)] == ["../a.txt", "/data/a.txt", "http://paper.example/1"]


def test_what_is_forgotten_is_past(tmp_path: Path) -> None:
    run(tmp_path, "a/b.txt", "a/c.jsonl:7", "d.txt", paths=("a", "d.txt"))
    failures = Failures(tmp_path)
    assert failures.forget("a") == 2
    failures.close()
    assert [source for source, _ in kept(tmp_path)] == ["d.txt"]


@pytest.mark.parametrize(
    ("cut", "told"), [(lambda data: data[:-9], True), (lambda data: data[9:], True), (lambda data: data, False)]
)
def test_a_torn_line_is_told(tmp_path: Path, cut: Callable[[bytes], bytes], told: bool) -> None:
    run(tmp_path, "a/b.txt", "a/c.txt")
    (tmp_path / NAME).write_bytes(cut((tmp_path / NAME).read_bytes()))
    assert (Failures(tmp_path).damage() is not None) == told


def test_what_is_left_of_a_torn_file_can_be_added_to(tmp_path: Path) -> None:
    run(tmp_path, "a/b.txt", "a/c.txt")
    (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes()[:-9])
    failures = Failures(tmp_path)
    failures.mend()
    failures.add(UnreadableInput("a/d.txt", "no text in it"))
    assert ([source for source, _ in kept(tmp_path)], Failures(tmp_path).damage()) == (["a/b.txt", "a/d.txt"], None)


def test_copies_are_no_inputs_that_could_not_be_read(tmp_path: Path) -> None:
    failures = Failures(tmp_path)
    for error in (Copied("a", "b", 1.0), UnreadableInput("c", "no text in it")):
        failures.add(error)
    assert (failures.copies, failures.unread) == (1, 1)
