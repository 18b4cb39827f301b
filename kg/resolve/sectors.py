"""Who somebody is in event data: country (ISO 3166-1 alpha-3) and PLOVER's sector, each None unless sure.

A country is GOV, a body what its kind is, a person what the offices held on the day are. International bodies have no
country. What is what stands in `ontology/sectors.tsv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.records import Entity
from kg.resolve.cities import country_of, states
from kg.resolve.context import WORD, Context, Held
from kg.resolve.names import key
from kg.resolve.register import Holding
from kg.tables import rows

OWN, BODY, ARMED = "=", "=body", "MIL+"  # what stands in place of a code
INTERNATIONAL = frozenset({"IGO", "NGO", "MNC", "IMG"})
PUBLIC = frozenset({"GOV", "LEG", "JUD", OWN})  # who left such an office is one of the ELI


@dataclass(frozen=True, slots=True)
class Side:
    """Russian troops: RUS, MIL."""

    country: str | None = None
    sector: str | None = None


NOBODY = Side()


@cache
def table(name: str) -> dict[str, str]:
    """One class of the table: words → sector."""
    return {row["words"].lower(): row["sector"] for row in rows("sectors.tsv") if row["class"] == name}


@cache
def _lands() -> dict[str, str]:
    return {row["words"]: row["country"] for row in rows("sectors.tsv") if row["class"] == "land"}


@cache
def _bodies() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows("sectors.tsv"):
        if row["class"] == "body":
            found.setdefault(key(row["words"]), []).append(row)
    return found


def of_entity(entity: Entity, date: str, context: Context) -> Side:
    """Country and sector of somebody in the world on a day."""
    if entity.kind == "person":
        return _of_person(entity, date, context)
    if entity.kind == "organisation":
        return _of_body(entity, date, context)
    if entity.kind in {"country", "nationality"}:
        return Side(context.gazetteer.iso3(entity), "GOV")
    if entity.kind == "place":
        code = country_of(entity.iri)
        country = context.gazetteer.country(code) if code else None
        return Side(context.gazetteer.iso3(country or entity) or _land(entity, context))
    return NOBODY


def _land(place: Entity, context: Context) -> str | None:
    """The country that a part of one belongs to."""
    state = "US" if key(place.label) in states() and _is_state(place, context) else ""
    country = context.gazetteer.country(_lands().get(place.label, state))
    return context.gazetteer.iso3(country) if country else None


def _is_state(place: Entity, context: Context) -> bool:
    """Whether a state of the United States is meant: 'Georgia' may be the country, but not beside 'Alabama'."""
    contested = context.gazetteer.contested
    if key(place.label) not in contested:
        return True
    return any(key(other.label) in states().keys() - contested.keys() for other in context.named("place"))


def _of_person(person: Entity, date: str, context: Context) -> Side:
    """By the office the article gives, else by those of the tables on the day, else as one who left them.

    What the article calls somebody holds for its own day; of another the tables know more, of another year only they.
    """
    known = context.gazetteer.held(person) if date else []
    told = [held for held in context.held if held.person == person]
    own = not date or not context.date or context.date.startswith(date) or date.startswith(context.date)
    by_article = _told(told, known, date, context) if own or date[:4] == context.date[:4] else None
    by_tables = next((side for h in known if h.at(date) and (side := _holding(h, date, context))), None)
    found = (by_article or by_tables) if own else (by_tables or by_article)
    if found is not None:
        return found if found.country or found.sector in INTERNATIONAL else Side(_ever(person, context), found.sector)
    left = [h.organisation for h in known if h.end and h.end <= date and table("office").get(h.office) in PUBLIC]
    left += [body for held in told if held.former for body in held.organisations]
    countries = {context.gazetteer.iso3(body) for body in left if body.kind == "country"} - {None}
    if len(countries) == 1:
        return Side(countries.pop(), "ELI")
    return Side(_ever(person, context))


def _told(told: list[Held], known: list[Holding], date: str, context: Context) -> Side | None:
    """As what the article has somebody in office, unless the tables know that it was left before, or not yet held."""
    for held in told:
        sector = next((s for name in sorted(held.offices) if (s := table("office").get(name))), None)
        sector = head_sector(held.words) if sector is None else sector
        loose = not held.organisations  # 'Secretary Sorel', of nothing: any term with the same sector
        terms = [h for h in known if h.office in held.offices or (loose and table("office").get(h.office) == sector)]
        over = bool(terms) and all((h.end and h.end <= date) or h.start > date for h in terms)
        found = _in_office(sector, held.organisations, date, context) if sector and not held.former else None
        if found is not None and not over:
            return found
    return None


def _holding(held: Holding, date: str, context: Context) -> Side | None:
    sector = table("office").get(held.office)
    return _in_office(sector, frozenset({held.organisation}), date, context) if sector else None


def _ever(person: Entity, context: Context) -> str | None:
    """The one country in which somebody ever held office, whatever the office is by now."""
    countries = {of_entity(h.organisation, "", context).country for h in context.gazetteer.held(person)} - {None}
    return countries.pop() if len(countries) == 1 else None


def _in_office(sector: str, bodies: frozenset[Entity], date: str, context: Context) -> Side | None:
    """The office of these bodies as a side: a minister of Norvania, the spokeswoman of NATO."""
    sides = [of_entity(body, date, context) for body in sorted(bodies, key=lambda b: (b.kind == "country", b.iri))]
    country = next((side.country for side in sides if side.country), None)
    own = next((side.sector for side in sides if side.sector), None)
    if any(side.sector in INTERNATIONAL for side in sides):
        return Side(None, own)
    if sector in {OWN, BODY}:
        return Side(country, own) if own else None
    return Side(country, "MIL" if sector == ARMED else sector)


def _of_body(body: Entity, date: str, context: Context) -> Side:
    """By its own row, its type, or the words of its name: 'Norvanian Defence Ministry'."""
    for row in _bodies().get(key(body.label), ()):
        if (not row["start"] or (date and row["start"] <= date)) and (not row["end"] or (date and date < row["end"])):
            country = context.gazetteer.country(row["country"])
            return Side(context.gazetteer.iso3(country) if country else None, row["sector"] or None)
    told = {row["country"] for row in _bodies().get(key(body.label), ())}
    if told:  # at another time, or nobody knows when
        country = context.gazetteer.country(told.pop()) if len(told) == 1 else None
        return Side(context.gazetteer.iso3(country) if country else None)
    known = context.gazetteer.body(body)
    if known is None:
        return _by_name(body.label, context)
    type_, code = known
    country = context.gazetteer.country(code)
    iso3 = context.gazetteer.iso3(country) if country else None
    sector = table("type").get(type_) or None
    if sector == "IGO" and iso3:
        return Side(iso3)
    return Side(None if sector in INTERNATIONAL else iso3, sector)


def _by_name(name: str, context: Context) -> Side:
    """What the name of an unknown body says: its last or first word, and the one country in it."""
    words = WORD.findall(name)
    if len(words) < 2:
        return NOBODY
    sector = head_sector(name) or head_sector(words[0])
    silent = {words[-1].lower(), " ".join(words[-2:]).lower()} & table("name").keys()
    if not sector or silent or sector in {BODY, ARMED, "CVL", "SOC", "MED"}:
        return NOBODY
    found = {e for word in words for e in context.gazetteer.demonym(word)}
    for size in (1, 2):
        for low in range(len(words) - size + 1):
            named = context.gazetteer.named(" ".join(words[low : low + size]))
            found |= {known.entity for known in named if known.entity.kind == "country"}
    country = context.gazetteer.iso3(found.pop()) if len(found) == 1 else None
    if sector == OWN or (sector == "MIL" and country is None):
        return Side(country)
    return Side(country, sector)


def head_sector(words: str) -> str | None:
    """The sector of a phrase's last word, with the word before it where the table has both; '' where it tells none."""
    tokens = [word.lower() for word in WORD.findall(words)]
    if not tokens:
        return None
    nouns = table("noun")
    before = tokens[-2] if len(tokens) > 1 else ""
    for last in _singular(tokens[-1]):
        if before and (found := nouns.get(f"{before} {last}")) is not None:
            return found
    own = next((nouns[last] for last in _singular(tokens[-1]) if last in nouns), None)
    if own in {OWN, BODY, ARMED, "GOV"} and before and before not in table("rank"):
        kind = next((nouns[word] for word in _singular(before) if word in nouns), None)
        if kind and kind not in {OWN, BODY, ARMED, "GOV"}:
            return kind  # 'rebel forces', 'police official', 'university president'
    return own


def _singular(word: str) -> list[str]:
    """The word and what it may be the plural of."""
    found = [word]
    for ending, single in (
        ("ies", "y"),
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + (0 if single else 2):
            found.append(word.removesuffix(ending) + single)
    return [*found, "child"] if word == "children" else found
