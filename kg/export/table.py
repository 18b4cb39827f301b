"""Rows as CSV, JSON Lines or Parquet, one after the other.

A lone surrogate is no character: JSON writes it as an escape, CSV and Parquet have U+FFFD in its place.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from kg.errors import UsageError
from kg.export.columns import COLUMNS, DECIMAL, TRUTH, WHOLE, Row

NOTHING = "None"  # as POLECAT marks a cell without a value
BATCH = 5_000  # rows of a Parquet row group
_SURROGATE = re.compile("[\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(rows: Iterable[Row], out: BinaryIO, form: str) -> int:
    """Writes rows as they come; how many there were. UsageError for another format, or where Parquet lacks pyarrow."""
    if form not in FORMATS:
        raise UsageError(f"no format {form!r} for events; there are: {', '.join(FORMATS)}")
    return FORMATS[form](rows, out)


def _csv(rows: Iterable[Row], out: BinaryIO) -> int:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        count = 0
        for count, row in enumerate(rows, 1):  # noqa: B007
            writer.writerow([_cell(row[name]) for name in COLUMNS])
        return count
    finally:
        text.detach()


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe, numbers stay."""
    if value is None:
        return NOTHING
    value = _sound(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _sound(value: Any) -> Any:
    """A value that UTF-8 can hold: two halves of a character make one, half a character is replaced."""
    if not isinstance(value, str) or not _SURROGATE.search(value):
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _jsonl(rows: Iterable[Row], out: BinaryIO) -> int:
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007
        line = json.dumps({name: row[name] for name in COLUMNS}, ensure_ascii=False)
        out.write(line.encode("utf-8", "backslashreplace") + b"\n")
    return count


def _parquet(rows: Iterable[Row], out: BinaryIO) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError("--format parquet needs pyarrow: pip install 'newskg[parquet]'") from error
    schema = pa.schema([(name, _type(pa, name)) for name in COLUMNS])
    count = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            sound = [{name: _sound(row[name]) for name in COLUMNS} for row in batch]
            writer.write_batch(pa.RecordBatch.from_pylist(sound, schema=schema), row_group_size=BATCH)
            count += len(batch)
    return count


def _type(pa: Any, name: str) -> Any:
    if name in WHOLE:
        return pa.int64()
    if name in DECIMAL:
        return pa.float64()
    return pa.bool_() if name in TRUTH else pa.string()


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch


FORMATS: dict[str, Callable[[Iterable[Row], BinaryIO], int]] = {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet}
