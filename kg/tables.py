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
            cells = [cell.strip() for cell in line.rstrip("\n").split("\t")]
            if not columns:
                columns = cells
                continue
            yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=False))


@cache
def verb_class(name: str) -> frozenset[str]:
    """Lemmas of one class of `ontology/verb_classes.tsv`; empty for a class that it does not have."""
    return frozenset(row["lemma"] for row in rows("verb_classes.tsv") if row["class"] == name)


@cache
def word_class(name: str) -> frozenset[str]:
    """Words of one class of `ontology/reading_words.tsv`; empty for a class that it does not have."""
    return frozenset(row["word"] for row in rows("reading_words.tsv") if row["class"] == name)
