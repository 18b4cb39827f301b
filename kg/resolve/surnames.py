"""Short names of people: 'Rutte' after 'Mark Rutte', 'Mr. Trump', 'Xi', 'Zelensky'."""

from __future__ import annotations

from kg.records import Entity, Resolution
from kg.resolve.context import Context
from kg.resolve.gazetteer import mint
from kg.resolve.names import bare, bears, capitalised, key, label, shouted


def surname(number: int, context: Context) -> Resolution | None:
    """The person in the article who bears this surname; nobody when two do and nothing tells them apart."""
    mention = context.mentions[number]
    if mention.kind != "person":
        return None
    title, name = bare(label(context.written(mention)), context.gazetteer.titles)
    folded = key(name)
    if not folded:
        return None
    gender = mention.gender or context.gazetteer.titles.get(key(title.split(" ")[0]) if title else "", "")
    people = context.named("person")
    bearers = {e: ms for e, ms in people.items() if _bears(folded, e, ms, context)}
    first = not bearers
    if first:
        bearers = {e: ms for e, ms in people.items() if key(e.label).split(" ")[0] == folded}
    fitting = [e for e in bearers if not gender or context.gender(e) in {"", gender}]
    if len(fitting) > 1:
        famous = {person.entity for person in context.gazetteer.known_as(name)}
        chosen = [e for e in fitting if e in famous]
        fitting = chosen if len(chosen) == 1 else fitting
    if len(fitting) == 1:
        entity = fitting[0]
        at = context.mentions[bearers[entity][0]].span
        part = "first name" if first else "surname"
        return Resolution(
            entity, "alias", f"'{name}' is the {part} of {entity.label}, named at {at.start}–{at.end}", 0.95
        )
    return None


def titled(number: int, context: Context) -> Resolution | None:
    """A surname with an office that the tables know: 'Ukrainian Foreign Minister Sybiha'."""
    mention = context.mentions[number]
    if mention.kind != "person":
        return None
    _, name = bare(label(context.written(mention)), context.gazetteer.titles)
    found: list[Entity] = []
    for role in context.extraction.roles:
        body = context.entity(role.organisation_mention)
        if role.person_mention != number or body is None:
            continue
        for office in context.office(role.office)[0]:
            for owner in context.bodies(body):
                date = context.date or "9999"
                held = context.gazetteer.holders(office.name, owner, date) if context.date else []
                found += [person for person in held if bears(key(name), key(person.label))]
    if len(set(found)) != 1:
        return None
    return Resolution(found[0], "alias", f"'{name}' with that office is {found[0].label} on {context.date}", 0.9)


def lone(number: int, context: Context) -> Resolution | None:
    """A surname nobody is known by: a new person, of this article alone, since surnames are shared."""
    mention = context.mentions[number]
    if mention.kind != "person":
        return None
    _, name = bare(label(context.written(mention)), context.gazetteer.titles)
    name = capitalised(name) if shouted(name) else name
    people = context.named("person")
    if any(_bears(key(name), e, ms, context) for e, ms in people.items()):
        return None
    entity = mint("person", name, context.extraction.article.key)
    return Resolution(entity, "name", f"named '{name}' only", 0.6)


def famous(number: int, context: Context) -> Resolution | None:
    """Somebody known by this name alone, where the article names nobody of it."""
    mention = context.mentions[number]
    if mention.kind != "person":
        return None
    title, name = bare(label(context.written(mention)), context.gazetteer.titles)
    gender = mention.gender or context.gazetteer.titles.get(key(title.split(" ")[0]) if title else "", "")
    if any(_bears(key(name), e, ms, context) for e, ms in context.named("person").items()):
        return None
    known = [p for p in context.gazetteer.known_as(name) if not gender or p.gender in {"", gender}]
    if len(known) != 1:
        return None
    entity = known[0].entity
    return Resolution(
        entity, "alias", f"'{name}' alone means {entity.label}; the article names nobody else of it", 0.85
    )


def _bears(folded: str, entity: Entity, numbers: list[int], context: Context) -> bool:
    """Whether the short name ends the person's name, as labelled or as this article spells it, or is known for it."""
    if bears(folded, key(entity.label)):
        return True
    for number in numbers:
        if bears(folded, key(label(context.mentions[number].span.text))):
            return True
    person = context.gazetteer.person(entity)
    return person is not None and folded in map(key, person.short)
