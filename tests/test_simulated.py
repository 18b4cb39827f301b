"""The simulation of machines that are not here does what queues do."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.costs import costs
from bench.simulated import GROUPED, Farm, course, page
from kg.link.crew import MOST

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


def test_linking_on_one_machine_has_no_more_processes_than_there_are_at_the_most() -> None:
    cost, ray = costs(ROOT), (ROOT / "bench" / "RAY.md").read_text(encoding="utf-8")
    assert cost.linking
    assert cost.linking_share
    assert cost.statements
    hours = cost.linking * cost.statements * 1_000_000 / MOST / cost.linking_share / 3600
    assert f"| server, 64 cores | … link | {hours:.1f} hours |" in "\n".join(page(cost, ray))


@pytest.mark.parametrize(("line", "told"), [("1.87 ×", "1.87 ×"), ("not told: …", "not measured by the clock")])
def test_only_the_clock_is_held_against_the_simulation(line: str, told: str) -> None:
    """The figure by CPU time is made of the costs that the simulation takes."""
    ray = f"""100 made articles
| 1 → 2 workers on Ray, by the clock, readers loaded | ≥ 1.8 × | {line} |
| … by CPU time, the leading process counted as if nobody worked meanwhile | – | 1.92 × |"""
    (row,) = (row for row in page(costs(ROOT), ray) if row.startswith("| Ray, 1 → 2 workers |"))
    assert row.endswith(f"| {told} |")


def test_linking_on_a_cluster_keeps_no_more_of_the_cores_at_work_than_on_one_machine() -> None:
    cost, ray = costs(ROOT), (ROOT / "bench" / "RAY.md").read_text(encoding="utf-8")
    assert cost.linking
    assert cost.linking_share
    assert cost.statements
    hours = cost.linking * cost.statements * GROUPED * 1_000_000 / 16 / cost.linking_share / 3600
    assert f"| Ray, 16 workers | … link by group-bys | {hours:.1f} hours |" in "\n".join(page(cost, ray))
