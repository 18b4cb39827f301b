"""Who a pronoun can mean: everybody in the sentences before it, and what speaks for each in the text."""

from __future__ import annotations

import math
from collections import defaultdict

from kg.records import Entity, Mention
from kg.resolve.context import Context
from kg.resolve.speech import RELATIVE, interrupted, spoke_last
from kg.resolve.weighing import Candidate

REACH = 4  # sentences back
DISTANCE = ("here", "before", "back 2", "back 3", "far")
SPEAKERS = {"person", "organisation", "country", "nationality"}
THINGS = {"organisation", "country", "place", "agreement", "event", "thing", "weapon"}


def model_of(row: dict[str, str]) -> str:
    """The weights that a pronoun's row of the table is judged by."""
    return "they" if row["number"] == "plural" else "he" if row["gender"] else "it"


def candidates(number: int, row: dict[str, str], context: Context) -> list[Candidate]:
    """All whom kind, number and gender allow, with their features; those without a name among them."""
    mention = context.mentions[number]
    speaker = spoke_last(mention, context) if mention.quote is None else None
    groups = _groups(number, mention, row, speaker, context)
    said = _spoken_of(number, context)
    found = []
    ranked = sorted(groups.items(), key=lambda item: -context.mentions[item[1][0]].span.start)
    for rank, (entity_or_words, group) in enumerate(ranked):
        entity = entity_or_words if isinstance(entity_or_words, Entity) else None
        facts = traits(group, mention, entity, speaker, context)
        facts["own words"] = float(entity is not None and entity in said)
        facts["whose words"] = float(any(_within_speech_of(i, mention, context) for i in group))
        facts |= _kinds(group, mention, entity, number in context.sources, context)
        facts[f"rank {min(3, rank)}"] = 1.0
        found.append(Candidate(entity, group[0], {name: value for name, value in facts.items() if value}))
    _compare(found, groups, context)
    return found


def nobody(number: int, found: list[Candidate], context: Context) -> dict[str, float]:
    """What speaks for a pronoun that means nobody named."""
    mention = context.mentions[number]
    return {
        "nobody": 1.0,
        "nobody joined": float(any("joined" in c.facts and "rank 0" in c.facts for c in found)),
        "nobody quoted": float(mention.quote is not None),
        "nobody source": float(number in context.sources),
        "nobody object": float(mention.grammar != "subject"),
    }


def traits(
    group: list[int], mention: Mention, entity: Entity | None, speaker: int | None, context: Context
) -> dict[str, float]:
    """Distance, grammar, speech and frequency of a group of mentions, nearest first, seen from a later mention."""
    near = context.mentions[group[0]]
    back = mention.sentence - near.sentence
    after = near.span.start >= mention.span.end
    facts = {"after" if after else DISTANCE[max(0, min(back, 4))]: 1.0}
    facts[near.grammar] = 1.0
    facts["parallel"] = float(near.grammar == mention.grammar)
    facts["by name"] = float(near.form == "name")
    facts["paragraph"] = float(context.paragraph(near) == context.paragraph(mention))
    facts["other quote"] = float(near.quote is not None and near.quote != mention.quote)
    facts["same quote"] = float(near.quote is not None and near.quote == mention.quote)
    subjects = {context.mentions[i].sentence for i in group if context.mentions[i].grammar == "subject"}
    facts["subject here"] = float(mention.sentence in subjects and not after)
    facts["subject before"] = float(mention.sentence - 1 in subjects)
    facts["source"] = float(any(i in context.sources for i in group))
    facts["unnamed"] = float(entity is None)
    if speaker is not None and (speaker in group or (entity is not None and context.entity(speaker) == entity)):
        facts["spoke cut" if interrupted(speaker, mention, context) else "spoke"] = 1.0
    named = context.named(entity.kind).get(entity, []) if entity is not None else []
    facts["often"] = math.log2(1 + min(15, len(named))) / 4
    return facts


def _groups(
    number: int, mention: Mention, row: dict[str, str], speaker: int | None, context: Context
) -> dict[Entity | str, list[int]]:
    """Mentions in reach by whom they mean, nearest first; unnamed ones by their head."""
    barred = _barred(number, mention, context)
    groups: dict[Entity | str, list[int]] = defaultdict(list)
    near = context.back(mention, REACH)
    for other in near if speaker is None or speaker in near else [*near, speaker]:
        antecedent = context.mentions[other]
        if antecedent.span.end > mention.span.start or other == number:
            continue
        if antecedent.form == "pronoun" and _no_antecedent(antecedent, context):
            continue
        entity = context.entity(other)
        if row["number"] == "plural" and context.conjoined(other):
            entity = None  # 'Obama and Xi': they are both
        elif entity in barred or not fits(antecedent, entity, row, context) or context.modifies(other):
            continue
        groups[entity or f"{antecedent.form} {antecedent.head.text.lower()}"].append(other)
    for other in context.following(mention):
        entity = context.entity(other)
        if entity is None or entity in groups or entity in barred or not _ahead(other, mention, context):
            continue
        if fits(context.mentions[other], entity, row, context):
            groups[entity].append(other)
    return groups


