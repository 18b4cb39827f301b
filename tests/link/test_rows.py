"""A cluster is a row that stands by itself: who has it, in which words, from how many sources."""

from __future__ import annotations

import json

from kg.link.rows import cluster_rows
from tests.factory import RUTTE, Draft

TANGO = "The builders also have to dance the tango, and they keep sitting"


def test_a_row_names_members_outlets_sources_and_reason() -> None:
    extractions = []
    for outlet, words in (("Gull", TANGO), ("Heron", TANGO.replace("keep", "like"))):
        draft = Draft(f'"{words}," Mark Rutte said.', publisher=outlet, source=outlet)
        draft.statement(words, source="Mark Rutte", cue="said", speaker=RUTTE)
        extractions.append(draft.done())
    (row,) = cluster_rows(extractions)
    assert (row["outlets"], row["independent_sources"], [m["drift"] for m in row["members"]]) == (
        ["Gull", "Heron"],
        2,
        [None, "word"],
    )
    assert json.loads(json.dumps(row)) == row
