"""Whose office a title is, and what its last word calls it: NATO and 'chief' of 'the NATO chief'."""

from __future__ import annotations

from kg.records import Entity, Mention
from kg.resolve.context import WORD, Context
from kg.resolve.names import key


def owner_of(mention: Mention, context: Context) -> Entity | None:
    """The country or body named inside a nominal: NATO of 'the NATO chief', Ukraine of 'president of Ukraine'."""
    for inner in context.inside(mention.span):
        other = context.mentions[inner]
        if other.form != "name" or other.resolution is None or other.span.covers(mention.head):
            continue
        entity = other.resolution.entity
        if entity.kind in {"country", "organisation", "place"}:
            known = context.gazetteer.metonym(other.span.text)
            if known is None:
                return entity
            return known.place or (known.means[0] if len(known.means) == 1 else entity)
    return None


def head_of(words: str) -> frozenset[str]:
    """The last word of a title as an office of its own, for titles that the tables lack: 'director', 'nominee'."""
    tokens = WORD.findall(words.split(" of ")[0].split(" for ")[0])
    return frozenset({f"'{key(tokens[-1])}'"}) if tokens else frozenset()
