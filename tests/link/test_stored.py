"""What a store answers about its links is what linking found."""

from __future__ import annotations

import json

from kg.link.contradictions import contradictions, to_json
from kg.link.rows import cluster_rows
from kg.link.stored import Stored
from tests.factory import RUTTE
from tests.link.reports import MUST, OTHER, SHOULD, article, linked
from tests.newsroom import courier, gazette, herald

REPORTS = (
    article(SHOULD, "Gull"),
    article(MUST, "Heron", manner="indirect"),
    article(OTHER, "Tern", None),
    courier(),
    gazette(),
    herald(),
)


def test_the_rows_of_a_store_are_those_of_its_extractions() -> None:
    stored = {row["id"]: row for row in Stored(linked(*REPORTS)).clusters()}
    for row in stored.values():
        for member in row["members"]:
            del member["source"]
    assert stored == {row["id"]: row for row in cluster_rows(REPORTS)}


def test_the_contradictions_of_a_store_are_those_of_its_extractions() -> None:
    assert list(Stored(linked(*REPORTS)).contradictions()) == [to_json(found) for found in contradictions(REPORTS)]


def test_every_row_is_a_line_of_json() -> None:
    stored = Stored(linked(*REPORTS))
    rows = [*stored.clusters(), *stored.drift(), *stored.contradictions()]
    assert [json.loads(json.dumps(row)) for row in rows] == rows


def test_clusters_of_others_are_left_out() -> None:
    assert list(Stored(linked(*REPORTS)).clusters(["urn:kg:person:nobody"])) == []


def test_what_most_outlets_have_comes_first() -> None:
    rows = Stored(linked(*REPORTS, article(SHOULD, "Wren", manner="indirect"))).clusters([RUTTE.iri])
    counts = [len(row["outlets"]) for row in rows]
    assert counts[:2] == [3, 2]
    assert counts == sorted(counts, reverse=True)


def test_the_worst_drift_comes_first_with_its_words() -> None:
    row = next(Stored(linked(*REPORTS)).drift())
    changed = [piece for piece in row["difference"] if piece["how"] != "same"]
    assert (row["drift"], row["wording"]["outlet"], row["against"]["outlet"], changed) == (
        "stronger", "Heron", "Gull", [{"how": "gone", "text": "should"}, {"how": "new", "text": "must"}]
    )  # fmt: skip
