"""Pronouns: who 'he', 'she', 'they', 'it' and 'I' are, by a visible sum of reasons; nobody where two are close.

The reasons are those of Lappin and Leass (1994): recency, subject before object, parallel grammar, repeated mention;
speech adds its own: whoever spoke last goes on speaking, and nobody speaks of themselves as 'he' in quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.records import Entity, Mention, Resolution
from kg.resolve.context import WORD, Context

REACH = 3  # sentences back
MARGIN = 0.2  # by which the best must lead
RECENT = (1.0, 0.8, 0.45, 0.25)  # by sentences back
RELATIVE = {"who", "which", "that"}
PLURAL = {"they", "them", "their", "theirs", "themselves"}
THINGS = {"organisation", "country", "place", "agreement", "event", "thing", "weapon"}


@dataclass(slots=True)
class Candidate:
    """Mark Rutte as the meaning of a 'he': 1.6 because subject of this sentence, speaker of the last statement."""

    entity: Entity | None  # None: somebody whom nothing names; can win, and then nobody is named
    number: int
    score: float
    reasons: list[str] = field(default_factory=list)


def first_person(number: int, context: Context) -> Resolution | None:
    """'I' in a direct quotation: its speaker. 'We' stays open: whose side is meant is seldom said."""
    mention = context.mentions[number]
    row = context.gazetteer.pronouns.get(mention.span.text.lower())
    if row is None or row["person"] != "1" or row["number"] != "singular" or mention.quote is None:
        return None
    statement = context.extraction.statements[mention.quote]
    entity = context.entity(statement.source_mention)
    if entity is None or statement.source_mention == number:
        return None
    return Resolution(entity, "pronoun", f"'{mention.span.text}' is the speaker of the quotation, {entity.label}", 0.95)


def relative(number: int, context: Context) -> Resolution | None:
    """'Who', 'which', 'that' directly after a mention: that mention's."""
    mention = context.mentions[number]
    if mention.span.text.lower() not in RELATIVE:
        return None
    for other in context.order:
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
    """'He', 'she', 'it', 'they' by the best candidate before it; None when it does not lead clearly."""
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
    """The clear best of the candidates, with its reasons in words."""
    found = sorted(_candidates(number, mention, row, context), key=lambda c: (-c.score, -c.number))
    if not found or found[0].entity is None:
        return None
    best = found[0]
    second = found[1].score if len(found) > 1 else 0.0
    if best.score - second < MARGIN or best.score < 0.5:
        return None
    at = context.mentions[best.number].span
    entity = best.entity
    assert entity is not None
    why = f"'{row['pronoun']}' most likely means {entity.label} ('{at.text}' at {at.start}–{at.end}): " + ", ".join(
        best.reasons
    )
    return Resolution(entity, "pronoun", why, round(min(0.9, 0.5 + (best.score - second) / 3), 2))


def _candidates(number: int, mention: Mention, row: dict[str, str], context: Context) -> list[Candidate]:
    barred = _barred(number, mention, context)
    spoken_of = _spoken_of(number, context)
    speaker = context.spoke_last(mention) if mention.quote is None else None
    if speaker is not None and context.interrupted(speaker, mention):
        speaker = None
    best: dict[object, Candidate] = {}
    for other in context.order:
        antecedent = context.mentions[other]
        back = mention.sentence - antecedent.sentence
        spoke = other == speaker
        if antecedent.span.end > mention.span.start or other == number or (back > REACH and not spoke):
            continue
        if antecedent.form == "pronoun" and antecedent.span.text.lower() in RELATIVE:
            continue
        entity = context.entity(other)
        if row["number"] == "plural" and context.conjoined(other):
            entity = None  # 'Obama and Xi': they are both
        elif entity in barred or not _fits(antecedent, entity, row, context) or context.modifies(other):
            continue
        candidate = _weigh(other, antecedent, entity, mention, min(back, 1) if spoke else back, spoke, context)
        if entity in spoken_of:
            candidate.score -= 0.4  # 'he said Trump would': a name in his own words is mostly another's
        name: object = entity or other
        if name not in best or candidate.score >= best[name].score:
            best[name] = candidate
    for candidate in best.values():
        named = context.named(candidate.entity.kind).get(candidate.entity, []) if candidate.entity else []
        if len(named) > 1:
            candidate.score += 0.05 * min(4, len(named))
            candidate.reasons.append("named more than once")
    return list(best.values())


