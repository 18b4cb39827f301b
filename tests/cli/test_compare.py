"""`kg compare`: one story as a page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli.group import run
from kg.store import open_store
from tests.view.ferries import ferries

Kg = Callable[..., tuple[int, str, str]]


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Kg:
    """A command line's exit code, output and words, over a store of four reports."""
    folder = tmp_path / "storm"
    with open_store(folder, create=True) as store:
        for extraction in ferries():
            store.add(extraction)
        store.derive()

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([*map(str, arguments), "--store", str(folder)])
        return (code, *capfd.readouterr())

    return call


def test_the_story_is_written_and_counted(kg: Kg, tmp_path: Path) -> None:
    out = tmp_path / "s.html"
    assert kg("compare", "--story", "--out", out) == (
        (0, "", f"{out}: 4 reports, 2 statements in more than one, 1 contradiction\n")
    )
    assert "One story, many outlets" in out.read_text(encoding="utf-8")


def test_a_statement_is_named_by_its_words(kg: Kg, tmp_path: Path) -> None:
    code, _, words = kg("compare", "old town", "--out", tmp_path / "s.html")
    assert (code, words.partition(": ")[2]) == (0, "2 reports, 1 statement in more than one, 1 contradiction\n")


def test_the_page_can_go_to_standard_output(kg: Kg) -> None:
    assert kg("compare", "--story", "--out", "-")[1].startswith("<!doctype html>")


def test_nothing_asked_for_is_wrong_usage(kg: Kg) -> None:
    code, _, words = kg("compare")
    assert code == 2
    assert "give --story" in words


def test_an_unknown_statement_is_not_found(kg: Kg) -> None:
    code, _, words = kg("compare", "unheard of")
    assert (code, words.startswith("kg: no statement in more than one report")) == (1, True)
