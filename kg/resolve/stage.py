"""The stage: each judgement in its turn over the mentions, then copies into statements, events and roles."""

from __future__ import annotations

from collections.abc import Callable

from kg.records import Entity, Event, Extraction, Participant, Resolution, Statement, changed
from kg.resolve.about import about
from kg.resolve.apposed import apposed
from kg.resolve.cities import city
from kg.resolve.context import Context
from kg.resolve.countries import country, nationality
from kg.resolve.described import organisation as described_body
from kg.resolve.described import person as described_person
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.implied import implied
from kg.resolve.institutions import government, utterance
from kg.resolve.metonyms import metonym, seat
from kg.resolve.misread import alone, namesake, no_person, person, settlement
from kg.resolve.nominals import body, officer, state
from kg.resolve.offices import office
from kg.resolve.organisations import expansion, new_body, organisation, shortened
from kg.resolve.people import full_name
from kg.resolve.pronouns import first_person, owned, relative, third_person
from kg.resolve.reflexive import reopen
from kg.resolve.roles import completed, settle_roles
from kg.resolve.sides import local, side_of
from kg.resolve.sources import source_of, speaks
from kg.resolve.surnames import famous, surname, titled
from kg.resolve.things import thing
from kg.resolve.titles import echo, title, unread

Judgement = Callable[[int, Context], Resolution | None]

NAMES: tuple[tuple[Judgement, ...], ...] = (
    (country, nationality, organisation),
    (metonym, seat, country, nationality),
    (full_name,),
    (surname, titled, famous),
    (nationality,),
    (no_person, person),
    (city, settlement),
    (namesake,),
    (expansion, shortened),
    (new_body, alone),
)
NOMINALS: tuple[Judgement, ...] = (
    title, echo, unread, apposed, office, government, utterance, officer, body, state, described_person,
    described_body,
)  # fmt: skip
SOMEBODY = frozenset({"person", "organisation", "country", "nationality"})
PRONOUNS: tuple[Judgement, ...] = (first_person, relative, third_person, owned)


def resolve(extraction: Extraction, gazetteer: Gazetteer) -> Extraction:
    """Say whom each mention means, with a reason, and nobody where that is not sure.

    Names come first, since everything else points to them; then roles, nominals, things, and pronouns in text order.
    """
    context = Context(extraction, gazetteer)
    for judgements in NAMES:
        for number in context.order:
            if context.mentions[number].form == "name" and context.mentions[number].resolution is None:
                if judgements[0] is country and gazetteer.metonym(context.mentions[number].span.text):
                    continue  # a seat waits until the countries are known
                _settle(number, judgements, context)
    roles = settle_roles(context)
    for number in context.order:
        if context.mentions[number].form != "name":
            _settle(number, NOMINALS, context)
    reopen(context)
    things = {id(event): _object(event, context) for event in extraction.events}
    for number in context.order:
        if context.mentions[number].form != "name" and context.mentions[number].resolution is None:
            _settle(number, PRONOUNS, context)
    reopen(context)
    statements = implied([_statement(statement, context) for statement in extraction.statements], context)
    return changed(
        extraction,
        mentions=tuple(context.mentions),
        roles=completed(roles, context),
        statements=tuple(changed(statement, about=about(statement, context)) for statement in statements),
        events=tuple(_event(event, things[id(event)], context) for event in extraction.events),
    )


def _settle(number: int, judgements: tuple[Judgement, ...], context: Context) -> None:
    for judgement in judgements:
        resolution = judgement(number, context)
        if resolution is not None:
            context.settle(number, resolution)
            return


def _object(event: Event, context: Context) -> Resolution | None:
    """The thing an event is about; its mention, where it has one, means it too."""
    if event.object is None:
        return None
    found = thing(event.object, context)
    if found is not None and event.object.mention is not None:
        context.settle(event.object.mention, found)
    return found


