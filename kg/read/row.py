"""One row of a table (JSON Lines, CSV, Parquet) becomes one article, whatever its columns are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import resources

from kg.errors import UnreadableInput
from kg.read.article import from_text
from kg.read.dates import Undated
from kg.records import Article

_OPTIONAL = ("title", "published", "publisher", "url", "language")


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Field → the columns it may stand in, best first, as in columns.tsv."""
    lines = resources.files("kg.read").joinpath("columns.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {field: tuple(column for name, column in pairs if name == field) for field, _ in pairs}


def has_text(columns: Iterable[str]) -> bool:
    """Whether a table with these columns can hold articles."""
    return not {_plain(column) for column in columns}.isdisjoint(_names()["text"])


def wanted(columns: Iterable[str]) -> list[str]:
    """Those columns of a table that an article is made from, in the table's order."""
    known = {column for names in _names().values() for column in names}
    return [column for column in columns if _plain(column) in known]


def from_row(row: Mapping[str, object], source: str, place: str) -> Iterator[Article | Undated]:
    """The article of a row, and its date where that is not understood; the article's source is 'path#id', without an id
    its own key. `place` says where a bad row stands.

    Raises UnreadableInput for a row without text.
    """
    cells = {_plain(column): value for column, value in row.items() if value is not None}
    text = next((cells[name] for name in _names()["text"] if name in cells), None)
    if not isinstance(text, str) or not text.strip():
        raise UnreadableInput(place, "'text' holds no words" if text is not None else "no 'text' in it")
    identity = _cell(cells, "id")
    given = {name: _cell(cells, name) for name in _OPTIONAL}
    try:
        article = from_text(text, source=place, id=identity, **given)
    except UnreadableInput as error:
        raise UnreadableInput(place, error.reason) from None
    yield replace(article, source=f"{source}#{article.id}")
    if (date_given := given["published"]) and not article.published:
        yield Undated(place, date_given)


def _cell(cells: Mapping[str, object], field: str) -> str | None:
    """The words of a field; numbers and dates as text, anything nested is not ours."""
    for name in _names()[field]:
        value = cells.get(name)
        if isinstance(value, str | int | date) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return None


def _plain(column: str) -> str:
    return column.strip().lower().replace(" ", "_").replace("-", "_")
