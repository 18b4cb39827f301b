"""Bare nominals that point back: 'the alliance', 'the president', 'the minister', 'the network'."""

from __future__ import annotations

from kg.records import Entity, Mention, Resolution
from kg.resolve.context import WORD, Context
from kg.resolve.names import key
from kg.resolve.owners import head_of

FAR = 12  # sentences back that a person's office is remembered
STATES = {"country", "nation", "state", "kingdom", "republic"}


def body(number: int, context: Context) -> Resolution | None:
    """'The alliance': the body named last before it that can be called so; nobody when two were named close by."""
    mention = context.mentions[number]
    if not _definite(mention, context) or any(_distinct(i, context) for i in context.inside(mention.span)):
        return None
    head = mention.head.text.lower()
    found: list[tuple[int, Entity]] = []
    for other in _named_before(mention, context):
        entity = context.entity(other)
        if entity is not None and _called(head, entity, context):
            found.append((other, entity))
    return _latest(found, mention, context)


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
    words = context.gazetteer.words
    if mention.kind != "person" or "of" in after or set(before) & (words("former") | words("lesser")):
        return None
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


def _called(head: str, entity: Entity, context: Context) -> bool:
    """Whether a body can be called so: by the tables, or because the noun begins or ends its name."""
    if head in context.gazetteer.nominals.get(entity.iri, ()):
        return True
    words = key(entity.label).split()
    return entity.kind == "organisation" and len(words) > 1 and head in {words[0], words[-1]}


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
