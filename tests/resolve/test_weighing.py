"""Candidates weighed: sums, reasons, and when nobody is the answer."""

from __future__ import annotations

import pytest

from kg.records import Entity
from kg.resolve.weighing import Candidate, Model, likely, model
from kg.tables import rows

ANA, BERT = Entity("a", "Ana", "person"), Entity("b", "Bert", "person")
BY = Model({"near": 2.0, "far": -1.0}, {"near": "named just before", "far": "named long ago"}, 0.5)


def test_a_score_is_the_sum_of_weighted_features() -> None:
    assert BY.score({"near": 1.0, "far": 0.5, "unknown": 9.0}) == 1.5


def test_only_what_speaks_for_a_candidate_is_a_reason() -> None:
    assert BY.reasons({"near": 1.0, "far": 1.0}) == ["named just before"]


def test_the_likeliest_is_chosen_with_its_likelihood() -> None:
    found = likely([Candidate(ANA, 0, {"near": 1.0}), Candidate(BERT, 1, {"far": 1.0})], {}, BY)
    assert found is not None
    assert found[0].entity == ANA
    assert 0.8 < found[1] < 0.9


def test_two_on_a_par_are_nobody() -> None:
    assert likely([Candidate(ANA, 0, {"near": 1.0}), Candidate(BERT, 1, {"near": 1.0})], {}, BY) is None


def test_somebody_without_a_name_wins_for_nobody() -> None:
    assert likely([Candidate(None, 0, {"near": 1.0}), Candidate(ANA, 1, {"far": 1.0})], {}, BY) is None


def test_nobody_may_be_likelier_than_all() -> None:
    assert likely([Candidate(ANA, 0, {"far": 1.0})], {"near": 1.0}, BY) is None


def test_without_candidates_it_is_nobody() -> None:
    assert likely([], {}, BY) is None


@pytest.mark.parametrize("name", ["he", "it", "they", "person", "body"])
def test_every_model_has_weights_and_a_threshold_between_a_half_and_one(name: str) -> None:
    by = model(name)
    assert by.weights
    assert 0.5 <= by.threshold < 1


def test_no_feature_stands_twice_in_a_model() -> None:
    names = [(row["model"], row["feature"]) for row in rows("reference.tsv")]
    assert len(names) == len(set(names))
