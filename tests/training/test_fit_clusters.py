"""The labels of stories 0–4 are read as they are meant, and the fit stays near what was guessed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from tests.link.remarks import remark
from training.fit_clusters import SEEDS, fit, read_gold, read_paraphrases, settled, together, unfound

ONE, OTHER = remark("The ferries are late", "a"), remark("the ferries run late", "b")


def labels(one: str, other: str) -> dict[tuple[str, int, int], str]:
    cells = {(s.article, s.spans[0][0], s.spans[-1][1]): c for s, c in ((ONE, one), (OTHER, other))}
    return {key: cell for key, cell in cells.items() if cell}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("late", "late", True),
        ("late", "bread", False),
        ("late", "", False),
        ("", "", False),
        ("late|bread", "bread", None),
        ("?late", "late", None),
        ("?", "late", None),
        ("?late", "bread", False),
    ],
)
def test_a_pair_counts_as_its_cells_say(one: str, other: str, same: bool | None) -> None:
    assert together(ONE, OTHER, labels(one, other)) is same


def test_a_part_of_a_statement_does_not_count_with_it() -> None:
    assert together(ONE, replace(ONE, statement="part"), labels("late", "")) is None


def test_every_label_names_a_stretch_of_text_once() -> None:
    assert all(start < end for _, start, end in read_gold())


def test_a_feature_that_is_never_there_keeps_its_prior() -> None:
    x, y = np.array([[1.0, 0.0], [1.0, 0.0]]), np.array([1.0, 0.0])
    assert fit(x, y, np.array([-1.0, 2.0]), np.array([True, True]))[1] == 2.0


def test_a_weight_keeps_its_sign() -> None:
    x, y = np.array([[1.0], [1.0]]), np.array([1.0, 1.0])
    assert fit(x, y, np.array([-1.0]), np.array([True]))[0] <= 0


def test_every_made_remark_has_its_label() -> None:
    statements, gold = read_paraphrases()
    assert all((s.article, *s.spans[0]) in gold for s in statements)


def test_made_remarks_of_one_report_do_not_overlap() -> None:
    spans = [(s.article, s.spans[0]) for s in read_paraphrases()[0]]
    assert all(a != b or before[1] <= after[0] for (a, before), (b, after) in pairwise(spans))


def test_rarer_examples_count_by_their_weight() -> None:
    x, y, prior, free = np.ones((2, 1)), np.array([1.0, 0.0]), np.array([0.5]), np.array([True])
    assert fit(x, y, prior, free, np.array([1.0, 0.1]))[0] > fit(x, y, prior, free)[0]


@pytest.mark.parametrize(("start", "end", "found"), [(0, 20, True), (2, 24, True), (15, 60, False)])
def test_a_label_is_for_the_statement_that_has_most_of_its_words(start: int, end: int, found: bool) -> None:
    one = replace(ONE, spans=((start, end),))
    known, lost = settled([one], {("a", 0, 20): "late"})
    assert (known, lost) == (({("a", start, end): "late"}, {}) if found else ({}, {("a", 0, 20): "late"}))


def test_a_label_is_for_one_statement_alone() -> None:
    both = [replace(ONE, spans=((0, 18),)), replace(ONE, spans=((0, 19),))]
    assert settled(both, {("a", 0, 20): "late"})[0] == {("a", 0, 19): "late"}


def test_pairs_that_extraction_did_not_find_are_counted() -> None:
    assert unfound({("s/a", 0, 9): "late", ("s/b", 0, 9): "late"}, {("s/c", 0, 9): "late", ("s/d", 0, 9): "?late"}) == 2


def test_every_label_of_the_seeds_names_a_stretch_of_text() -> None:
    assert all(start < end for _, start, end in read_gold(SEEDS))