def _weigh(
    other: int,
    antecedent: Mention,
    entity: Entity | None,
    mention: Mention,
    back: int,
    spoke: bool,
    context: Context,
) -> Candidate:
    """One candidate's score, and the reasons that made it."""
    kinds = context.gazetteer.pronouns.get(mention.span.text.lower(), {}).get("kinds", "")
    score, reasons = RECENT[max(0, min(back, REACH))], ["named in this sentence" if back <= 0 else "named just before"]
    if antecedent.grammar == "subject":
        score += 0.3
        reasons.append("subject there")
    elif antecedent.grammar == "object":
        score += 0.1
    elif antecedent.grammar == "possessive":
        score += 0.05
    if antecedent.grammar == mention.grammar:
        score += 0.05
    if other in context.sources:
        score += 0.15
    if spoke:
        score += 0.45
        reasons.append("spoke last")
    if mention.plural and not antecedent.plural and antecedent.kind != "nationality":
        score -= 0.35  # one body is 'it' more often than 'they'
    if antecedent.quote is not None and antecedent.quote != mention.quote:
        score -= 0.5
    if antecedent.form == "name":
        score += 0.05
    if "thing" in kinds and mention.grammar != "subject":
        score += 0.35 if (entity.kind if entity else antecedent.kind) in {"thing", "agreement", "event"} else -0.2
    if entity is not None and entity.kind == "person" and not context.gender(entity):
        score -= 0.05
    if _within_speech_of(other, mention, context):
        score += 0.3
        reasons.append("whose words these are")
    return Candidate(entity, other, score, reasons)


def _fits(antecedent: Mention, entity: Entity | None, row: dict[str, str], context: Context) -> bool:
    """Whether kind, number and gender allow it."""
    kinds = set(row["kinds"].split("|"))
    kind = entity.kind if entity is not None else antecedent.kind
    if row["number"] == "plural":
        people = antecedent.plural or antecedent.kind == "nationality"
        if entity is not None and entity.kind == "person":
            return False
        body = entity is not None and entity.kind in {"organisation", "country"}
        return people or (body and antecedent.grammar == "subject")
    if antecedent.plural and not (entity is not None and entity.kind == "organisation"):
        return False
    if "person" in kinds:
        if antecedent.form == "pronoun" and entity is None:
            return antecedent.gender == row["gender"]
        if kind != "person":
            return False
        gender = context.gender(entity) if entity is not None else (antecedent.gender or "")
        return gender in {"", row["gender"]}
    return kind in THINGS and antecedent.kind != "nationality"


def _within_speech_of(other: int, mention: Mention, context: Context) -> bool:
    """Whether the pronoun stands in the indirect speech of this source: he of 'Trump said he would'."""
    number = context.statement_of(other)
    if number is None or mention.quote is not None:
        return False
    statement = context.extraction.statements[number]
    return statement.manner != "direct" and any(s.covers(mention.span) for s in statement.content)


def _spoken_of(number: int, context: Context) -> set[Entity]:
    """The people named in what this source says."""
    found: set[Entity] = set()
    for statement in context.extraction.statements:
        if statement.source_mention == number:
            for inner in (i for span in statement.content for i in context.inside(span)):
                entity = context.entity(inner)
                if context.mentions[inner].form == "name" and entity is not None and entity.kind == "person":
                    found.add(entity)
    return found


def _barred(number: int, mention: Mention, context: Context) -> set[Entity]:
    """Who it cannot be: the speaker of its quotation, the other sides of its event, whom it speaks to."""
    barred: set[Entity | None] = set()
    if mention.quote is not None:
        barred.add(context.entity(context.extraction.statements[mention.quote].source_mention))
    for event in context.extraction.events:
        sides = [s.mention for s in (event.actor, event.recipient, event.object) if s is not None]
        if number in sides:
            barred |= {context.entity(s) for s in sides if s != number}
    for statement in context.extraction.statements:
        if statement.source_mention == number:
            barred.add(context.entity(statement.addressee_mention))
        elif statement.addressee_mention == number:
            barred.add(context.entity(statement.source_mention))
    return {entity for entity in barred if entity is not None}
