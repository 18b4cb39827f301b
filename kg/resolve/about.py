"""What a statement is about: whom and what its content names."""

from __future__ import annotations

from kg.records import Entity, Statement
from kg.resolve.context import Context

NEVER = {"date", "money", "percent", "quantity"}


def about(statement: Statement, context: Context) -> tuple[Entity, ...]:
    """The entities of the mentions inside the content, each once, in text order; never the speaker."""
    found: dict[Entity, None] = {}
    for number in (i for span in statement.content for i in context.inside(span, whole=True)):
        mention = context.mentions[number]
        if mention.resolution is None or mention.kind in NEVER:
            continue
        if statement.source is not None and statement.source.overlaps(mention.span):
            continue
        found.setdefault(mention.resolution.entity)
    if statement.speaker is not None:
        found.pop(statement.speaker.entity, None)
    return tuple(found)
