"""Who is speaking where a mention stands: the last to speak, unless somebody else took the stage since."""

from __future__ import annotations

from kg.records import Mention
from kg.resolve.context import Context

LASTING = 20  # sentences for which the last to speak is remembered
RELATIVE = {"who", "which", "that"}


def spoke_last(mention: Mention, context: Context) -> int | None:
    """The source mention, outside quotations, that stands last before a mention, not too far back."""
    for number in context.ago(mention, LASTING):
        source = context.mentions[number]
        if number not in context.sources or source.quote is not None or source.span.end > mention.span.start:
            continue
        if source.span.text.lower() not in RELATIVE:
            return number
    return None


def interrupted(speaker: int, mention: Mention, context: Context) -> bool:
    """Whether somebody else is the subject of a sentence between a speaker and a later mention."""
    said = context.statement_of(speaker)
    words = context.extraction.statements[said].content if said is not None else ()
    for number in context.between(speaker, mention):
        other = context.mentions[number]
        if other.grammar != "subject" or other.quote is not None or any(s.covers(other.span) for s in words):
            continue
        person = (context.entity(number) or other).kind == "person"
        if person and other.form != "pronoun" and context.entity(number) != context.entity(speaker):
            return True
    return False
