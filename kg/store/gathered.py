"""Rows brought together by their key, however many there are: few in memory, many in a file that nobody else sees."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain, groupby, islice
from typing import Any

FEW = 50_000  # rows
Row = tuple[Any, ...]  # of texts, numbers, truths and None


def gathered(rows: Iterable[tuple[Row, Row]], few: int = FEW) -> Iterator[tuple[Row, list[Row]]]:
    """(('a',), (1,)), (('b',), (2,)), (('a',), (3,)) → (('a',), [(1,), (3,)]), (('b',), [(2,)])."""
    coming = iter(rows)
    some = list(islice(coming, few + 1))
    if len(some) > few:
        yield from _sorted(chain(some, coming))
        return
    found: dict[Row, list[Row]] = defaultdict(list)
    for key, row in some:
        found[key].append(row)
    yield from sorted(found.items(), key=lambda item: item[0])


def _sorted(rows: Iterable[tuple[Row, Row]]) -> Iterator[tuple[Row, list[Row]]]:
    with closing(sqlite3.connect("", isolation_level=None)) as db:  # a file without a name, which goes with it
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("CREATE TABLE row (key TEXT, value TEXT)")
        db.execute("BEGIN")
        db.executemany("INSERT INTO row VALUES (?, ?)", ((json.dumps(key), json.dumps(row)) for key, row in rows))
        found = db.execute("SELECT key, value FROM row ORDER BY key, rowid")
        for key, same in groupby(found, key=lambda row: row[0]):
            yield tuple(json.loads(key)), [tuple(json.loads(value)) for _, value in same]
