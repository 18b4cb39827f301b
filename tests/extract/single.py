"""The one event of a parse written by hand."""

from __future__ import annotations

from kg.extract import extract
from kg.records import Article, Event
from tests.extract.parses import parse

NAMES = {"Norvania": "place", "Kestria": "place"}


def of(lemma: str, table: str, names: dict[str, str] = NAMES, said: list[dict[str, str]] | None = None) -> Event:
    doc = parse(table, {name: kind for name, kind in names.items() if name in table}, said)
    found = extract(doc, Article("a", "a.txt", doc.text, published="2025-04-07")).events
    (event,) = [e for e in found if e.lemma == lemma]
    return event
