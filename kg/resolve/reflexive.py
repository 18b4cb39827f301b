"""Nobody acts on himself under another description, nor speaks of himself by his name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.records import Entity, Statement, changed

if TYPE_CHECKING:
    from kg.resolve.context import Context

# Behind a name that stands for its bearer: the end of a phrase, what is theirs, a small word or a verb in the past; not
# what is only called by the name, as in 'the Sorel administration'.
_ALONE = re.compile(
    r"""(?:['’]s\b|\s*$|\s*[.,;:!?)"”’—–]|\s+(?:is|was|has|had|will|would|can|could|should|may|might|must|did|does|
    and|or|but|to|in|at|on|for|of|from|with|by|over|about|against|when|if|that|who|whom|as|after|before|not|never|
    [a-z]+ed)\b)""",
    re.VERBOSE,
)


def reopen(context: Context) -> None:
    """Leave a nominal open where somebody would do something to himself by it, or speak of himself by his name."""
    for statement in context.extraction.statements:
        number = statement.source_mention
        entity = context.entity(number) if statement.manner != "direct" else None
        if entity is not None and entity.kind == "person" and _names(statement, entity, context):
            _open(number, context)
    for event in context.extraction.events:
        for doer in event.doers:
            for target in event.targets:
                entity = context.entity(doer.mention)
                if entity is not None and entity == context.entity(target.mention):
                    _open(doer.mention, context)
                    _open(target.mention, context)


def _open(number: int | None, context: Context) -> None:
    found = None if number is None else context.mentions[number].resolution
    if number is not None and found is not None and found.via == "nominal":
        context.mentions[number] = changed(context.mentions[number], resolution=None)


def _names(statement: Statement, entity: Entity, context: Context) -> bool:
    """Whether the words of a statement name somebody."""
    inside = (i for words in statement.content for i in context.inside(words) if context.entity(i) == entity)
    names = (context.mentions[i].span for i in inside if context.mentions[i].form == "name")
    return any(_ALONE.match(context.text, span.end) for span in names)
