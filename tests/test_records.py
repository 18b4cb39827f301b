"""What counts as a fact, by how an event is read."""

from __future__ import annotations

import pytest

from kg.records import Modality, is_fact


@pytest.mark.parametrize(
    ("negated", "modality", "fact"),
    [(False, "actual", True), (True, "actual", False), (False, "future", False), (False, "historical", False)],
)
def test_a_deed_is_a_fact_where_it_was_done(negated: bool, modality: Modality, fact: bool) -> None:
    assert is_fact(negated, modality, said=False, stance=False) is fact


@pytest.mark.parametrize(
    ("negated", "modality", "fact"),
    [(True, "actual", True), (True, "future", True), (False, "hypothetical", True), (True, "historical", False)],
)
def test_a_stance_is_a_fact_whatever_is_said_of_its_deed(negated: bool, modality: Modality, fact: bool) -> None:
    assert is_fact(negated, modality, said=False, stance=True) is fact


@pytest.mark.parametrize("stance", [True, False])
def test_what_somebody_says_is_no_fact(stance: bool) -> None:
    assert not is_fact(False, "actual", said=True, stance=stance)