def _no_antecedent(pronoun: Mention, context: Context) -> bool:
    """Whether no third person can be meant by it: 'who', 'I', 'you'."""
    word = pronoun.span.text.lower()
    return word in RELATIVE or context.gazetteer.pronouns.get(word, {}).get("person") in {"1", "2"}


def _ahead(other: int, mention: Mention, context: Context) -> bool:
    """Whether a name after the pronoun can be meant: 'When he left, Ana Sorel said'."""
    name = context.mentions[other]
    if name.form != "name" or name.sentence != mention.sentence or name.grammar != "subject" or context.modifies(other):
        return False
    return name.quote is None and mention.quote is None and "," in context.text[mention.span.end : name.span.start]


def _kinds(
    group: list[int], mention: Mention, entity: Entity | None, speaks: bool, context: Context
) -> dict[str, float]:
    near = context.mentions[group[0]]
    kind = entity.kind if entity is not None else near.kind
    gender = context.gender(entity) if entity is not None and entity.kind == "person" else near.gender or ""
    return {
        kind: 1.0,
        "gender": float(bool(gender)),
        "again": float(near.form == "pronoun" and near.span.text.lower() == mention.span.text.lower()),
        "thing not acting": float(mention.grammar != "subject" and kind in {"thing", "agreement", "event"}),
        "body not acting": float(mention.grammar != "subject" and kind in {"organisation", "country", "place"}),
        "thing speaks": float(speaks and kind not in SPEAKERS),
        "joined": float(_joined(group[0], context)),
        "introduced": float(entity is None and context.introduces(near)),
        "one body": float(mention.plural and not near.plural and near.kind != "nationality"),
    }


def _joined(number: int, context: Context) -> bool:
    """Whether a name is one of two that stand on a par: 'Ana Sorel and Bert Bell'."""
    if context.conjoined(number):
        return True
    before = context.back(context.mentions[number], 0)[:2]
    return any(context.conjoined(other, number) for other in before)


def _compare(found: list[Candidate], groups: dict[Entity | str, list[int]], context: Context) -> None:
    """Mark who is named most often, the last subject, and who is the only one in the sentence, or in reach at all."""
    subjects = {
        max(context.mentions[i].span.start for i in group if context.mentions[i].grammar == "subject"): group[0]
        for group in groups.values()
        if any(context.mentions[i].grammar == "subject" for i in group)
    }
    last = subjects[max(subjects)] if subjects else None
    most = max((c.facts.get("often", 0.0) for c in found), default=0.0)
    here = [c for c in found if "here" in c.facts]
    for candidate in found:
        if candidate.number == last and "joined" not in candidate.facts:
            candidate.facts["last subject"] = 1.0
        if most and candidate.facts.get("often", 0.0) == most:
            candidate.facts["most"] = 1.0
        if len(here) == 1 and candidate is here[0]:
            candidate.facts["only here"] = 1.0
        if len(found) == 1:
            candidate.facts["only"] = 1.0


def fits(antecedent: Mention, entity: Entity | None, row: dict[str, str], context: Context) -> bool:
    """Whether kind, number and gender allow it."""
    kind = entity.kind if entity is not None else antecedent.kind
    if row["number"] == "plural":
        people = antecedent.plural or antecedent.kind == "nationality"
        if entity is not None and entity.kind == "person":
            return False
        return people or (entity is not None and entity.kind in {"organisation", "country"})
    if antecedent.plural and not (entity is not None and entity.kind == "organisation"):
        return False
    if "person" in row["kinds"].split("|"):
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
    """The people named in what this source says: a name in his own words is mostly another's."""
    found: set[Entity] = set()
    for said in context.said_by(number):
        for inner in (i for span in context.extraction.statements[said].content for i in context.inside(span)):
            entity = context.entity(inner)
            if context.mentions[inner].form == "name" and entity is not None and entity.kind == "person":
                found.add(entity)
    return found


def _barred(number: int, mention: Mention, context: Context) -> set[Entity]:
    """Who it cannot be: the speaker of its quotation, the other sides of its event, whom it speaks to."""
    barred: set[Entity | None] = set()
    if mention.quote is not None:
        barred.add(context.entity(context.extraction.statements[mention.quote].source_mention))
    for sides in context.sides(number):
        barred |= {context.entity(side) for side in sides if side != number}
    for said in context.said_by(number):
        barred.add(context.entity(context.extraction.statements[said].addressee_mention))
    for told in context.told(number):
        barred.add(context.entity(context.extraction.statements[told].source_mention))
    return {entity for entity in barred if entity is not None}
