"""Roles as the article gives them, their people and bodies filled in: who is called secretary general of what."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.records import Entity, Role
from kg.resolve.context import WORD, Context, Held
from kg.resolve.owners import head_of, owner_of

OWNER = re.compile(r"^.*['’]s\s+")  # whose it is: 'President Sorel's' before 'nominee'


def settle_roles(context: Context) -> tuple[Role, ...]:
    """The article's roles with person and organisation; also what `offices` asks (`context.held`)."""
    settled = []
    for role in context.extraction.roles:
        person = context.entity(role.person_mention)
        if _held_of(role, context):
            continue
        body = _body(role, context)
        offices, before, _ = context.office(role.office)
        words = role.office
        if body is None:
            body, words = _prefixed(words, before, context)
        names = frozenset(office.name for office in offices)
        told = OWNER.sub("", words)
        if names and told != words:
            names, told = _own_offices(names, told, words, context)
        if body is None and person is not None:
            body = _held_body(person, names, context)
        settled.append(replace(role, office=words, person=person, organisation=body))
        if person is not None:
            bodies = context.bodies(body) if body else frozenset[Entity]()
            context.held.append(Held(person, names | head_of(words), told, bodies, role.former, role.span))
    context.held += _described(context)
    return tuple(settled)


def _own_offices(names: frozenset[str], own: str, words: str, context: Context) -> tuple[frozenset[str], str]:
    """The offices of a title without those of whose it is, and its words: a 'president's nominee' is no president."""
    kept = frozenset(office.name for office in context.office(own)[0])
    return kept, words if kept == names else own


def completed(roles: tuple[Role, ...], context: Context) -> tuple[Role, ...]:
    """The roles, those of 'he' and of 'it' filled in once the pronouns are resolved."""
    found = []
    for role in roles:
        person = role.person or context.entity(role.person_mention)
        body = role.organisation or context.entity(role.organisation_mention)
        found.append(
            replace(
                role,
                person=person if person is not None and person.kind == "person" else None,
                organisation=body if body is not None and body.kind != "person" else None,
            )
        )
    return tuple(found)


def _described(context: Context) -> list[Held]:
    """What nominals that end in a name call their person: 'Republican nominee Ana Sorel'."""
    found = []
    for mention in context.mentions:
        if mention.form != "nominal" or mention.plural:
            continue
        names = [context.mentions[i] for i in context.inside(mention.span)]
        last = next((n for n in reversed(names) if n.form == "name" and n.kind == "person" and n.resolution), None)
        if last is None or last.resolution is None or mention.span.end - last.span.end > len("'s"):
            continue
        title = context.text[mention.span.start : last.span.start].strip()
        owner = owner_of(mention, context)
        if owner is None or not title.endswith(mention.head.text):
            continue
        former = bool({word.lower() for word in WORD.findall(title)} & context.gazetteer.words("former"))
        bodies = context.bodies(owner)
        span = mention.span
        found.append(Held(last.resolution.entity, head_of(mention.head.text), title, bodies, former, span))
    return found


def _body(role: Role, context: Context) -> Entity | None:
    """The body of a role; a seat is meant as the office it is, not as the state it may stand for."""
    number = role.organisation_mention
    if number is None:
        return None
    mention = context.mentions[number]
    known = context.gazetteer.metonym(mention.span.text)
    if known is not None and known.place is not None:
        return known.place
    body = context.entity(number)
    return body if body is not None and body.kind != "person" else None


def _held_of(role: Role, context: Context) -> bool:
    """Whether the body turned out to be a person: 'Sorel leads Bell' is no office."""
    body = context.entity(role.organisation_mention)
    return body is not None and body.kind == "person"


def _prefixed(words: str, before: list[str], context: Context) -> tuple[Entity | None, str]:
    """A body that begins a title and was not read as a name, and the rest: NATO of 'NATO Secretary General'."""
    tokens = WORD.findall(words)
    for size in [len(before)] if 0 < len(before) < len(tokens) else range(min(4, len(tokens) - 1), 0, -1):
        name = " ".join(tokens[:size])
        found = {known.entity for known in context.gazetteer.named(name) if known.sure and name[:1].isupper()}
        found |= set(context.gazetteer.demonym(name))
        if len(found) == 1:
            return found.pop(), " ".join(tokens[size:])
    return None, words


def _held_body(person: Entity, offices: frozenset[str], context: Context) -> Entity | None:
    """Where the tables say the person holds such an office: 'President Trump' is president of the United States."""
    held = [h for h in context.gazetteer.held(person) if h.office in offices]
    held = [h for h in held if not context.date or h.at(context.date)] or held
    bodies = {h.organisation for h in held}
    return bodies.pop() if len(bodies) == 1 else None
