"""Parquet (.parquet): one article a row, a few rows in memory at a time; needs pyarrow (newskg[parquet])."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import UnreadableInput
from kg.read.dates import Undated
from kg.read.row import from_row, has_text, wanted
from kg.records import Article

ROWS = 64  # in memory at a time


def articles(path: Path, source: str, max_bytes: int) -> Iterator[Article | Undated | UnreadableInput]:
    """Articles in the order of their rows; columns that no article is made from are never loaded.

    Raises UnreadableInput where pyarrow is missing, for what is no Parquet and where no column holds the text.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise UnreadableInput(source, "Parquet is read with pyarrow: pip install 'newskg[parquet]'") from None
    try:
        with ParquetFile(path, pre_buffer=False) as file:
            columns = file.schema_arrow.names
            if not has_text(columns):
                given = ", ".join(columns[:12])
                raise UnreadableInput(source, f"no column is called text (or body, content …); its columns are {given}")
            number = 0
            for batch in file.iter_batches(batch_size=ROWS, columns=wanted(columns)):
                for row in batch.to_pylist():
                    number += 1
                    yield from _outcomes(row, source, f"{source}:{number}", max_bytes)
    except ArrowException as error:
        raise UnreadableInput(source, f"not Parquet that can be read: {str(error).splitlines()[0]}") from None


def _outcomes(
    row: dict[str, object], source: str, place: str, max_bytes: int
) -> Iterator[Article | Undated | UnreadableInput]:
    if any(isinstance(cell, str) and len(cell) > max_bytes for cell in row.values()):
        yield UnreadableInput(place, f"a cell of more than {max_bytes:,} characters; one row is one article")
        return
    try:
        yield from from_row(row, source, place)
    except UnreadableInput as error:
        yield error


def count(path: Path) -> int | None:
    """How many rows the file says it has; None where it cannot be asked."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        return None
    try:
        with ParquetFile(path) as file:
            rows: int = file.metadata.num_rows
            return rows
    except (ArrowException, OSError):
        return None
