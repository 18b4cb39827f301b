"""Countries and territories by name, alias and demonym: 'the U.S.', 'Türkiye', 'Russian', 'the Russians'."""

from __future__ import annotations

import re

from kg.records import Entity, Mention, Resolution
from kg.resolve.context import Context
from kg.resolve.gazetteer import Known
from kg.resolve.names import key
from kg.tables import word_class

COMPATRIOT = re.compile(r"(?:wo)?man$")  # 'Dutchman'; a German is none
PAPER = re.compile(r" (?:TODAY|Today)\b")
BEFORE = re.compile(r"\b(?:at|from|in|of|to)\s+$", re.IGNORECASE)  # a country: 'Arrives in Russia Today'
PLACED = {"country", "place", "organisation", "nationality"}


def country(number: int, context: Context) -> Resolution | None:
    """A country or territory called by a name of its own; a shared name goes to the one the article names otherwise."""
    mention = context.mentions[number]
    if mention.kind not in PLACED:
        return None
    found = [known for known in context.gazetteer.named(mention.span.text) if known.entity.kind in {"country", "place"}]
    chosen = found[0] if len(found) == 1 else _by_company(found, context)
    if chosen is None or contested(mention, context) or _paper(mention, context):
        return None
    if chosen.exact:
        return Resolution(chosen.entity, "name", f"'{mention.span.text}' is the name of {chosen.entity.label}")
    return Resolution(chosen.entity, "alias", f"'{mention.span.text}' is another name of {chosen.entity.label}")


def _paper(mention: Mention, context: Context) -> bool:
    """Whether the name is half of that of a paper: 'USA TODAY', 'Russia Today', but not 'leaves for Israel Today'."""
    start, end = mention.span.start, mention.span.end
    found = PAPER.match(context.text, end) if mention.span.text.lower() in word_class("today-paper") else None
    return found is not None and (found[0].isupper() or not BEFORE.search(context.text[max(0, start - 10) : start]))


def nationality(number: int, context: Context) -> Resolution | None:
    """A demonym: the adjective means the country, and a people that acts or speaks stands for it."""
    mention = context.mentions[number]
    if mention.kind not in {"nationality", "country", "place", "organisation"}:
        return None
    words = mention.span.text
    found = list(context.gazetteer.demonym(words))
    if not found and " " in words.strip():
        return None
    chosen = found[0] if len(found) == 1 else _named(found, context)
    if chosen is None:
        return None
    if COMPATRIOT.search(words) and context.gazetteer.demonym(COMPATRIOT.sub("", words)):
        return _compatriot(mention, chosen, context)
    people = mention.plural or (mention.head.text.endswith("s") and key(words) + "s" not in key(words))
    if people and context.partial(mention):
        return None
    if people and mention.form == "name" and number in context.acting:
        why = f"'{words}', the people of {chosen.label}, act or speak for it"
        return Resolution(chosen, "metonym", why, 0.9)
    return Resolution(chosen, "alias", f"'{words}' is the adjective or people of {chosen.label}")


def _compatriot(mention: Mention, country: Entity, context: Context) -> Resolution | None:
    """'The Dutchman': the one person of the article who held an office of that country."""
    found = [e for e in context.named("person") if any(h.organisation == country for h in context.gazetteer.held(e))]
    if len(found) != 1:
        return None
    why = f"'{mention.span.text}' is {found[0].label}, who held an office of {country.label}"
    return Resolution(found[0], "nominal", why, 0.8)


def contested(mention: Mention, context: Context) -> bool:
    """Whether the name is more often something else and the article says nothing that settles it: 'Georgia'."""
    rule = context.gazetteer.contested.get(key(mention.span.text))
    if rule is None:
        return False
    return not any(word in context.text for word in rule)


def _by_company(found: list[Known], context: Context) -> Known | None:
    named = _named([known.entity for known in found], context)
    return next((known for known in found if known.entity == named), None)


def _named(found: list[Entity], context: Context) -> Entity | None:
    """The one of several entities that the article names otherwise, if just one."""
    sure = [entity for entity in found if context.names(entity)]
    return sure[0] if len(sure) == 1 else None
