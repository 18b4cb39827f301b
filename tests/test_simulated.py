"""The simulation of machines that are not here does what queues do."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.costs import costs, number
from bench.simulated import Farm, course

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(("workers", "seconds"), [(1, 1280.0), (4, 320.0)])
def test_workers_that_never_wait_share_the_work(workers: int, seconds: float) -> None:
    assert course(Farm(workers, 0.1, 0.0, even=True), 12_800).seconds == pytest.approx(seconds)


def test_nobody_is_quicker_than_the_one_that_leads() -> None:
    told = course(Farm(400, 0.1, 0.01, even=True), 64_000)
    assert told.seconds == pytest.approx(640 + 6.4, rel=0.01)
    assert told.leading == pytest.approx(1.0, abs=0.02)


def test_nobody_is_quicker_than_the_one_that_writes() -> None:
    told = course(Farm(64, 0.1, 0.001, writer=0.02, even=True), 64_000)
    assert told.seconds == pytest.approx(64_000 * 0.02, rel=0.01)
    assert told.writing == pytest.approx(1.0, abs=0.02)


def test_workers_that_are_lost_cost_their_blocks_and_the_start_of_others() -> None:
    sound, hit = (course(Farm(4, 1.0, 0.0, lost=lost, start=10.0, even=True), 64_000) for lost in (0.0, 2.0))
    assert sound.lost == 0
    assert hit.lost > 10
    assert 0 < hit.seconds - sound.seconds < hit.lost * (64 + 10)


def test_the_same_seed_gives_the_same_course() -> None:
    farm = Farm(8, 0.1, 0.001, writer=0.01, lost=0.1)
    assert course(farm, 64_000) == course(farm, 64_000)


def test_two_workers_on_ray_are_simulated_as_they_were_measured() -> None:
    cost, ray = costs(ROOT), (ROOT / "bench" / "RAY.md").read_text(encoding="utf-8")
    assert cost.ray_worker
    assert cost.ray_leader
    one, two = (course(Farm(n, cost.ray_worker, cost.ray_leader, even=True), 1_200, 4).seconds for n in (1, 2))
    measured = number(ray, r"… by CPU time.*\| ([\d.]+) ×")
    assert one / two == pytest.approx(measured, rel=0.15)
