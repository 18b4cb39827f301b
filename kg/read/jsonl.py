"""JSON Lines (.jsonl): one article a line, streamed, a file of any size; a bad line is named and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import UnreadableInput
from kg.read.dates import Undated
from kg.read.row import from_row
from kg.records import Article


def articles(stream: BinaryIO, source: str, max_bytes: int) -> Iterator[Article | Undated | UnreadableInput]:
    """Articles in the order of their lines: `id, text`, optionally title, published, publisher, url, language.

    An article's source is 'path#id'. A line that is too long, no JSON or without text comes out as an error.
    """
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        place = f"{source}:{number}"
        try:
            if len(line) > max_bytes:
                _skip_rest(stream, line)
                raise UnreadableInput(place, f"a line of more than {max_bytes:,} bytes; one line is one article")
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield from from_row(_row(line, place), source, place)
        except UnreadableInput as error:
            yield error


def _row(line: bytes, place: str) -> dict[str, object]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableInput(place, f"byte {error.start + 1:,} of the line is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise UnreadableInput(place, f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}") from None
    except (RecursionError, ValueError) as error:
        raise UnreadableInput(place, f"not JSON that can be read: {error}") from None
    if not isinstance(row, dict):
        raise UnreadableInput(place, "not a JSON object with 'id' and 'text'")
    return row


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    """Pass over the rest of a line without holding it."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)
