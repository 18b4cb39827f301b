"""People by their full name: the gazetteer's where something in the article agrees, else a new entity of that name."""

from __future__ import annotations

from kg.records import Entity, Resolution
from kg.resolve.context import Context
from kg.resolve.gazetteer import Office, mint
from kg.resolve.names import bare, bears, capitalised, key, label, shouted, without_initials
from kg.resolve.register import Person


def full_name(number: int, context: Context) -> Resolution | None:
    """A name of two words or more, titles apart; one word only where it is all of somebody's name ('Naruhito')."""
    mention = context.mentions[number]
    if mention.kind != "person":
        return None
    _, name = bare(label(context.written(mention)), context.gazetteer.titles)
    people = context.gazetteer.people(name)
    if len(name.split()) < 2 and not any(p.listed and key(p.entity.label) == key(name) for p in people):
        return None
    chosen = [person for person in people if person.listed or _agrees(person, number, context)]
    if len(chosen) == 1:
        person = chosen[0]
        via = "name" if without_initials(key(name)) == without_initials(key(person.entity.label)) else "alias"
        return Resolution(person.entity, via, f"'{name}' is {_described(person, context)}")  # type: ignore[arg-type]
    if len(name.split()) < 2 or _shorter(name, context):
        return None
    return Resolution(_new(name, context), "name", f"named '{name}'", 0.8)


def _shorter(name: str, context: Context) -> bool:
    """Whether a longer name in the article ends in this one: 'Gahr Sorel' after 'Ana Gahr Sorel'."""
    return any(
        m.kind == "person" and m.form == "name" and bears(key(name), key(label(m.span.text))) for m in context.mentions
    )


def _agrees(person: Person, number: int, context: Context) -> bool:
    """Whether the article names the body or country of an office that the person holds, or gives them the office.

    An office with an end counts only for an article from its time; for one without a date every office counts.
    """
    offices = {office.name for office in _titled(number, context)}
    for holding in context.gazetteer.held(person.entity):
        if not context.names(holding.organisation):
            continue
        if holding.office in offices or not context.date or not holding.end or holding.at(context.date):
            return True
    return False


def _titled(number: int, context: Context) -> list[Office]:
    """The offices that the article gives this very mention."""
    roles = [role for role in context.extraction.roles if role.person_mention == number]
    return [office for role in roles for office in context.office(role.office)[0]]


def _new(name: str, context: Context) -> Entity:
    folded = without_initials(key(name))
    for mention in context.mentions:
        if mention.kind != "person" or mention.form != "name":
            continue
        _, other = bare(label(context.written(mention)), context.gazetteer.titles)
        if without_initials(key(other)) == folded and not shouted(other):
            return mint("person", other)
    return mint("person", capitalised(name) if shouted(name) else name)


def _described(person: Person, context: Context) -> str:
    """The person with an office in the article's time, the one the article gives first."""
    held = context.gazetteer.held(person.entity)
    held = [h for h in held if (h.at(context.date) if context.date else not h.end)] or held
    if not held:
        return person.entity.label
    said = {office.name for role in context.extraction.roles for office in context.office(role.office)[0]}
    holding = min(held, key=lambda h: (h.office not in said, h.start))
    return f"{person.entity.label}, {holding.office} of {holding.organisation.label} from {holding.start}"
