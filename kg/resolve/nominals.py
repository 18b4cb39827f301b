"""Bare nominals that point back: 'the alliance', 'the president', 'the minister', 'the network'."""

from __future__ import annotations

from kg.records import Entity, Mention, Resolution
from kg.resolve.context import WORD, Context
from kg.resolve.owners import POSSESSED, head_of, named_as

FAR = 12  # sentences back that a person's office is remembered
STATES = {"country", "nation", "state", "kingdom", "republic"}


def body(number: int, context: Context) -> Resolution | None:
    """'The alliance': the body named last before it that can be called so; nobody when two were named close by."""
    mention = context.mentions[number]
    if not _definite(mention, context) or any(_distinct(i, context) for i in context.inside(mention.span)):
        return None
    return _latest(named_as(mention.head.text.lower(), mention, context), mention, context)


def state(number: int, context: Context) -> Resolution | None:
    """'The country': the only country named in this sentence or the one before."""
    mention = context.mentions[number]
    if mention.head.text.lower() not in STATES or not _definite(mention, context) or context.inside(mention.span):
        return None
    near = [
        (other, entity) for other in _named_before(mention, context)
        if (entity := context.entity(other)) is not None and entity.kind == "country"
        and mention.sentence - context.mentions[other].sentence <= 1
    ]  # fmt: skip
    if len({entity for _, entity in near}) != 1:
        return None
    return _latest(near, mention, context)


def officer(number: int, context: Context) -> Resolution | None:
    """'The president': the person last named before it who has that office, in the article or in the tables."""
    mention = context.mentions[number]
    if not _definite(mention, context) or any(_distinct(i, context) for i in context.inside(mention.span)):
        return None
    offices, before, after = context.office(mention.span.text, head=mention.head.text)
    other_office = context.gazetteer.words("former") | context.gazetteer.words("lesser")
    if mention.kind != "person" or "of" in after or set(before) & other_office or POSSESSED.search(mention.span.text):
        return None
    if set(before) - context.gazetteer.words("determiner") - context.gazetteer.words("former"):
        return None  # 'the band leader' leads no country
    names = {o.name for o in offices} | head_of(mention.head.text)
    found = []
    for other in _named_before(mention, context):
        entity = context.entity(other)
        if entity is None or entity.kind != "person" or mention.sentence - context.mentions[other].sentence > FAR:
            continue
        held = {name for h in context.held if h.person == entity and not h.former for name in h.offices}
        held |= {
            h.office for h in context.gazetteer.held(entity) if (h.at(context.date) if context.date else not h.end)
        }
        if held & names or ("generic head" in names and held & context.gazetteer.top_offices):
            found.append((other, entity))
    return _latest(found, mention, context)


def _distinct(number: int, context: Context) -> bool:
    """Whether a name inside a nominal makes it another's: 'the French president' is no bare nominal."""
    return context.mentions[number].form == "name"


def _definite(mention: Mention, context: Context) -> bool:
    words = WORD.findall(mention.span.text)
    first = words[0].lower() if words else ""
    return not mention.plural and first in {"the", "this", "that"} and len(words) <= 4 and mention.kind != "event"


def _named_before(mention: Mention, context: Context) -> list[int]:
    return [
        i for i in context.order
        if context.mentions[i].span.end <= mention.span.start and context.mentions[i].form == "name"
    ]  # fmt: skip


def _latest(found: list[tuple[int, Entity]], mention: Mention, context: Context) -> Resolution | None:
    """The last of these, unless another stands in the same or the neighbouring sentence."""
    if not found:
        return None
    number, entity = found[-1]
    last = context.mentions[number]
    rivals = {e for i, e in found if e != entity and last.sentence - context.mentions[i].sentence <= 1}
    if rivals:
        return None
    why = f"'{mention.span.text}' points back to {entity.label}, named at {last.span.start}–{last.span.end}"
    return Resolution(entity, "nominal", why, 0.8)
