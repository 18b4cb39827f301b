"""Names read as the wrong kind: 'Kyiv' taken for a surname, 'Trump' of 'the Trump campaign' taken for a body.

A name that is a sizeable city is the city where nothing in the article says that it is a person: see `settlement`.
"""

from __future__ import annotations

from dataclasses import replace

from kg.records import Kind, Resolution
from kg.resolve.cities import SIZEABLE, cities, city
from kg.resolve.context import Context
from kg.resolve.countries import country, nationality
from kg.resolve.metonyms import metonym
from kg.resolve.names import bare, key, label
from kg.resolve.organisations import new_body, organisation
from kg.resolve.surnames import famous, lone, surname


def no_person(number: int, context: Context) -> Resolution | None:
    """What the tables know under a person's name, when nobody in the article bears it and it is no given name."""
    mention = context.mentions[number]
    words = mention.span.text
    if mention.kind != "person" or context.gazetteer.gender(words):
        return None
    seat = context.gazetteer.metonym(words)
    if not (seat or context.gazetteer.named(words) or context.gazetteer.demonym(words)):
        return None
    return _as(
        number, "place" if seat else "organisation", context, (metonym, country, nationality, organisation, city)
    )


def settlement(number: int, context: Context) -> Resolution | None:
    """A city of 200,000 people or more read as a person: one is 'in' it somewhere, or its country is in the article.

    Not where anything says person: a given name, a title, an office, gender, a 'who', words that it speaks; and without
    an 'in' not where the name is also a known surname or it acts, other than that it is attacked as cities are.
    """
    same = _city_like(number, context)
    if not same:
        return None
    name = label(context.mentions[number].span.text)
    inside = context.gazetteer.words("inside") | context.gazetteer.words("area")
    placed = any(
        {*context.before(context.mentions[i], 1), *context.after(context.mentions[i], 1)} & inside for i in same
    )
    if not placed:
        at_home = any(c.exact and _at_home(c.country, context) for c in cities(name))
        struck = _struck(same, context, "shell" if not at_home else "attack")
        unclear = not at_home or any(i in context.acting for i in same)
        if context.gazetteer.surname(name) or (unclear and not struck):
            return None
    found = _as(number, "place", context, (city,))
    return found or (_as(number, "place", context, (new_body,)) if placed else None)


def alone(number: int, context: Context) -> Resolution | None:
    """Somebody of a surname that nobody is known by; nobody where a name that is attacked may as well be a city's."""
    attacked = any(i in context.hit for i in _city_like(number, context))
    unclear = attacked and not context.gazetteer.surname(label(context.mentions[number].span.text))
    return None if unclear else lone(number, context)


def _city_like(number: int, context: Context) -> list[int]:
    """All mentions of a name read as a person that a city of 200,000 has, if none of them is plainly a person's."""
    mention = context.mentions[number]
    if mention.kind != "person":
        return []
    if not any(c.exact and c.people >= SIZEABLE for c in cities(label(mention.span.text))):
        return []
    same = [
        i for i, m in enumerate(context.mentions) if m.form == "name" and key(m.span.text) == key(mention.span.text)
    ]
    return [] if any(_personal(i, context) for i in same) else same


def _struck(same: list[int], context: Context, how: str) -> bool:
    """Whether a name is attacked as cities are, by the verb or the weapons, and does nothing itself."""
    verbs = context.gazetteer.words("shell") | context.gazetteer.words(how)
    found = False
    for event in context.extraction.events:
        if any(side.mention in same for side in event.doers):
            return False
        arms = context.mentions[event.object.mention].kind if event.object and event.object.mention is not None else ""
        attack = event.plover is not None and event.plover.type == "ASSAULT"
        if attack and any(side.mention in same for side in event.targets):
            found |= event.lemma in verbs or arms == "weapon"
    return found


def namesake(number: int, context: Context) -> Resolution | None:
    """A name read as a person here and as a place elsewhere, by which no person is named for sure: the place."""
    mention = context.mentions[number]
    if mention.kind != "person" or " " in label(mention.span.text):
        return None
    same = [
        i for i, m in enumerate(context.mentions) if m.form == "name" and key(m.span.text) == key(mention.span.text)
    ]
    people = [i for i in same if context.mentions[i].kind == "person"]
    places = [i for i in same if context.mentions[i].kind in {"place", "country"}]
    if not places or any(_titled(i, context) for i in people):
        return None
    if len(places) < len(people) and not _has_a_people(mention.span.text, context):
        return None
    return _as(number, "place", context, (city, new_body))


def _has_a_people(name: str, context: Context) -> bool:
    """Whether the article calls something by a people's name made of this one: 'Norvanian' beside 'Norvania'."""
    stem = key(name)[:-1]
    made = (key(m.span.text) for m in context.mentions if m.kind == "nationality")
    return len(stem) > 3 and any(word.startswith(stem) and word != key(name) for word in made)


def _at_home(code: str, context: Context) -> bool:
    country = context.gazetteer.country(code)
    return country is not None and context.names(country)


def _personal(number: int, context: Context) -> bool:
    return _titled(number, context) or number in context.sources


def _titled(number: int, context: Context) -> bool:
    """Whether a title, a given name, an office, gender or a 'who' says that it is a person."""
    mention = context.mentions[number]
    name = label(mention.span.text)
    before, after = context.before(mention, 1), context.after(mention, 1)
    title, _ = bare(name, context.gazetteer.titles)
    titled = bool(before) and (key(before[0]) in context.gazetteer.titles or bool(context.gazetteer.offices(before[0])))
    given = context.gazetteer.gender(name.split(" ")[0])
    held = any(role.person_mention == number for role in context.extraction.roles)
    return bool(title or titled or given or held or mention.gender) or after == ["who"]


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
