"""Which mention of a statement's source is the speaker, and whether it can speak at all."""

from __future__ import annotations

import re

from kg.records import Entity, Mention, Span, Statement
from kg.resolve.context import WORD, Context
from kg.resolve.names import key

NEXT = {" ", "'s ", "’s "}  # between a body and its person: 'Democrat Ana Sorel', 'the BBC's Ana Sorel'
OPENING = " \"“'‘"
RELATIVE = {"who", "which"}
SINGLE = (["one"], ["a"], ["an"], ["another"])
OWNERS = {"his", "her", "its", "their"}
ATTACHED = re.compile(r"(?: \([^()\n]*\))?(?:, |, and | — | – | - |—)")


def source_of(statement: Statement, context: Context) -> int | None:
    """The mention of the source; the person whose title it is; else the name it begins with; of two names the first."""
    given, source = statement.source_mention, statement.source
    if source is None:
        return given
    if source.text.lower() in RELATIVE:
        before = _before(source, context)
        return given if before is None else before
    if given is not None and source.end <= context.mentions[given].span.end and context.modifies(given):
        given = _whole(given, context)
    names = [i for i in context.inside(source, whole=True) if context.mentions[i].form == "name"]
    if given is not None:
        span = context.mentions[given].span
        for role in context.extraction.roles:
            named = context.mentions[role.person_mention]
            if role.span.covers(span) and source.covers(named.span) and span.end <= named.span.start:
                return role.person_mention
        after = next((i for i in names if context.text[span.end : context.mentions[i].span.start] in NEXT), None)
        if after is not None and context.mentions[after].kind == "person" and context.mentions[given].kind != "person":
            return after  # 'Democrat Ana Sorel'
        if context.entity(given) is not None:
            return next((i for i in names if i != given and context.conjoined(i, given)), given)
    if not names:
        return given
    last = context.mentions[names[-1]]
    if last.kind == "person" and last.span.end == source.end and _only_described(source, last, context):
        return names[-1]
    first = context.mentions[names[0]]
    following = context.text[first.span.end : first.span.end + 1]
    alone = given is None or following == "," or first.span.end == source.end
    return names[0] if alone and _opens(source, first, context) else given


def _whole(number: int, context: Context) -> int:
    """The nominal that a source was cut out of: 'The NATO chief' of 'The NATO'."""
    name = context.mentions[number].span
    for other in context.back(context.mentions[number], 0)[:2]:
        mention = context.mentions[other]
        if mention.form == "nominal" and mention.span.covers(name) and mention.head.start >= name.end:
            return other
    return number


def _before(source: Span, context: Context) -> int | None:
    """The name that a relative pronoun directly follows, brackets apart: 'Ana Sorel (R-Utah), who said'."""
    for number in reversed(context.inside(Span(max(0, source.start - 60), source.start, ""))):
        mention = context.mentions[number]
        if mention.form == "name" and ATTACHED.fullmatch(context.text, mention.span.end, source.start):
            return None if source.text.lower() == "who" and mention.kind != "person" else number
    return None


def _only_described(source: Span, name: Mention, context: Context) -> bool:
    """Whether all the words before a name describe it: 'longtime pollster Ana Sorel', not 'critics of Ana Sorel'."""
    before = context.text[source.start : name.span.start]
    words = {word.lower() for word in before.split()}
    if before.rstrip().endswith(",") and before.count(",") == 1:
        return True  # 'its spokesman, Ana Sorel'
    return not words & context.gazetteer.words("relation") and not set(before) & set(",;:()—–")


def _opens(source: Span, name: Mention, context: Context) -> bool:
    """Whether a source begins with a name, its article, title or role apart."""
    opening = context.text[source.start : name.span.start].strip(OPENING)
    if opening.lower() in {"", "the"} or key(opening) in context.gazetteer.titles:
        return True
    return any(role.span.start <= source.start and role.span.covers(name.span) for role in context.extraction.roles)


def _owner_only(source: Span, statement: Statement, context: Context) -> bool:
    """Whether a source was cut after whose somebody is: 'his' of 'his attorney warned', unlike 'his claim that'."""
    row = context.gazetteer.pronouns.get(source.text.lower())
    if row is None or row["person"] != "3" or source.text.lower() not in OWNERS:
        return False
    end = statement.cue.start if statement.cue is not None and statement.cue.start >= source.end else source.end + 30
    words = WORD.findall(context.text[source.end : min(end, source.end + 30)].lower())[:3]
    kin, office = context.gazetteer.words("kin"), context.gazetteer.nouns
    return any(word in kin or (word in office and word not in context.gazetteer.words("speech")) for word in words)


def _cut_short(statement: Statement, name: Mention, context: Context) -> bool:
    """Whether a source was cut after a name whose somebody is meant: 'Sorel' of 'Sorel's rival said'; no claim is."""
    source, cue = statement.source, statement.cue
    if source is None or cue is None or source.end != name.span.end or cue.start < source.end:
        return False
    between = context.text[source.end : cue.start]
    words = WORD.findall(between.lower())[1:]
    somebody = any(word in context.gazetteer.words("kin") or word in context.gazetteer.nouns for word in words)
    return between.startswith(("'s ", "’s ")) and ("," in between or somebody)


def speaks(statement: Statement, entity: Entity, context: Context) -> bool:
    """Whether the entity itself speaks: a person, a body, or a place that the tables know as a people's.

    'Ukrainian positions', 'a ministry official' and 'Sorel's campaign' are said by somebody else than the name in them.
    """
    number = statement.source_mention
    if number is None or context.adjective(number):
        return False
    mention = context.mentions[number]
    if mention.kind == "nationality" and not mention.plural and context.before(mention, 1) in SINGLE:
        return False  # 'one Republican' is not the party
    if statement.source is not None and _owner_only(statement.source, statement, context):
        return False
    if statement.source is not None and mention.form == "name" and _cut_short(statement, mention, context):
        return False
    if statement.source is not None and mention.form == "name" and statement.source.end > mention.span.end + 2:
        after = context.after(mention, 3)
        if context.modifies(number):
            return False
        if after[:1] == ["'s"] and not set(after[1:]) & context.gazetteer.words("speech"):
            return False
    if entity.kind in {"person", "organisation", "country"}:
        return True
    return entity.kind == "place" and any(known.entity == entity for known in context.gazetteer.named(entity.label))
