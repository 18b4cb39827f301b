"""What a person sees: words on standard error, tables on standard output, nothing that a terminal would obey."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Collection, Iterable, Sequence

import click

from kg.counted import counted as count
from kg.vocab import PREFIXES

__all__ = ["clean", "count", "harmless", "say", "short", "table"]

WIDE = 10_000  # columns of a table that is not shown on a terminal: as many as it needs
_OBEYED = frozenset({"Cc", "Cf", "Cs", "Co"})
_JOINERS = "\u200c\u200d"  # they shape letters and obey nobody


def say(message: str) -> None:
    """One line of words for the person at the terminal."""
    click.echo(clean(message), err=True)


def clean(value: object) -> str:
    """A value on one line, without control, direction or formatting characters: text of articles is hostile."""
    return "" if value is None else harmless(" ".join(str(value).split()))


def harmless(text: str) -> str:
    """A text with its line breaks and without the other characters that a terminal obeys."""
    return "".join(c for c in text if c == "\n" or c in _JOINERS or unicodedata.category(c) not in _OBEYED)


def short(value: object) -> str:
    """An IRI with its prefix (wd:Q458) where it has one, anything else as it stands, both clean."""
    text = clean(value)
    for prefix, namespace in PREFIXES.items():
        local = text.removeprefix(namespace)
        if text.startswith(namespace) and local and all(c.isalnum() or c in "_-:." for c in local):
            return f"{prefix}:{local}"
    return text


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, whole: Collection[str] = ()) -> None:
    """A table on standard output: fitted to a terminal, as wide as its words in a pipe; `whole` columns never break."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    grid = Table(box=box.SIMPLE_HEAD if terminal else None, pad_edge=False, show_edge=False)
    for column in columns:
        grid.add_column(Text(clean(column)), overflow="fold", no_wrap=not terminal or column in whole)
    for row in rows:
        grid.add_row(*(Text(short(cell)) for cell in row))
    Console(file=sys.stdout, width=None if terminal else WIDE, highlight=False).print(grid)
