"""CSV and TSV (.csv, .tsv): one article a row, streamed; the first row names the columns, a bad row is named."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import UnreadableInput
from kg.read.dates import Undated
from kg.read.row import from_row, has_text
from kg.records import Article


def articles(stream: BinaryIO, source: str, max_bytes: int) -> Iterator[Article | Undated | UnreadableInput]:
    """Articles in the order of their rows; the separator (comma, tab, semicolon) is told from the first row.

    Cells may hold line breaks in quotation marks. A row that is too long or without text comes out as an error.
    Raises UnreadableInput where no column holds the text, and for what is not UTF-8.
    """
    lines = _Lines(stream, source, max_bytes)
    header = next(iter(lines), "")
    columns = next(csv.reader([header], delimiter=(separator := _separator(header))), [])
    if not has_text(columns):
        given = ", ".join(column for column in columns[:12]) or "none"
        raise UnreadableInput(source, f"no column is called text (or body, content …); its columns are {given}")
    csv.field_size_limit(max(csv.field_size_limit(), max_bytes))
    rows = csv.reader(lines, delimiter=separator)
    while True:
        place = f"{source}:{lines.number + 1}"
        lines.size = 0
        try:
            cells = next(rows, None)
            if cells is None:
                return
            if any(cells):
                yield from from_row(dict(zip(columns, cells, strict=False)), source, place)
        except csv.Error as error:
            yield UnreadableInput(place, f"not CSV: {error}")
        except UnreadableInput as error:
            yield error
            if lines.broken:
                return


def _separator(header: str) -> str:
    return max(",\t;", key=header.count)


class _Lines:
    """The lines of a stream as text, none and no row longer than `max_bytes`."""

    def __init__(self, stream: BinaryIO, source: str, max_bytes: int) -> None:
        self.number = 0
        self.size = 0  # bytes of the row that is being read
        self.broken = False
        self._stream, self._source, self._max = stream, source, max_bytes

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._max + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self.size += len(line)
        place = f"{self._source}:{self.number}"
        if self.size > self._max:
            self.broken = True  # where the next row begins cannot be told: most likely a quotation mark never closed
            raise UnreadableInput(
                place, f"a row of more than {self._max:,} bytes, perhaps a quotation mark that is never closed; "
                "what follows is not read",
            )  # fmt: skip
        try:
            return line.decode("utf-8-sig" if self.number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            self.broken = True
            raise UnreadableInput(
                place,
                f"byte {error.start + 1:,} of the line is not UTF-8; save the file as UTF-8; what follows is not read",
            ) from None
