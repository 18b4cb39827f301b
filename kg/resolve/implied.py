"""Speakers that a participle leaves unsaid: who is 'stating' in 'Rutte praised the plan, stating that …'."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.records import Resolution, Span, Statement
from kg.resolve.context import Context

BEFORE = re.compile(r"(?:,|—|–|-|;|\band|\bwhile|\bby|\bin)\s+(?:(?:\w+ly|also|further|then|later)\s+)?$")


def implied(statements: list[Statement], context: Context) -> list[Statement]:
    """Give each '-ing' cue without a source the subject of its clause: the last one before it that nobody's words hold.

    Only where a comma, a conjunction or 'while' stands before the cue; 'with the Poles indicating' has its own subject.
    A source in a later sentence is no participle's, and is dropped.
    """
    return [_with_speaker(statement, context) for statement in statements]


def _with_speaker(statement: Statement, context: Context) -> Statement:
    cue = statement.cue
    if cue is None or (statement.manner == "direct" and statement.source is not None):
        return statement
    own = _absolute(cue, context) if statement.source is None else None
    if own is not None:
        return _spoken(statement, own, context)
    if not _participle(cue, context):
        return statement
    sentence = next((s for s in context.extraction.sentences if s.start <= cue.start < s.end), None)
    if sentence is None:
        return statement
    if statement.source is not None and statement.source.start >= sentence.end:
        statement = replace(statement, source=None, source_mention=None, speaker=None)
    if statement.source is not None or statement.source_mention is not None:
        return statement
    number = _subject(Span(sentence.start, cue.start, ""), context)
    return statement if number is None else _spoken(statement, number, context)


def _spoken(statement: Statement, number: int, context: Context) -> Statement:
    """The statement as said by a mention, where that means somebody."""
    mention, cue = context.mentions[number], statement.cue
    resolution = mention.resolution
    if resolution is None or cue is None or resolution.entity.kind not in {"person", "organisation", "country"}:
        return statement
    at = mention.span
    why = f"'{cue.text}' has the subject '{at.text}' at {at.start}–{at.end}: {resolution.entity.label}"
    speaker = Resolution(resolution.entity, resolution.via, why, round(resolution.score * 0.9, 2))
    return replace(statement, speaker=speaker, source_mention=number)


def _absolute(cue: Span, context: Context) -> int | None:
    """The subject that stands between 'with' and the cue: 'with the Poles indicating'."""
    if not cue.text.lower().endswith("ing"):
        return None
    for number in reversed(context.inside(Span(max(0, cue.start - 60), cue.start, ""))):
        mention = context.mentions[number]
        if context.text[mention.span.end : cue.start] == " ":
            before = [word for word in context.before(mention, 2) if word != "the"]
            return number if before[-1:] == ["with"] else None
    return None


def _participle(cue: Span, context: Context) -> bool:
    words = cue.text.lower().split()
    return any(word.endswith("ing") for word in words[:2]) and bool(BEFORE.search(context.text[: cue.start][-24:]))


def _subject(clause: Span, context: Context) -> int | None:
    """The last subject or source in the words before a cue that stands in nobody's reported speech."""
    said = [span for statement in context.extraction.statements for span in statement.content]
    for number in reversed(context.inside(clause)):
        mention = context.mentions[number]
        if mention.quote is not None or any(span.covers(mention.span) for span in said):
            continue
        if (mention.grammar == "subject" or number in context.sources) and not context.modifies(number):
            return number
    return None
