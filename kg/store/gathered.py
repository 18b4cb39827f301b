"""Rows brought together by their key, however many there are: few in memory, many in a file that nobody else sees."""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import chain, groupby, islice, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Any

FEW = 20_000  # rows
CHUNK = 1 << 15  # bytes that are read of each sorted part at a time
Row = tuple[Any, ...]  # of texts, numbers, truths and None


def gathered(rows: Iterable[tuple[Row, Row]], folder: Path | None, few: int = FEW) -> Iterator[tuple[Row, list[Row]]]:
    """(('a',), (1,)), (('b',), (2,)), (('a',), (3,)) → (('a',), [(1,), (3,)]), (('b',), [(2,)]).

    Many go through a file in the folder, without one all stay in memory; OSError where its disk is full.
    """
    coming = iter(rows)
    some = list(islice(coming, few + 1)) if folder else list(coming)
    if folder and len(some) > few:
        yield from _sorted(chain(some, coming), folder, few)
        return
    found: dict[Row, list[Row]] = defaultdict(list)
    for key, row in some:
        found[key].append(row)
    yield from sorted(found.items(), key=itemgetter(0))


def _sorted(rows: Iterable[tuple[Row, Row]], folder: Path, few: int) -> Iterator[tuple[Row, list[Row]]]:
    ends = [0]
    with tempfile.TemporaryFile(dir=folder) as file:  # it has no name, or goes when it is closed
        told = ((json.dumps(key), json.dumps(row)) for key, row in rows)
        while some := list(islice(told, max(1, few))):
            for key, row in sorted(some, key=itemgetter(0)):
                file.write(f"{key}\t{row}\n".encode())
            ends.append(file.tell())
        file.flush()
        parts = [_lines(file.fileno(), *places) for places in pairwise(ends)]
        for key, same in groupby(merge(*parts, key=itemgetter(0)), key=itemgetter(0)):  # equal ones as they came
            yield tuple(json.loads(key)), [tuple(json.loads(row)) for _, row in same]


def _lines(file: int, at: int, end: int) -> Iterator[list[str]]:
    """The keys and rows of one sorted part; JSON has no tabs and line ends of its own."""
    rest = b""
    while at < end:
        read = os.pread(file, min(CHUNK, end - at), at)
        at += len(read)
        *lines, rest = (rest + read).split(b"\n")
        for line in lines:
            yield line.decode().split("\t")
