"""Seats of power that act or speak: 'Moscow says', 'pressure on Kyiv'; in 'flew to Moscow' the city is meant."""

from __future__ import annotations

from kg.records import Entity, Resolution
from kg.resolve.context import Context

PLACED = {"place", "country", "organisation"}


def metonym(number: int, context: Context) -> Resolution | None:
    """The state or body a seat stands for, where it acts, speaks, is spoken to, or owns what is spoken of."""
    mention = context.mentions[number]
    if mention.kind not in PLACED:
        return None
    known = context.gazetteer.metonym(mention.span.text)
    if known is None or not acts(number, context):
        return None
    chosen = _one(known.means, context)
    if chosen is None:
        return None
    why = f"'{mention.span.text}', {known.why}, acts or is addressed here"
    return Resolution(chosen, "metonym", why, 0.9)


def seat(number: int, context: Context) -> Resolution | None:
    """The seat itself, where it does not act: the White House as a building and office."""
    mention = context.mentions[number]
    known = context.gazetteer.metonym(mention.span.text) if mention.kind in PLACED else None
    if known is None or known.place is None:
        return None
    return Resolution(known.place, "name", f"'{mention.span.text}' is named as a place or office")


def acts(number: int, context: Context) -> bool:
    """Whether a seat stands here for who sits there."""
    mention = context.mentions[number]
    before, after = context.before(mention), context.after(mention)
    words = context.gazetteer.words
    last = before[-1] if before else ""
    last = before[-2] if last == "the" and len(before) > 1 else last
    if number in context.hit or last in words("stay") or (after and after[0] in words("city")):
        return False
    if after[:1] == ["'s"]:
        return not (set(after[1:3]) & words("city"))
    if last in {"and", "or"}:
        other = _conjunct(number, context)
        if other is not None:
            return acts(other, context)
    if last in words("sides"):
        return True
    if last in {"to", "from", "on", "for", "of", "toward", "towards", "at"}:
        near = set(before[-7:])
        if near & words("travel"):
            return False
        return bool(near & words("words")) or (number in context.acting and last in {"to", "on", "toward", "towards"})
    if last in words("travel"):
        return False
    return mention.grammar in {"subject", "object"} or number in context.sources


def _conjunct(number: int, context: Context) -> int | None:
    """The mention just before in a list: Moscow of 'Moscow and Kyiv'."""
    start = context.mentions[number].span.start
    for other in context.order:
        gap = context.text[context.mentions[other].span.end : start]
        if other != number and context.mentions[other].span.end <= start and gap.strip(" ,\n") in {"and", "or"}:
            return other
    return None


def _one(means: tuple[Entity, ...], context: Context) -> Entity | None:
    if len(means) == 1:
        return means[0]
    there = [entity for entity in means if context.names(entity)]
    return there[0] if len(there) == 1 else None
