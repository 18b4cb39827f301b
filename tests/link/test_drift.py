"""How a wording differs from the fullest one: word by word, and of which kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.link.clusters import clusters
from kg.link.difference import difference
from kg.link.drift import drift, judged, worst_first
from kg.link.records import Manner
from tests.link.remarks import remark

FULL = "The ferries must wait because the old harbour walls are rising far too slowly for the winter storms"


@pytest.mark.parametrize(
    ("full", "member", "manner", "kind"),
    [
        (FULL, FULL, "direct", "verbatim"),
        (FULL, FULL + ".", "direct", "verbatim"),
        ("Bread, and butter, for all", "Bread and butter for all", "direct", "punctuation"),
        (FULL, "the old harbour walls are rising far too slowly", "direct", "cut"),
        (FULL, 'the mayor calls them "the old harbour walls', "mixed", "cut"),
        (FULL, FULL.replace("old", "grey"), "direct", "word"),
        (FULL, FULL.replace("must", "may"), "direct", "weaker"),
        (FULL.replace("must", "should"), FULL, "direct", "stronger"),
        ("Some schools get bread this autumn", "All schools get bread this autumn", "direct", "stronger"),
        ("It will cost 40 crowns to cross", "It will cost 90 crowns to cross", "direct", "number"),
        ("We told Anna Berg to leave today", "We told Karin Lund to leave today", "direct", "name"),
        ("the walls are a sad joke by now", 'the walls are a "sad joke" by now', "indirect", "quoted"),
        (FULL, "that boats cannot leave before builders finish", "indirect", "paraphrase"),
        ("the city might sell the harbour", "a sale of the harbour must follow", "indirect", "paraphrase"),
    ],
)
def test_the_kind_of_a_drift(full: str, member: str, manner: Manner, kind: str) -> None:
    first = remark(full, "a", manner="direct" if manner == "direct" or kind == "cut" else "indirect")
    assert judged(first, remark(member, "b", manner=manner))[0] == kind


def test_the_reason_names_the_words() -> None:
    assert judged(remark(FULL), remark(FULL.replace("must", "may"), "b"))[1] == "'must' became 'may' before 'wait'"


def test_the_reason_tells_that_the_words_are_denied() -> None:
    full, member = remark("the city did not sell the harbour"), remark("the city sold it", "b", cue="denied")
    assert judged(full, member)[1].endswith("; it stands behind 'denied'")


def test_every_member_but_the_fullest_has_a_drift() -> None:
    cluster = next(clusters([remark(FULL, "a", manner="direct"), remark("the ferries must wait", "b")]))
    assert [(each.member[0], each.against[0]) for each in drift(cluster)] == [("b", "a")]


def test_the_worst_comes_first() -> None:
    weaker, same = remark(FULL.replace("must", "may"), "b", manner="direct"), remark(FULL, "c", manner="direct")
    found = clusters([remark(FULL, "a", manner="direct"), weaker, same])
    assert [each.kind for each, _ in worst_first(found)] == ["weaker", "verbatim"]


@given(st.text(), st.text())
def test_the_pieces_make_up_the_new_wording(old: str, new: str) -> None:
    assert "".join(piece.text for piece in difference(old, new) if piece.how != "gone") == new


@given(st.text())
def test_a_wording_does_not_differ_from_itself(text: str) -> None:
    assert all(piece.how == "same" for piece in difference(text, text))


def test_words_changed_at_two_places_are_told_place_by_place() -> None:
    told = judged(remark("The old ferries have to wait in the harbour at this moment"),
                  remark("The old ferries have to stay in the harbour right now", "b"))[1]  # fmt: skip
    assert told == "'wait' became 'stay'; 'at this moment' became 'right now'"


@pytest.mark.parametrize(
    ("old", "new"), [("they don't wait", "they don’t wait"), ("the city's walls", "the city’s Walls")]
)
def test_the_form_of_an_apostrophe_is_no_change(old: str, new: str) -> None:
    assert [(piece.how, piece.text) for piece in difference(old, new)] == [("same", new)]
