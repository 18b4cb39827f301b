import csv
import io
from dataclasses import replace

import networkx as nx
import pytest

from kg.view import network, write_csv, write_gexf, write_graphml
from tests.factory import RUSSIA, US, Draft, entity
from tests.view.conftest import filled


def written(write, net: nx.MultiDiGraph, **options: bool) -> str:
    out = io.StringIO()
    write(net, out, **options)
    return out.getvalue()


def hostile() -> nx.MultiDiGraph:
    draft = Draft("=HYPERLINK(1) \x00\ufffe said Bob.\nBob praised \x0bEve.", publisher="=cmd|' /C calc'!A0")
    who = entity("Bob \x01 & <Eve>", "person")
    draft.statement("=HYPERLINK(1) \x00\ufffe", who, source="Bob", cue="said", about=[RUSSIA])
    return network(filled([draft.done()]))


@pytest.mark.parametrize(("write", "read"), [(write_graphml, nx.parse_graphml), (write_gexf, None)])
def test_written_xml_reads_back_with_the_same_ends(net: nx.MultiDiGraph, write, read) -> None:
    text = written(write, net)
    again = read(text) if read else nx.read_gexf(io.BytesIO(text.encode()))
    assert sorted(again.edges()) == sorted(net.edges())


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_characters_that_xml_cannot_hold_are_left_out(write) -> None:
    assert "Bob  &amp; &lt;Eve&gt;" in written(write, hostile())


def test_gexf_does_not_name_the_day_it_was_written(net: nx.MultiDiGraph) -> None:
    assert "lastmodifieddate" not in written(write_gexf, net)


def test_csv_has_a_row_for_each_piece_of_evidence_and_whom_it_concerns(net: nx.MultiDiGraph) -> None:
    rows = list(csv.DictReader(io.StringIO(written(write_csv, net))))
    assert len(rows) == sum(max(1, len(piece.others)) for piece in net.graph["evidence"])


def test_csv_names_who_is_said_to_have_said_it(net: nx.MultiDiGraph) -> None:
    rows = csv.DictReader(io.StringIO(written(write_csv, net)))
    assert [row["attributed_to"] for row in rows if row["action"] == "reject"] == ["Volodymyr Zelenskyy"]


def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe() -> None:
    (row,) = csv.DictReader(io.StringIO(written(write_csv, hostile())))
    assert (row["words"][:4], row["outlet"][:5]) == ("'=HY", "'=cmd")


def test_exact_csv_keeps_the_words_as_they_are() -> None:
    (row,) = csv.DictReader(io.StringIO(written(write_csv, hostile(), exact=True)))
    assert row["words"].startswith("=HYPERLINK")


def test_a_network_with_a_name_for_an_iri_of_two_lines_is_written() -> None:
    draft = Draft("Bob met US.")
    draft.event(("Bob", entity("Bob\nthe second", "person")), "met", "meet", recipient=("US", US))
    extraction = draft.done()
    net = network(filled([replace(extraction, model="m")]))
    assert "Bob\nthe second" in written(write_csv, net)
