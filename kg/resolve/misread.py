"""Names read as the wrong kind: 'Kyiv' taken for a surname, 'Trump' of 'the Trump campaign' taken for a body."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Kind, Resolution
from kg.resolve.context import Context
from kg.resolve.countries import country, nationality
from kg.resolve.metonyms import metonym
from kg.resolve.names import label
from kg.resolve.organisations import organisation
from kg.resolve.surnames import famous, surname


def no_person(number: int, context: Context) -> Resolution | None:
    """What the tables know under a person's name, when nobody in the article bears it and it is no given name."""
    mention = context.mentions[number]
    words = mention.span.text
    if mention.kind != "person" or context.gazetteer.gender(words):
        return None
    seat = context.gazetteer.metonym(words)
    if not (seat or context.gazetteer.named(words) or context.gazetteer.demonym(words)):
        return None
    return _as(number, "place" if seat else "organisation", context, (metonym, country, nationality, organisation))


def person(number: int, context: Context) -> Resolution | None:
    """Whose surname a body or place bears: 'Kim' read as a place where Kim Jong Un is named, 'Trump' as a body."""
    mention = context.mentions[number]
    words = label(mention.span.text)
    if mention.kind not in {"organisation", "place", "country"} or " " in words or words.isupper():
        return None
    if context.gazetteer.named(words) or context.gazetteer.metonym(words):
        return None
    return _as(number, "person", context, (surname, famous))


def _as(number: int, kind: Kind, context: Context, judgements: tuple[object, ...]) -> Resolution | None:
    """The first resolution of the mention as another kind, which it then keeps."""
    mention = context.mentions[number]
    context.mentions[number] = replace(mention, kind=kind)
    for judgement in judgements:
        found = judgement(number, context)  # type: ignore[operator]
        if isinstance(found, Resolution):
            return found
    context.mentions[number] = mention
    return None
