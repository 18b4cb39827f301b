"""Which questions are asked of a large store, of whom, and how long each takes."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterator

from kg.errors import KgError
from kg.query import questions

RUNS = 3  # after one that warms up
ENOUGH = 30.0  # seconds of processor for one question's runs; what needs more is asked fewer times, and marked
FEWER = "¹"
# Whom to ask about: the name that most articles have, the one that most is done to, words that few statements have.
GIVEN = {
    "entity": "Russia", "speaker": "Mark Rutte", "target": "Russia", "about": "Ukraine", "actor": "Russia",
    "a": "Russia", "b": "Ukraine", "side": "Russia", "words": "ceasefire",
}  # fmt: skip
Ask = Callable[[str, dict[str, str]], int]
Clock = Callable[[], float]
Took = tuple[float | None, str]  # seconds, and what a table says of them or of why there are none


def cases() -> Iterator[tuple[str, dict[str, str]]]:
    """Each question as it stands, with what it has to be given; those that may be given somebody, so as well."""
    for each in questions():
        needed = {one.name: GIVEN[one.name] for one in each.parameters if one.required}
        yield each.name, needed
        sides = [one.name for one in each.parameters if one.kind in ("entity", "side") and one.name in GIVEN]
        if not needed and sides:
            yield each.name, {sides[0]: GIVEN[sides[0]]}


def timed(work: Ask, clock: Clock, name: str, given: dict[str, str], enough: float = ENOUGH) -> tuple[Took, str]:
    """Median of the runs after the first, or why there is none; and how many rows."""
    times: list[float] = []
    while len(times) <= RUNS and sum(times) < enough:
        began = clock()
        try:
            rows = work(name, given)
        except TimeoutError:
            return (None, "not in its time"), "–"
        except MemoryError:
            return (None, "not in its memory"), "–"
        except KgError as error:
            return (None, f"not done: {str(error)[:60]}"), "–"
        times.append(clock() - began)
    last = times[1:] or times
    middle = statistics.median(last)
    return (middle, told(middle) + ("" if len(last) >= RUNS else FEWER)), f"{rows:,}"


def summary(columns: dict[str, list[Took]]) -> Iterator[str]:
    """The lines of a table that has all questions together, by whom they are asked."""
    yield f"| {len(next(iter(columns.values())))} questions | {' | '.join(columns)} |"
    yield "|---|" + "---|" * len(columns)
    times = [[seconds for seconds, _ in column if seconds is not None] for column in columns.values()]
    ways: dict[str, Callable[[list[float]], str]] = {
        "the middle of all answered": lambda some: told(statistics.median(some)),
        "the slowest": lambda some: told(max(some)),
        "answered within a second": lambda some: str(sum(seconds < 1 for seconds in some)),
    }
    for words, way in ways.items():
        yield f"| {words} | {' | '.join(way(some) if some else '–' for some in times)} |"
    late = [sum(seconds is None for seconds, _ in column) for column in columns.values()]
    yield f"| not answered in the time or memory given | {' | '.join(map(str, late))} |"


def told(seconds: float) -> str:
    """For a table."""
    return f"{seconds * 1000:,.0f} ms" if seconds < 1 else f"{seconds:,.1f} s"


def case(name: str, given: dict[str, str]) -> str:
    """What a question is found under, with what it was given."""
    return f"{name} {json.dumps(given)}"
