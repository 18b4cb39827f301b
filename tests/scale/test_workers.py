"""Worker processes give results in order, survive a death and name what killed them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from kg.errors import KgError, ModelError
from kg.scale import Lost, spread


def _squares(batch: Sequence[int]) -> list[int]:
    for number in batch:
        if number < 0:
            os._exit(9)
        time.sleep(0.02 if number % 5 == 0 else 0)
    return [number * number for number in batch]


def squares() -> object:
    return _squares


def refusing() -> object:
    raise ModelError("no weights here")


def dying() -> object:
    os._exit(3)


def _threads(batch: Sequence[str]) -> list[str | None]:
    return [os.environ.get(name) for name in batch]


def threads() -> object:
    return _threads


def failing() -> object:
    return partial(int, base=99)


def test_results_come_in_the_order_of_the_input() -> None:
    batches = [[number, number + 1] for number in range(0, 40, 2)]
    assert list(spread(squares, batches, 2)) == [number * number for number in range(40)]


def test_a_worker_does_its_sums_in_one_thread_and_its_caller_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert list(spread(threads, [["OPENBLAS_NUM_THREADS"]], 1)) == ["1"]
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def test_nothing_to_do_starts_nothing() -> None:
    assert list(spread(dying, [], 2)) == []


def test_an_item_that_kills_its_worker_is_named_and_the_rest_goes_on() -> None:
    results = list(spread(squares, [[1, 2], [3, -4, 5], [6]], 2))
    assert results == [1, 4, 9, Lost(-4, "its worker process died (exit code 9)"), 25, 36]


def _sleeping(batch: Sequence[int]) -> list[int]:
    for number in batch:
        time.sleep(60 if number < 0 else 0)
    return list(batch)


def sleeping() -> object:
    return _sleeping


def test_an_item_that_hangs_is_given_up_and_the_rest_goes_on() -> None:
    started = time.monotonic()
    results = list(spread(sleeping, [[1, 2], [3, -4, 5], [6]], 2, patience=lambda batch: 0.3 * len(batch)))
    assert results == [1, 2, 3, Lost(-4, "it took too long and was given up"), 5, 6]
    assert time.monotonic() - started < 40


def test_starting_is_not_counted_as_hanging() -> None:
    assert list(spread(squares, [[1]], 1, patience=lambda batch: 0.05)) == [1]


def test_the_input_is_read_no_further_ahead_than_is_bounded() -> None:
    taken: list[int] = []

    def batches() -> Iterator[list[int]]:
        for number in range(1000):
            taken.append(number)
            yield [number]

    results = spread(squares, batches(), 1)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(taken) < 20


@pytest.mark.parametrize(
    ("start", "error", "message"),
    [(refusing, ModelError, "no weights"), (dying, KgError, r"exit code 3"), (failing, ValueError, "base")],
)
def test_what_stops_every_worker_is_raised(start: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        list(spread(start, [[1]], 1))  # type: ignore[arg-type]


LEADER = """
from tests.scale.test_workers import slow, spread

if __name__ == "__main__":
    list(spread(slow, [[1], [2]], 2))
"""


def slow() -> object:
    os.write(1, b"loading\n")  # in one go: two workers write to the same pipe
    time.sleep(2)
    return _squares


def test_a_worker_whose_leader_is_gone_ends_without_a_word(tmp_path: Path) -> None:
    """Killed while its workers load, so that none can say that it has."""
    (tmp_path / "lead.py").write_text(LEADER)
    errors, root = tmp_path / "errors", Path(__file__).parents[2]
    command = [sys.executable, str(tmp_path / "lead.py")]
    env = {**os.environ, "PYTHONPATH": str(root)}
    with (
        errors.open("wb") as out,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=out, env=env) as leader,
    ):
        assert leader.stdout
        told = [leader.stdout.readline() for _ in range(2)]
        leader.kill()
        rest = leader.stdout.read()  # to its end: the workers have it open too, until they are gone
    assert (told, rest) == ([b"loading\n"] * 2, b"")
    assert errors.read_text() == ""
