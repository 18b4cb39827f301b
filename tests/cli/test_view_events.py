"""`kg view --events` and `kg export --events`: the events of a store as a page and as a graph of pairs."""

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from kg.cli.group import run
from kg.store import open_store
from tests.factory import NATO, RUSSIA, UKRAINE
from tests.view.conftest import deeds_of_april


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """A command line's exit code, output and words."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        return (code, *capfd.readouterr())

    return call


@pytest.fixture
def april_store(tmp_path: Path) -> Path:

    with open_store(tmp_path / "april", create=True) as store:
        for extraction in deeds_of_april():
            store.add(extraction)
        store.derive()
    return tmp_path / "april"


def test_the_page_of_events_is_written_and_its_facts_are_counted(kg, april_store: Path, tmp_path: Path) -> None:
    code, _, words = kg("view", "--events", "--store", april_store, "--out", tmp_path / "e.html")
    assert (code, words.strip()) == (0, f"{tmp_path / 'e.html'}: 6 events, 3 facts among them")
    assert "Who does what to whom" in (tmp_path / "e.html").read_text(encoding="utf-8")


def test_without_a_name_the_page_is_called_for_what_it_holds(
    kg, april_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    kg("view", "--events", "--store", april_store)
    kg("view", "--store", april_store)
    assert sorted(path.name for path in tmp_path.glob("*.html")) == ["events.html", "graph.html"]


def test_only_events_of_one_entity_and_one_period(kg, april_store: Path, tmp_path: Path) -> None:
    given = ("--store", april_store, "--out", tmp_path / "e.html")
    assert "2 events," in kg("view", "--events", "--since", "2025-05", *given)[2]
    assert "3 events," in kg("view", "--events", "--entity", "NATO", *given)[2]


def test_pairs_are_exported_with_their_weights(kg, april_store: Path, tmp_path: Path) -> None:
    assert kg("export", "--events", "--format", "graphml", "--out", tmp_path / "p", "--store", april_store)[0] == 0
    pairs = nx.read_graphml(tmp_path / "p")
    assert pairs.edges[NATO.iri, UKRAINE.iri]["cooperation"] == 1
    assert pairs.edges[RUSSIA.iri, NATO.iri]["balance"] == -1


def test_pairs_have_no_table(kg, april_store: Path) -> None:
    code, _, words = kg("export", "--events", "--format", "csv", "--out", "-", "--store", april_store)
    assert code == 2
    assert "kg events" in words
