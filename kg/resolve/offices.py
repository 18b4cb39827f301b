"""People by their office: 'the NATO chief', 'the French president', 'Kremlin spokesman'."""

from __future__ import annotations

from kg.records import Entity, Resolution
from kg.resolve.context import Context
from kg.resolve.gazetteer import Office
from kg.resolve.owners import head_of, owner_of


def office(number: int, context: Context) -> Resolution | None:
    """Who holds the office in the article's own words, else in the tables on the article's date.

    Without a date only somebody whom the article names. Plural, indefinite and lesser offices mean nobody.
    """
    mention = context.mentions[number]
    if mention.plural or mention.kind not in {"person", "thing"}:
        return None
    words = context.gazetteer.words
    offices, before, _ = context.office(mention.span.text, head=mention.head.text)
    if (before and before[0] in words("indefinite")) or set(before) & words("lesser"):
        return None
    owner = owner_of(mention, context)
    if owner is None:
        return None
    names = {office.name for office in offices} | head_of(mention.head.text)
    former = bool(set(before) & words("former"))
    found = _by_role(names, owner, former, context)
    if former and found is None:
        return _by_past(names, owner, context)
    if found is not None or not offices:
        return found
    return _by_date(offices, owner, context) or _by_name(names, owner, context)


def _fits(names: set[str], offices: frozenset[str], context: Context) -> bool:
    """Whether one of these offices is meant; 'chief' and 'leader' mean any at the top."""
    return bool(names & offices) or ("generic head" in names and bool(offices & context.gazetteer.top_offices))


def _by_role(names: set[str], owner: Entity, former: bool, context: Context) -> Resolution | None:
    """The one person whom the article gives this office of this body."""
    bodies = context.bodies(owner)
    found = [
        held for held in context.held
        if held.former == former and held.organisations & bodies and _fits(names, held.offices, context)
    ]  # fmt: skip
    found = [held for held in found if held.offices & names] or found
    if len({held.person for held in found}) != 1:
        return None
    held = found[0]
    why = f"{held.person.label} is called '{held.words}' of {owner.label} at {held.span.start}–{held.span.end}"
    return Resolution(held.person, "office", why, 0.95)


def _by_date(offices: frozenset[Office], owner: Entity, context: Context) -> Resolution | None:
    """The holder in the tables on the article's date."""
    if not context.date:
        return None
    wanted = {office.name for office in offices if office.single}
    if "generic head" in wanted:
        wanted |= context.gazetteer.top_offices
    found: dict[Entity, str] = {}
    for body in sorted(context.bodies(owner), key=lambda entity: entity.iri):
        for name in sorted(wanted):
            for person in context.gazetteer.holders(name, body, context.date):
                found.setdefault(person, name)
    if len(found) > 1:
        found = {person: name for person, name in found.items() if context.names(person)}
    if len(found) != 1:
        return None
    person, name = next(iter(found.items()))
    return Resolution(person, "office", f"{person.label} was {name} of {owner.label} on {context.date}", 0.9)


def _by_past(names: set[str], owner: Entity, context: Context) -> Resolution | None:
    """The one person named in the article whom the tables know to have left the office."""
    bodies = context.bodies(owner)
    found = []
    for person in context.named("person"):
        left = [h for h in context.gazetteer.held(person) if h.organisation in bodies and h.end]
        if _fits(names, frozenset(h.office for h in left if not context.date or h.end <= context.date), context):
            found.append(person)
    if len(found) != 1:
        return None
    why = f"{found[0].label}, named in the article, held that office of {owner.label} before"
    return Resolution(found[0], "office", why, 0.8)


def _by_name(names: set[str], owner: Entity, context: Context) -> Resolution | None:
    """The one person named in the article whom the tables know in the office, and not to have left it."""
    bodies = context.bodies(owner)
    found = []
    for person in context.named("person"):
        held = [h for h in context.gazetteer.held(person) if h.organisation in bodies and not h.end]
        if _fits(names, frozenset(h.office for h in held if not context.date or h.start <= context.date), context):
            found.append(person)
    if len(found) != 1:
        return None
    why = f"{found[0].label}, named in the article, holds that office of {owner.label}"
    return Resolution(found[0], "office", why, 0.8)
