"""`import kg`: every public name is there, and an open graph answers."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.face import View
from kg.store import open_store
from tests.factory import plain
from tests.fakes import WORDS


def test_every_public_name_is_there() -> None:
    assert [name for name in kg.__all__ if not hasattr(kg, name)] == []


def test_types_and_run_time_name_the_same() -> None:
    tree = ast.parse(Path(kg.__file__).read_text())
    (typed,) = (node for node in tree.body if isinstance(node, ast.If))
    named = {alias.asname for node in typed.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    named |= {target.id for node in typed.body if isinstance(node, ast.Assign) for target in node.targets}  # type: ignore[attr-defined]
    assert named - {None} == set(kg.__all__) - {"__version__"}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018


def test_import_brings_nothing_heavy() -> None:
    program = "import kg, sys; print(*(name for name in sys.modules if '.' not in name))"
    loaded = set(
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    )
    assert loaded.isdisjoint({"spacy", "onnxruntime", "numpy", "rdflib", "pyoxigraph", "networkx", "rich", "click"})


def test_extract_stays_the_function_beside_the_subpackage_of_its_name(fake_reader: None) -> None:
    import kg.extract

    assert len(kg.extract(WORDS).statements) == 1


def test_statements_by_speaker_and_topic(store: Path) -> None:
    with kg.open(store) as graph:
        rows = graph.statements(speaker="Mark Rutte", about="Q159").to_dicts()
    assert [(row["outlet"], row["speaker"], row["about"], row["quote"]) for row in rows] == [
        ("The Post", "Mark Rutte", "Russia", "Russia rejected the truce"),
        ("The Daily", "Mark Rutte", "Russia", "Russia rejected the truce"),
    ]


def test_query_answers_rows_and_a_data_frame(store: Path) -> None:
    with kg.open(store) as graph:
        result = graph.query("SELECT ?quote { ?s kg:quote ?quote }")
        assert len(result.rows) == 2
        assert list(result.to_pandas().columns) == ["quote"]


def test_network_and_view(store: Path, tmp_path: Path) -> None:
    with kg.open(store) as graph:
        assert graph.network(entity="Mark Rutte").number_of_edges() > 0
        view = graph.view()
    assert view.save(tmp_path / "g.html").read_text(encoding="utf-8") == view.html
    assert view._repr_html_().startswith("<iframe")
    assert "<script" not in view._repr_html_()


def test_rdflib_sees_the_same_store(store: Path) -> None:
    with kg.open(store) as graph:
        query = "SELECT ?s { ?s a <urn:kg:def:Statement> }"
        assert len(list(graph.graph().query(query))) == len(graph.query(query)) == 2


def test_what_a_killed_build_left_underived_is_derived_when_it_is_opened(store: Path) -> None:
    with open_store(store) as killed:
        killed.add(plain("NATO parted.", source="late.txt"))
    with kg.open(store) as graph:
        assert not graph.store.stale
        assert graph.query("ASK { ?s skos:prefLabel 'NATO' }").boolean


def test_a_stale_store_that_others_read_is_opened_as_it_is(store: Path) -> None:
    with open_store(store) as killed:
        killed.add(plain("NATO parted.", source="late.txt"))
    with open_store(store, read_only=True), kg.open(store) as graph:
        assert graph.store.stale


def test_a_page_that_cannot_be_written_leaves_the_old_one(store: Path, tmp_path: Path) -> None:
    with kg.open(store) as graph:
        view = graph.view()
    (tmp_path / "g.html").write_text("old")
    with pytest.raises(UnicodeEncodeError):
        View(view.html + "\ud800").save(tmp_path / "g.html")
    assert [path.read_text() for path in tmp_path.glob("*g.html*")] == ["old"]


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(kg.StoreError, match="absent"):
        kg.open(tmp_path / "absent")


def test_a_closed_graph_says_so(store: Path) -> None:
    graph = kg.open(store)
    graph.close()
    with pytest.raises(kg.StoreError, match="closed"):
        graph.query("ASK {}")


@pytest.mark.parametrize(("name", "label"), [("mark rutte", "Mark Rutte"), ("Rutte", "Mark Rutte"), ("Q7184", "NATO")])
def test_entity_by_label_part_of_it_or_id(store: Path, name: str, label: str) -> None:
    with kg.open(store) as graph:
        assert graph.entity(name).label == label


def test_an_unknown_entity_names_those_near_it(store: Path) -> None:
    with kg.open(store) as graph, pytest.raises(kg.NotFound, match="did you mean Mark Rutte"):
        graph.entity("Marc Rute")


def test_deeds_of_one_entity_and_their_page(store: Path) -> None:
    with kg.open(store) as graph:
        assert {deed.origin.outlet for deed in graph.deeds()} <= {"The Daily", "The Post"}
        assert "Who does what to whom" in graph.view(events=True).html


def test_events_are_rows_of_the_event_table(store: Path) -> None:
    with kg.open(store) as graph:
        rows = list(graph.events(everything=True))
    assert [(row["Actor Name"], row["Action"], row["Attributed To"]) for row in rows] == [
        ("Russia", "reject", "Mark Rutte")
    ] * 2
