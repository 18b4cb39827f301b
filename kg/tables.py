"""Reads the tables of `ontology/`: tab-separated, '#' begins a comment line, the first other line names the columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.config import ontology


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield each row of a table as column → cell, cells stripped; short rows have empty cells.

    Raises FileNotFoundError when the package was installed without its tables.
    """
    columns: list[str] = []
    with ontology(name).open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            cells = [*map(str.strip, line.split("\t"))]
            if not columns:
                columns = cells
                continue
            if len(cells) < len(columns):
                cells += [""] * (len(columns) - len(cells))
            yield dict(zip(columns, cells, strict=False))


@cache
def verb_class(name: str) -> frozenset[str]:
    """Lemmas of one class of `ontology/verb_classes.tsv`; empty for a class that it does not have."""
    return _classes("verb_classes.tsv", "lemma").get(name, frozenset())


@cache
def word_class(name: str) -> frozenset[str]:
    """Words of one class of `ontology/reading_words.tsv`; empty for a class that it does not have."""
    return _classes("reading_words.tsv", "word").get(name, frozenset())


@cache
def _classes(table: str, column: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows(table):
        found.setdefault(row["class"], set()).add(row[column])
    return {name: frozenset(words) for name, words in found.items()}
