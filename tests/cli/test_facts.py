"""A fact is one thing: the table, the page, the graph of pairs and the named question agree, however an event is read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import networkx as nx
import pytest

from kg.cli.group import run
from kg.records import Modality, Plover, is_fact
from kg.store import open_store
from tests.factory import Draft, entity

PLOVERS = (None, Plover("AID", None, 2), Plover("REJECT", "aid", 3, stance=True))
READINGS = tuple(product((False, True), get_args(Modality), (False, True), PLOVERS))  # negated, modality, said, type
FACTS = {
    f"Land{number:02}"
    for number, (negated, modality, said, plover) in enumerate(READINGS)
    if is_fact(negated, modality, said=said, stance=plover is not None and plover.stance)
}
ALL = {f"Land{number:02}" for number in range(len(READINGS))}
Face = Callable[[Path, bool], set[str]]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which each of 48 countries helps two others, read in each way; one also does so to itself."""
    lines = [f"Land{number:02} helped{number:02} Coast and Land{number:02}." for number in range(len(READINGS))]
    draft = Draft("\n".join([*lines, "Inlet said so."]), publisher="Gazette", published="2025-04-06")
    speaker, coast = entity("Inlet", "country"), entity("Coast", "country")
    said = draft.statement("Inlet said so", speaker, source="Inlet", cue="said")
    for number, (negated, modality, claimed, plover) in enumerate(READINGS):
        land = entity(f"Land{number:02}", "country")
        draft.event(
            (land.label, land), f"helped{number:02}", "help", recipient=(f"Coast and {land.label}", None),
            recipients=[("Coast", coast), (land.label, land)], negated=negated, modality=modality,
            said=said if claimed else None, plover=plover,
        )  # fmt: skip
    folder = tmp_path_factory.mktemp("readings") / "store"
    with open_store(folder, create=True) as store:
        store.add(draft.done())
        store.derive()
    return folder


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    capfd.readouterr()


def written(*arguments: object) -> None:
    assert run([str(argument) for argument in arguments]) == 0


def table(store: Path, everything: bool) -> set[str]:
    out = store.parent / "table.csv"
    written("events", "--store", store, "--out", out, *(["--all"] if everything else []))
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert {row["Recipient Name"] for row in rows} == {"Coast"}
    return {row["Actor Name"] for row in rows}


def page(store: Path, everything: bool) -> set[str]:
    """What the page shows as it opens: its facts, or with everything all that it holds."""
    out = store.parent / "page.html"
    written("view", "--events", "--store", store, "--out", out, *(["--all"] if everything else []))
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', out.read_text(encoding="utf-8"))
    assert found
    data = json.loads(found[1])
    assert data["everything"] is everything
    shown = [event for event in data["events"] if event["fact"] or everything]
    return {data["entities"][actor]["label"] for event in shown for actor in event["actors"]}


def pairs(store: Path, everything: bool) -> set[str]:
    out = store.parent / "pairs.graphml"
    written(
        "export", "--events", "--format", "graphml", "--store", store, "--out", out, *(["--all"] if everything else [])
    )
    graph = nx.read_graphml(out)
    assert {graph.nodes[other]["label"] for _, other in graph.edges} == {"Coast"}
    return {graph.nodes[one]["label"] for one, _ in graph.edges}


def question(store: Path, everything: bool) -> set[str]:
    from kg.face import open_graph

    with open_graph(store) as graph:
        rows = graph.ask("who-did-what-to-whom", all="yes" if everything else "no").to_dicts()
    assert {row["whom"] for row in rows} == {"Coast"}
    return {row["who"] for row in rows}


@pytest.mark.parametrize("face", [table, page, pairs, question])
def test_every_face_has_the_same_facts(kg, readings: Path, face: Face) -> None:
    assert face(readings, False) == FACTS


@pytest.mark.parametrize("face", [table, page, pairs, question])
def test_every_face_shows_all_the_rest_when_asked(kg, readings: Path, face: Face) -> None:
    assert face(readings, True) == ALL


def test_what_is_mutual_goes_both_ways_and_is_one_event_on_every_face(tmp_path: Path) -> None:
    from kg.face import open_graph

    land, coast = entity("Land", "country"), entity("Coast", "country")
    draft = Draft("Land met Coast.", published="2025-04-06")
    draft.event(("Land", land), "met", "meet", recipient=("Coast", coast), plover=Plover("CONSULT", "meet", 1))
    with open_store(tmp_path / "store", create=True) as store:
        store.add(draft.done())
        store.derive()
    both = {("Land", "Coast"), ("Coast", "Land")}
    with open_graph(tmp_path / "store") as graph:
        told = list(graph.events())
        asked = graph.ask("who-did-what-to-whom").to_dicts()
        months = graph.ask("dyad-over-time", a="Land", b="Coast").to_dicts()
        (deed,) = graph.deeds()
    assert {(row["Actor Name"], row["Recipient Name"]) for row in told} == both
    assert len({row["Event IRI"] for row in told}) == 1
    assert {(row["who"], row["whom"]) for row in asked} == both
    assert {(row["who"], row["whom"], row["cooperation"]) for row in months} == {(*pair, 1) for pair in both}
    assert {(one.label, other.label) for one, other in deed.pairs} == both


def test_reading_what_an_earlier_version_built_does_not_lock_that_version_out(
    kg, readings: Path, tmp_path: Path
) -> None:
    """As a store of 0.1.0 is: of format 1, and never linked."""
    old = tmp_path / "old"
    with open_store(readings, read_only=True) as store:
        store.backup(old)
    (old / "format.json").write_text('{"format": 1}')
    for command in (["info"], ["events", "--out", tmp_path / "e.csv"], ["query", "-q", "who-did-what-to-whom"],
                    ["view", "--events", "--out", tmp_path / "e.html"]):  # fmt: skip
        written(*command, "--store", old)
    assert (old / "format.json").read_text() == '{"format": 1}'


def test_the_months_of_a_dyad_count_the_facts_that_have_a_type(readings: Path) -> None:
    from kg.face import open_graph

    typed = {f"Land{number:02}" for number, (*_, plover) in enumerate(READINGS) if plover}
    with open_graph(readings) as graph:
        counted = {land for land in ALL if len(graph.ask("dyad-over-time", a=land, b="Coast"))}
    assert counted == FACTS & typed