def _resolved(number: int | None, context: Context) -> Resolution | None:
    return None if number is None else context.mentions[number].resolution


def _statement(statement: Statement, context: Context) -> Statement:
    source = source_of(statement, context)
    if source != statement.source_mention:
        statement = changed(statement, source_mention=source)
    speaker = _resolved(source, context)
    if speaker is not None and not speaks(statement, speaker.entity, context):
        speaker = None
    addressee = _resolved(statement.addressee_mention, context)
    return changed(statement, speaker=speaker, addressee=addressee)


def _event(event: Event, thing_: Resolution | None, context: Context) -> Event:
    when = event.when.value if event.when else None
    there = _there(event, context)
    if there != event.where_mention:
        event = changed(event, where_mention=there)
    where = _where(event, context)
    doers = [_placed(_side(member, when, context), where, context) for member in event.doers]
    recipient = _other(event, doers, context)
    if recipient is not event.recipient:
        event = changed(event, recipient=recipient)
    return changed(
        event,
        actor=_whole(event.actor) if event.actors else doers[0],
        actors=tuple(doers) if event.actors else (),
        recipient=_recipient(event, when, context),
        recipients=tuple(_side(member, when, context) for member in event.recipients),
        object=_concerned(event.object, thing_, when, context) if event.object else None,
        where=where,
    )


def _placed(participant: Participant, where: Entity | None, context: Context) -> Participant:
    """Who acts, of the country where that happens, if there is none else."""
    country = local(participant, where, context)
    return participant if country == participant.country else changed(participant, country=country)


def _other(event: Event, doers: list[Participant], context: Context) -> Participant | None:
    """To whom it is done; nobody where a person would do it to himself and an object says what it is done to."""
    far = _resolved(event.recipient.mention, context) if event.recipient else None
    same = far is not None and far.entity.kind == "person" and event.object is not None and not event.recipients
    if same and any(doer.resolution and far and doer.resolution.entity == far.entity for doer in doers):
        return None
    return event.recipient


def _recipient(event: Event, when: str | None, context: Context) -> Participant | None:
    if event.recipient is None:
        return None
    return _whole(event.recipient) if event.recipients else _side(event.recipient, when, context)


def _whole(participant: Participant) -> Participant:
    """Several who act as one: the phrase means none of them alone."""
    return changed(participant, resolution=None)


def _side(participant: Participant, when: str | None, context: Context) -> Participant:
    """A side with whom it means, and country and sector on the event's own date."""
    resolution = _resolved(participant.mention, context)
    if resolution is not participant.resolution:
        participant = changed(participant, resolution=resolution)
    side = side_of(participant, when, context)
    if side.country == participant.country and side.sector == participant.sector:
        return participant
    return changed(participant, country=side.country, sector=side.sector)


def _concerned(object_: Participant, thing_: Resolution | None, when: str | None, context: Context) -> Participant:
    """What the event is about; country and sector only where that is somebody."""
    if object_.mention is not None and context.mentions[object_.mention].kind in SOMEBODY:
        object_ = _side(object_, when, context)
    return changed(object_, resolution=_resolved(object_.mention, context) or thing_)


def _there(event: Event, context: Context) -> int | None:
    """The mention of the place; an attack on a city takes place there."""
    attack = event.plover is not None and event.plover.type == "ASSAULT" and len(event.targets) == 1
    if event.where_mention is not None or not attack:
        return event.where_mention
    number = event.targets[0].mention
    hit = context.entity(number)
    return number if hit is not None and hit.kind == "place" else None


def _where(event: Event, context: Context) -> Entity | None:
    """The place an event is said to be at; what turned out to be somebody is none."""
    found = _resolved(event.where_mention, context)
    if found is None or event.where_mention is None:
        return None
    placed = found.entity.kind in {"place", "country"} and found.via != "metonym"
    return found.entity if placed or context.mentions[event.where_mention].kind == "place" else None
