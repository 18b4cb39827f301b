"""Nominals beside the name that they stand in apposition to: 'his daughter, Ana Sorel,' and the other way round."""

from __future__ import annotations

from kg.records import Mention, Resolution
from kg.resolve.context import Context

GAP = ", "
CLOSED = frozenset(",.;:)—–")  # one of these, or ' who', ends an apposition


def apposed(number: int, context: Context) -> Resolution | None:
    """The person whose name directly follows a singular nominal of a person, or stands before it, between commas."""
    mention = context.mentions[number]
    if mention.form != "nominal" or mention.plural or mention.kind != "person":
        return None
    found = _after(mention, context)
    found = _before(mention, context) if found is None else found
    name = context.mentions[found] if found is not None else None
    if name is None or name.resolution is None:
        return None
    entity = name.resolution.entity
    if mention.gender is not None and context.gender(entity) not in {"", mention.gender}:
        return None
    why = f"'{mention.span.text}' stands beside the name of {entity.label} at {name.span.start}–{name.span.end}"
    return Resolution(entity, "nominal", why, 0.9)


def _closed(end: int, context: Context) -> bool:
    tail = context.text[end : end + 5]
    return tail[:1] in CLOSED or tail.startswith(" who ")


def _after(mention: Mention, context: Context) -> int | None:
    """'His daughter, Ana Sorel,': the very next mention, a person's name."""
    for other in context.following(mention)[:1]:
        name = context.mentions[other]
        if name.form == "name" and name.kind == "person" and name.sentence == mention.sentence:
            beside = context.text[mention.span.end : name.span.start] == GAP
            listed = context.conjoined(other) or " and " in context.text[name.span.end : name.span.end + 6]
            return other if beside and not listed and _closed(name.span.end, context) else None
    return None


def _before(mention: Mention, context: Context) -> int | None:
    """'Ana Sorel, his daughter,': the last name before it, the nominal not itself the subject of what follows."""
    if not _closed(mention.span.end, context):
        return None
    for other in context.back(mention, 0):
        name = context.mentions[other]
        if name.form == "name" and name.span.end <= mention.span.start:
            beside = context.text[name.span.end : mention.span.start] == GAP
            return other if beside and name.kind == "person" and not context.conjoined(other) else None
    return None
