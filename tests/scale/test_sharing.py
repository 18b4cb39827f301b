"""Few things are done by this process, many by several; the outcome is the same, in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pytest

from kg.scale import sharing
from kg.scale.sharing import FEW, shared


def _pids(batch: Sequence[int]) -> list[tuple[int, int]]:
    return [(number, os.getpid()) for number in batch]


def start() -> Any:
    return _pids


def never() -> Any:
    pytest.fail("nothing was there to do")


def batched(items: Iterable[int]) -> Iterator[list[int]]:
    left = iter(items)
    while batch := list(islice(left, 8)):
        yield batch


def found(count: int, jobs: int | None) -> list[tuple[int, int]]:
    return list(shared(start, iter(range(count)), batched, jobs, lambda batch: 60.0))  # type: ignore[arg-type]


def test_few_are_done_here() -> None:
    assert found(FEW - 1, None) == [(number, os.getpid()) for number in range(FEW - 1)]


def test_many_are_done_by_a_process_for_each_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "cores", lambda: 2)
    outcomes = found(FEW, None)
    assert [number for number, _ in outcomes] == [*range(FEW)]
    assert os.getpid() not in {process for _, process in outcomes}


def test_one_job_is_this_process_however_many_there_are() -> None:
    assert {process for _, process in found(FEW + 1, 1)} == {os.getpid()}


def test_nothing_to_do_starts_nothing_here() -> None:
    assert list(shared(never, [], batched, 1, lambda batch: 60.0)) == []


def test_this_process_gives_what_it_has_before_it_takes_more() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(80):
            taken.append(number)
            yield number

    next(shared(start, items(), batched, 1, lambda batch: 60.0))
    assert taken == [*range(8)]
