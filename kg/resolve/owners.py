"""Whose office a title is, and what its last word calls it: NATO and 'chief' of 'the NATO chief'."""

from __future__ import annotations

import re

from kg.records import Entity, Mention
from kg.resolve.context import WORD, Context
from kg.resolve.names import key

POSSESSED = re.compile(r"(\w+)['’]s?\s")


def owner_of(mention: Mention, context: Context) -> Entity | None:
    """The country or body a nominal names or points to: NATO of 'the NATO chief' and of 'the alliance's chief'."""
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
    noun = POSSESSED.search(mention.span.text)
    found = named_as(noun[1].lower(), mention, context) if noun else []
    return found[-1][1] if len({entity for _, entity in found}) == 1 else None


def named_as(noun: str, mention: Mention, context: Context) -> list[tuple[int, Entity]]:
    """The bodies named before a mention that a noun can stand for, in text order."""
    found = []
    for other in context.order:
        before = context.mentions[other]
        if before.span.end > mention.span.start:
            break
        resolution = before.resolution
        if before.form == "name" and resolution is not None and _called(noun, resolution.entity, context):
            found.append((other, resolution.entity))
    return found


def _called(noun: str, entity: Entity, context: Context) -> bool:
    """Whether a body can be called so: by the tables, or because the noun begins or ends its name."""
    if noun in context.gazetteer.nominals.get(entity.iri, ()):
        return True
    if entity.kind != "organisation":
        return False
    words = key(entity.label).split()
    return len(words) > 1 and noun in {words[0], words[-1]}


def head_of(words: str) -> frozenset[str]:
    """The last word of a title as an office of its own, for titles that the tables lack: 'director', 'nominee'."""
    tokens = WORD.findall(words.split(" of ")[0].split(" for ")[0])
    return frozenset({f"'{key(tokens[-1])}'"}) if tokens else frozenset()
