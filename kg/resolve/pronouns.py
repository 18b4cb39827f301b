"""Pronouns: who 'he', 'she', 'they', 'it' and 'I' are, by weighed reasons; nobody where none is likely enough.

The reasons are those of Lappin and Leass (1994): recency, subject before object, parallel grammar, repeated mention;
speech adds its own: whoever spoke last goes on speaking, and nobody speaks of themselves as 'he' in quotation marks.
"""

from __future__ import annotations

from kg.records import Mention, Resolution
from kg.resolve.candidates import candidates, model_of, nobody
from kg.resolve.context import WORD, Context
from kg.resolve.speech import RELATIVE
from kg.resolve.weighing import likely, model

PLURAL = {"they", "them", "their", "theirs", "themselves"}
SURE = 0.95  # no pronoun is surer than this


def first_person(number: int, context: Context) -> Resolution | None:
    """'I' in a direct quotation: its speaker. 'We' stays open: whose side is meant is seldom said."""
    mention = context.mentions[number]
    row = context.gazetteer.pronouns.get(mention.span.text.lower())
    if row is None or row["person"] != "1" or row["number"] != "singular" or mention.quote is None:
        return None
    statement = context.extraction.statements[mention.quote]
    entity = context.entity(statement.source_mention)
    if entity is None or entity.kind != "person" or statement.source_mention == number:
        return None
    return Resolution(entity, "pronoun", f"'{mention.span.text}' is the speaker of the quotation, {entity.label}", 0.95)


def relative(number: int, context: Context) -> Resolution | None:
    """'Who', 'which', 'that' directly after a mention: that mention's; after its apposition in brackets too."""
    mention = context.mentions[number]
    if mention.span.text.lower() not in RELATIVE:
        return None
    for other in reversed(context.back(mention, 0)):
        antecedent = context.mentions[other]
        gap = context.text[antecedent.span.end : mention.span.start]
        if antecedent.span.end <= mention.span.start and gap in {" ", ", "} and antecedent.resolution is not None:
            entity = antecedent.resolution.entity
            if mention.span.text.lower() == "who" and entity.kind != "person":
                return None
            why = f"'{mention.span.text}' belongs to '{antecedent.span.text}' before it"
            return Resolution(entity, "pronoun", why, 0.9)
    return None


def third_person(number: int, context: Context) -> Resolution | None:
    """'He', 'she', 'it', 'they' by the likeliest in reach; None when nobody is likely enough."""
    mention = context.mentions[number]
    row = context.gazetteer.pronouns.get(mention.span.text.lower())
    if row is None or row["person"] != "3":
        return None
    return refer(number, mention, row, context)


def owned(number: int, context: Context) -> Resolution | None:
    """'His remarks', 'her statement': whose words they are, by the pronoun at their start."""
    mention = context.mentions[number]
    words = WORD.findall(mention.span.text)
    if mention.head.text.lower() not in context.gazetteer.words("speech") or not words:
        return None
    row = context.gazetteer.pronouns.get(words[0].lower())
    if row is None or row["person"] != "3" or words[0].lower() in PLURAL:
        return None
    return refer(number, mention, row, context)


def refer(number: int, mention: Mention, row: dict[str, str], context: Context) -> Resolution | None:
    """The likeliest of the candidates, with what speaks for it in words."""
    by = model(model_of(row))
    found = candidates(number, row, context)
    chosen = likely(found, nobody(number, found, context), by)
    if chosen is None:
        return None
    best, share = chosen
    entity, at = best.entity, context.mentions[best.number].span
    assert entity is not None
    reasons = by.reasons(best.facts) or ["the likeliest in reach"]
    why = f"'{row['pronoun']}' most likely means {entity.label} ('{at.text}' at {at.start}–{at.end}): "
    return Resolution(entity, "pronoun", why + ", ".join(reasons), round(min(SURE, share), 2))
