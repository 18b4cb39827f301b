import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import StoreError, UsageError
from kg.link.stage import renew
from kg.store import Store, open_store
from kg.store.dump import FORMATS
from tests.newsroom import courier, gazette, herald, newsroom

STORE = newsroom()


def dumped(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    store.dump(out, form)
    return out.getvalue()


def lasting(store: Store) -> set[str]:
    return {str(quad) for quad in store.engine if quad.graph_name.value != "urn:kg:graph:times"}  # type: ignore[union-attr]


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld"])
def test_what_is_dumped_loads_as_the_same_quads(form: str) -> None:
    engine = ox.Store()
    engine.load(dumped(STORE, form), format=FORMATS[form])
    assert {str(quad) for quad in engine} == lasting(STORE)


def test_rdflib_reads_the_turtle_as_the_union_of_all_graphs() -> None:
    graph = rdflib.Graph().parse(dumped(STORE, "turtle"), format="turtle")
    union = rdflib.Graph()
    for quad in STORE.engine:
        if quad.graph_name.value != "urn:kg:graph:times":  # type: ignore[union-attr]
            union.parse(data=f"{quad.subject} {quad.predicate} {quad.object} .", format="nt")
    assert isomorphic(graph, union)


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_same_articles_in_another_order_give_the_same_bytes(form: str) -> None:
    other = open_store(":memory:")
    for extraction in (herald(), courier(), gazette()):
        other.add(extraction)
    renew(other)
    assert dumped(other, form) == dumped(STORE, form)


def test_the_lines_of_a_graph_are_sorted_and_the_graphs_too() -> None:
    lines = dumped(STORE, "nquads").decode().splitlines()
    keys = [(line.rsplit(" ", 2)[1], line + "\n") for line in lines]
    assert keys == sorted(keys)


def test_clock_times_are_left_out_unless_asked_for() -> None:
    out = io.BytesIO()
    STORE.dump(out, "nquads", times=True)
    assert (b"endedAtTime" in dumped(STORE, "nquads"), b"endedAtTime" in out.getvalue()) == (False, True)


def test_the_number_of_triples_is_told(tmp_path: Path) -> None:
    assert STORE.dump(tmp_path / "out.nq") == len((tmp_path / "out.nq").read_bytes().splitlines())


def test_a_dump_that_fails_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="could not be written"):
        STORE.dump(tmp_path / "no" / "out.nq")
    assert list(tmp_path.iterdir()) == []


def test_another_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="nquads, trig, turtle, jsonld"):
        dumped(STORE, "xml")
