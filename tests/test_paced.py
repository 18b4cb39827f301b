"""What workers noted of a run says how quickly they went while all were at work (bench/paced.py)."""

from __future__ import annotations

import pytest

from bench.paced import as_noted, together

ONE = ["7 0 1.0 100.0", "7 4 2.0 101.0", "7 8 2.5 101.5", "7 16 3.5 102.5"]
OTHER = ["9 0 1.0 100.0", "9 4 3.0 102.0", "9 8 3.5 102.5", "9 12 4.0 103.0"]


def test_it_begins_when_every_worker_has_done_a_batch() -> None:
    run = as_noted([*ONE, *OTHER], 28, 0.7)
    assert (run.workers, run.seconds) == (2, 1.0)


def test_of_a_batch_that_was_under_way_then_a_part_counts() -> None:
    run = as_noted([*ONE, *OTHER], 28, 0.7)
    assert run.articles == pytest.approx(16 - 12 + 12 - 4)
    assert run.busy == pytest.approx(0.5 + 1.0)
    assert (run.pace, run.share) == (pytest.approx(12.0), pytest.approx(0.75))


def test_who_had_nothing_left_waited() -> None:
    assert as_noted([*ONE, *OTHER], 28, 0.7).waited == pytest.approx(0.5)


def test_what_an_article_costs_leaves_the_first_batches_out() -> None:
    run = as_noted([*ONE, *OTHER], 28, 0.7)
    assert run.worker == pytest.approx((1.5 + 1.0) / (12 + 8))
    assert run.leader == pytest.approx(0.7 / 28)


def test_two_runs_are_one_as_long_as_both() -> None:
    run = as_noted([*ONE, *OTHER], 28, 0.7)
    both = together([run, run])
    assert (both.workers, both.seconds, both.articles) == (2, 2 * run.seconds, 2 * run.articles)
    assert both.pace == pytest.approx(run.pace)
