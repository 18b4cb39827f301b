"""A side of an event as event data has it: by its words ('Russian troops': RUS, MIL), else by whom it means."""

from __future__ import annotations

import re

from kg.records import Entity, Mention, Participant
from kg.resolve.context import WORD, Context
from kg.resolve.sectors import ARMED, BODY, INTERNATIONAL, NOBODY, OWN, PUBLIC, Side, head_sector, of_entity, table

LOCAL = frozenset({"COP", "JUD", "LEG"})  # 'police in Lagos' are Nigeria's, 'troops in Ukraine' are not Ukraine's
STATES = frozenset({"country", "countries", "nation", "nations", "state", "states"})
PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def side_of(participant: Participant, when: str | None, context: Context) -> Side:
    """Country and sector of a resolved side; `when` (EDTF) is the event's own date, for the offices held then."""
    date = when if when and PLAIN_DATE.fullmatch(when) else context.date
    entity = participant.resolution.entity if participant.resolution else None
    meant = of_entity(entity, date, context) if entity is not None else NOBODY
    mention = context.mentions[participant.mention] if participant.mention is not None else None
    if mention is None or mention.form == "pronoun":
        return meant
    if mention.kind == "nationality":
        return Side(meant.country)  # 'the Syrians' are hardly their government
    if mention.form == "name":
        return _beside(participant.mention, meant, entity, context)
    said = _said(mention, date, context)
    if said is None:
        return meant
    if not said.sector:
        return Side(said.country or meant.country, meant.sector)
    return Side(said.country or (meant.country if said.sector not in INTERNATIONAL else None), said.sector)


def local(doer: Participant, where: Entity | None, context: Context) -> str | None:
    """The country of a side that acts; police without one are those of the place: 'Police fired shots in Lagos'."""
    if doer.country or doer.resolution or doer.sector != "COP" or where is None:
        return doer.country
    return of_entity(where, "", context).country


def _beside(number: int | None, meant: Side, entity: Entity | None, context: Context) -> Side:
    """A body without a country has that of the name right before it: 'Russia's Foreign Ministry'."""
    if number is None or entity is None or entity.kind != "organisation" or meant.country or not meant.sector:
        return meant
    if meant.sector in INTERNATIONAL or context.gazetteer.body(entity) is not None:
        return meant
    mention = context.mentions[number]
    for other in context.back(mention, 0)[:2]:
        before = context.mentions[other]
        near = context.entity(other)
        gap = context.text[before.span.end : mention.span.start]
        if near is not None and near.kind == "country" and gap in {" ", "'s ", "’s ", "' ", "’ "}:
            return Side(context.gazetteer.iso3(near), meant.sector)
    return meant


def _said(mention: Mention, date: str, context: Context) -> Side | None:
    """What a phrase says of itself by its head, the word before it, and whose it is; None where it says nothing."""
    at = mention.head.end - mention.span.start
    words = mention.span.text[:at]
    sector = head_sector(words)
    owners = _owners(mention, context)
    if sector is None:
        return _of_a_people(mention, owners, context)
    sides = [of_entity(owner, date, context) for owner in owners]
    countries = {side.country for side in sides if side.country}
    country = countries.pop() if len(countries) == 1 else None
    bodies = [s for s, owner in zip(sides, owners, strict=True) if owner.kind == "organisation"]
    former = {word.lower() for word in WORD.findall(words)} & context.gazetteer.words("former")
    if former and mention.kind == "person":
        return Side(country, "ELI") if sector in PUBLIC else Side(country)
    if sector in {OWN, BODY, "GOV"} and bodies:
        own = {side.sector for side in bodies}
        if own <= INTERNATIONAL and mention.head.text.lower() in STATES:
            return Side(None, "GOV")  # 'NATO countries' are governments, each of another country
        return Side(country, own.pop()) if len(own) == 1 else Side(country)
    if sector in {OWN, BODY}:
        plain = sector == OWN and country and not _others(words, owners, mention, context)
        return Side(country, "GOV" if plain else None)
    if sector == ARMED:
        fighters = {side.sector for side in bodies} - {None}
        return Side(country, fighters.pop() if len(fighters) == 1 else "MIL" if country and not bodies else None)
    if country is None and sector in LOCAL:
        country = _here(mention, context)
    return Side(country, sector or None)


def _of_a_people(mention: Mention, owners: list[Entity], context: Context) -> Side | None:
    """'Israeli settlers' are Israel's, whatever they are; None of whom no people's name describes."""
    peoples = [context.mentions[i] for i in context.inside(mention.span)]
    told = any(m.kind == "nationality" and m.span.end <= mention.head.start for m in peoples)
    countries = {context.gazetteer.iso3(owner) for owner in owners if owner.kind == "country"} - {None}
    if mention.kind != "person" or not told or len(countries) != 1 or len(owners) != 1:
        return None
    return Side(countries.pop(), "")


def _owners(mention: Mention, context: Context) -> list[Entity]:
    """Whose a phrase says somebody is: the names before its head, or one after 'of'; not those of 'pro-Russian'."""
    before: list[Entity] = []
    after: list[Entity] = []
    for inner in context.inside(mention.span):
        other, entity = context.mentions[inner], context.entity(inner)
        if entity is None or other.span.covers(mention.head) or mention.head.covers(other.span):
            continue
        hyphens = {
            context.text[other.span.end : other.span.end + 1],
            context.text[other.span.start - 1 : other.span.start],
        }
        if hyphens & {"-", "–", "‑"}:
            continue
        if other.span.end <= mention.head.start:
            before.append(entity)
        elif context.text[mention.head.end : other.span.start] in {" of ", " of the "}:
            after.append(entity)
    return list(dict.fromkeys(before or after))


def _others(words: str, owners: list[Entity], mention: Mention, context: Context) -> bool:
    """Whether something else describes the head: 'protest' of 'the Belarusian protest leader'."""
    named = {w.lower() for i in context.inside(mention.span) for w in WORD.findall(context.mentions[i].span.text)}
    dropped = context.gazetteer.words("determiner") | set(table("rank")) | named
    rest = [word.lower() for word in WORD.findall(words)[:-1]]
    return any(word.removesuffix("'s").removesuffix("’s") not in dropped for word in rest)


def _here(mention: Mention, context: Context) -> str | None:
    """The country after 'in': of the police in Lagos."""
    for other in context.following(mention)[:1]:
        after = context.mentions[other]
        entity = context.entity(other)
        if entity is not None and context.text[mention.span.end : after.span.start] in {" in ", " in the "}:
            return of_entity(entity, "", context).country if entity.kind in {"place", "country"} else None
    return None
