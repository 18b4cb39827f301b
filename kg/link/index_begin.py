"""All clusters of a whole store, for an index that knows none of its statements: what is too much for memory is put
aside in files, and taking apart, comparing and growing are shared among processes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.link import index_contradictions
from kg.link.candidates import nested, placed
from kg.link.cards import Card
from kg.link.clusters import MAYBE, grown
from kg.link.crew import Crew, Work
from kg.link.index import Index, number
from kg.link.judge import likeness
from kg.link.kept import packed
from kg.link.meeting import Meeting
from kg.link.packed import unpack
from kg.link.quads import told_of
from kg.link.records import Cluster
from kg.link.spool import Spool, parts_of
from kg.link.traits import traits

CARDS = 20  # articles that are taken apart at one time
PAIRS = 1_000  # statements that are compared at one time
LINKS = 1_000  # from which clusters are grown at one time
HALF = 10  # figures of a cluster's id

Apart = list[tuple[list[tuple[int, float, str]], bytes, bytes, bytes, bytes]]
Component = list[tuple[int, int, float]]


# What a process does


def take(_: Index, bodies: list[bytes]) -> Apart:
    """The statements of some articles: rows of the index, leads, how many keys, keys, what these are worth."""
    found: Apart = []
    for body in bodies:
        rows: list[tuple[int, float, str]] = []
        leads, counts, keys, worths = (array("q") for _ in range(4))
        for one in traits(unpack(body)):
            own, first = placed(one)
            rows.append((number(one.said), one.total, packed(one)))
            leads.append(first)
            counts.append(len(own))
            keys.extend(own.keys())
            worths.extend(own.values())
        found.append((rows, leads.tobytes(), counts.tobytes(), keys.tobytes(), worths.tobytes()))
    return found


def compare(index: Index, pairs: bytes) -> bytes:
    """How likely the two of each pair say the same."""
    given = np.frombuffer(pairs, np.int64).reshape(-1, 2).tolist()
    return array("d", (likeness(index.said(one), index.said(other), MAYBE) for one, other in given)).tobytes()


def grow(index: Index, components: list[Component]) -> list[Cluster]:
    """The clusters of statements that are connected by links."""
    found: list[Cluster] = []
    for links in components:
        taken = {one: index.said(one) for one in sorted({end for *ends, _ in links for end in ends})}
        found += grown(taken, links)
    return found


def tell(index: Index, components: list[Component]) -> tuple[list[tuple[str, list[int]]], bytes, int]:
    """The same with what the graph says of them: each cluster with its members, the quads as text and their number."""
    found = grow(index, components)
    lines = told_of(found, index.texts(), index.told)
    return [(one.id, list(map(number, one.members))) for one in found], lines.trig(), len(lines)


WORKS: dict[str, Work] = {"take": take, "compare": compare, "grow": grow, "tell": tell}


# What is done once


def enter(index: Index, cards: Iterable[tuple[str, Card]], crew: Crew) -> Meeting:
    """Takes in all articles, in the order of their keys, with what contradicts; what their statements meet under."""
    meeting = Meeting(index.folder)
    held: list[list[tuple[str, Card]]] = []

    def tasks() -> Iterator[list[bytes]]:
        left = iter(cards)
        while some := list(islice(left, CARDS)):
            held.append(some)
            yield [one.said for _, one in some]

    for apart in crew.map("take", tasks()):
        for (run, one), (rows, *arrays) in zip(held.pop(0), apart, strict=True):
            index.put(one, run, rows)
            index_contradictions.add(index, one, None)
            meeting.add(rows, *(np.frombuffer(each, np.int64) for each in arrays))
    index_contradictions.begin(index)
    return meeting


def clusters(index: Index, meeting: Meeting, crew: Crew, work: str) -> Iterator[Any]:
    """What becomes of the clusters of statements that meet, some at a time."""
    numbers, count = meeting.numbers, len(meeting.numbers)
    with ExitStack() as stack:
        stack.callback(meeting.close)
        chosen = stack.enter_context(meeting.choices(lambda a, b: _nested(index, a, b)))
        index.db.execute("COMMIT")
        values, links, members = (stack.enter_context(Spool(3, index.folder)) for _ in range(3))
        above = np.arange(count, dtype=np.int64)
        for pairs, likely in _compared(chosen, crew):
            first, second = pairs[:, 0], pairs[:, 1]
            bits = likely.view(np.int64)
            for one, other, flag in ((first, second, 1), (second, first, 2)):
                own = (pairs[:, 2] & flag) > 0
                given = numbers[one[own]]
                values.add(_parts(given), given, numbers[other[own]], bits[own])
            sure = likely >= MAYBE
            links.add(parts_of(first[sure], count), first[sure], second[sure], bits[sure])
            for a, b in zip(first[sure].tolist(), second[sure].tolist(), strict=True):
                _join(above, a, b)
        for answer in crew.map(work, _components(links, _roots(above), meeting, index.folder)):
            yield answer
            for name, ones in answer[0] if work == "tell" else [(one.id, map(number, one.members)) for one in answer]:
                own = np.fromiter(ones, np.int64)
                halves = (np.full(len(own), int(half, 16)) for half in (name[:HALF], name[HALF:]))
                members.add(_parts(own), own, *halves)
        index.db.execute("BEGIN")
        for rows in values.taken():
            own = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
            likely = np.ascontiguousarray(own[:, 2]).view(np.float64)
            each = zip(own[:, 0].tolist(), own[:, 1].tolist(), likely.tolist(), strict=True)
            index.db.executemany("INSERT INTO choice VALUES (?, ?, ?)", each)
        for rows in members.taken():
            own = rows[np.argsort(rows[:, 0])]
            named = ((one, f"{first:0{HALF}x}{second:0{HALF}x}") for one, first, second in own.tolist())
            index.db.executemany("INSERT INTO member VALUES (?, ?)", named)
        meeting.place(index)


def _nested(index: Index, one: int, other: int) -> bool:
    return nested(index.said(one).said, index.said(other).said)


def _compared(chosen: Iterable[npt.NDArray[np.int64]], crew: Crew) -> Iterator[tuple[Any, Any]]:
    """Pairs with how likely they say the same."""
    waiting: list[npt.NDArray[np.int64]] = []

    def tasks() -> Iterator[bytes]:
        for pairs in chosen:
            for start in range(0, len(pairs), PAIRS):
                part = pairs[start : start + PAIRS]
                waiting.append(part[:, :3])
                yield np.ascontiguousarray(part[:, 3:]).tobytes()

    for answer in crew.map("compare", tasks()):
        yield waiting.pop(0), np.frombuffer(answer, np.float64)


def _join(above: npt.NDArray[np.int64], one: int, other: int) -> None:
    first, second = _root(above, one), _root(above, other)
    above[max(first, second)] = min(first, second)


def _root(above: npt.NDArray[np.int64], one: int) -> int:
    while above[one] != one:
        above[one] = above[above[one]]
        one = int(above[one])
    return one


def _roots(above: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    while True:
        further = above[above]
        if (further == above).all():
            return above
        above = further


def _parts(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The part of each statement's number, which begins with a digest."""
    return numbers >> 57


def _components(links: Spool, roots: Any, meeting: Meeting, folder: Path | None) -> Iterator[list[Component]]:
    """Links by the parts of the network that they connect."""
    with Spool(4, folder) as by_root:
        for rows in links.taken():
            own = roots[rows[:, 0]]
            one, other = meeting.numbers[rows[:, 0]], meeting.numbers[rows[:, 1]]
            by_root.add(parts_of(own, len(roots)), own, np.minimum(one, other), np.maximum(one, other), rows[:, 2])
        some: list[Component] = []
        size = 0
        for rows in by_root.taken():
            rows = rows[np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))]
            starts = np.flatnonzero(np.r_[True, rows[1:, 0] != rows[:-1, 0]]).tolist()
            values = np.ascontiguousarray(rows[:, 3]).view(np.float64).tolist()
            ends = rows[:, 1:3].tolist()
            for low, high in zip(starts, [*starts[1:], len(rows)], strict=True):
                some.append([(a, b, value) for (a, b), value in zip(ends[low:high], values[low:high], strict=True)])
                size += high - low
                if size >= LINKS:
                    yield some
                    some, size = [], 0
        if some:
            yield some
