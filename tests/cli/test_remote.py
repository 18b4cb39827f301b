"""A graph that was pushed to another engine is asked, shown and drawn from its address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.oxigraph import running
from kg.cli.group import run
from kg.store import open_store
from tests.newsroom import courier, gazette


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pushed") / "store"
    with open_store(place, create=True) as store:
        store.add(courier())
        store.add(gazette())
        store.derive()
    return place


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with running() as (found, _):
        assert run(["push", "--to", f"{found}/store", "--store", str(folder)]) == 0
        yield f"{found}/query"


def test_a_push_says_what_it_does_not_take_away(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running() as (found, _):
        assert run(["push", "--to", f"{found}/store", "--store", str(folder)]) == 0
    assert "reports that kg remove took away here since an earlier push are still there" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["query", "--question", "most-cited"], ["query", "SELECT ?q { ?s kg:quote ?q } ORDER BY ?q"], ["show", "Rutte"]]
)  # fmt: skip
def test_the_same_is_said_of_both(
    folder: Path, address: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, "--store", str(folder)]) == 0
    ours = capsys.readouterr().out
    assert run([*arguments, "--store", address]) == 0
    assert capsys.readouterr().out == ours
    assert "Rutte" in ours or "court" in ours


def test_it_can_be_drawn(address: str, tmp_path: Path) -> None:
    assert run(["view", "--store", address, "--out", str(tmp_path / "a.html")]) == 0
    assert "Rutte" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["info", "build", "validate", "serve"])
def test_what_needs_the_folder_says_so(command: str, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--store", address]) == 2
    assert "this needs the folder of a store" in capsys.readouterr().err
