"""Nominals that vary a name, by what the article calls its people: 'the Indiana governor', 'the bank'."""

from __future__ import annotations

from kg.records import Entity, Mention, Resolution
from kg.resolve.candidates import traits
from kg.resolve.context import WORD, Context
from kg.resolve.descriptions import Description, described, expanded
from kg.resolve.owners import POSSESSED, named_as
from kg.resolve.speech import spoke_last
from kg.resolve.weighing import Candidate, likely, model

MODELS = ("person", "body")
FAR = 15  # sentences back
SURE = 0.9
BODIES = {"organisation", "country"}
OWN = {"his", "her", "its", "their", "my", "our", "your", "whose"}


def person(number: int, context: Context) -> Resolution | None:
    """A person by what the article calls them."""
    return _best("person", number, people(number, context), context)


def organisation(number: int, context: Context) -> Resolution | None:
    """A body by what the article calls it."""
    return _best("body", number, bodies(number, context), context)


def _best(name: str, number: int, found: list[Candidate], context: Context) -> Resolution | None:
    if not found:
        return None
    by = model(name)
    chosen = likely(found, nameless(number, found, context), by)
    if chosen is None:
        return None
    best, share = chosen
    entity, words = best.entity, context.mentions[number].span.text
    assert entity is not None
    at = context.mentions[best.number].span
    reasons = by.reasons(best.facts) or ["the likeliest in reach"]
    why = f"'{words}' most likely means {entity.label}, named at {at.start}–{at.end}: " + ", ".join(reasons)
    return Resolution(entity, "nominal", why, round(min(SURE, share), 2))


def people(number: int, context: Context) -> list[Candidate]:
    """The people named before a definite nominal, with their features; nobody where it is none."""
    mention = context.mentions[number]
    if mention.kind != "person" and not _varies(mention, context):
        return []
    if mention.head.text.lower() in context.gazetteer.words("kin"):
        return []  # whose wife is meant would have to be known first
    return _candidates(number, {"person"}, context)


def bodies(number: int, context: Context) -> list[Candidate]:
    """The bodies and countries named before a definite nominal that is one."""
    if context.mentions[number].kind != "organisation":
        return []
    return _candidates(number, BODIES, context)


def nameless(number: int, found: list[Candidate], context: Context) -> dict[str, float]:
    """What speaks for a nominal that means nobody named."""
    mention = context.mentions[number]
    words = WORD.findall(mention.span.text.lower())
    inside = [context.mentions[i] for i in context.inside(mention.span)]
    facts = {
        "nobody": 1.0,
        "nobody owned": float(bool(set(words[:1]) & OWN) or bool(POSSESSED.search(mention.span.text))),
        "nobody name": float(any(m.form == "name" and m.kind in {"person", "organisation"} for m in inside)),
        "nobody called": float(not any("head" in c.facts or "called" in c.facts for c in found)),
        "nobody source": float(number in context.sources),
        "nobody long": float(len(words) > 4),
        "nobody varies": float(_varies(mention, context)),
        "nobody lesser": float(bool(_other_office(mention, context))),
        "nobody of": float("of" in words and not any("rest" in c.facts or "place" in c.facts for c in found)),
        "nobody rest": float(all("rest not" in c.facts for c in found)),
        "nobody rivals": float(any(c.facts.get("rival called") for c in found)),
        "nobody quoted": float(mention.quote is not None),
    }
    return {name: value for name, value in facts.items() if value}


def _varies(mention: Mention, context: Context) -> bool:
    return mention.head.text.lower() in context.gazetteer.words("variation")


def _other_office(mention: Mention, context: Context) -> set[str]:
    """The words that make an office another: 'former', 'vice', 'deputy'."""
    words = {word.lower() for word in WORD.findall(mention.span.text)}
    return words & (context.gazetteer.words("former") | context.gazetteer.words("lesser"))


def _definite(mention: Mention, context: Context) -> bool:
    words = WORD.findall(mention.span.text)
    first = words[0].lower() if words else ""
    if mention.plural or not words or first in context.gazetteer.words("indefinite"):
        return False
    return first in {"the", "this", "that"} | OWN or bool(POSSESSED.search(mention.span.text))


def _candidates(number: int, kinds: set[str], context: Context) -> list[Candidate]:
    mention = context.mentions[number]
    if not _definite(mention, context):
        return []
    asked = expanded(mention.span.text, mention.head.text, context)
    called = {entity for _, entity in named_as(mention.head.text.lower(), mention, context)}
    groups = _groups(mention, kinds, asked, called, context)
    said = {entity: described(entity, context) for entity in groups}
    speaker = spoke_last(mention, context) if mention.quote is None else None
    nearest = max((group[0] for group in groups.values()), key=lambda i: context.mentions[i].span.start, default=None)
    heads = {entity for entity, own in said.items() if asked.heads & own.words}
    found = []
    for entity, group in groups.items():
        facts = traits(group, mention, entity, speaker, context)
        if "far" in facts and mention.sentence - context.mentions[group[0]].sentence > FAR:
            facts["far"], facts["very far"] = 0.0, 1.0
        facts["nearest"] = float(group[0] == nearest)
        facts["called"] = float(entity in called)
        facts["no head"] = float(bool(heads) and entity not in heads)
        facts["in name"] = float(mention.head.text.lower() in entity.label.lower().split())
        facts |= _agreement(asked, said[entity]) | {entity.kind: 1.0}
        found.append(Candidate(entity, group[0], {name: value for name, value in facts.items() if value}))
    _compare(found, context)
    return found


def _groups(
    mention: Mention, kinds: set[str], asked: Description, called: set[Entity], context: Context
) -> dict[Entity, list[int]]:
    """Mentions before the nominal by whom they mean, nearest first: all not too far, and from afar who is called so."""
    groups: dict[Entity, list[int]] = {}
    for other in context.back(mention, FAR):
        entity, before = context.entity(other), context.mentions[other]
        if entity is None or entity.kind not in kinds or before.span.end > mention.span.start:
            continue
        if not context.modifies(other):
            groups.setdefault(entity, []).append(other)
    for entity, named in ((e, ms) for kind in sorted(kinds) for e, ms in context.named(kind).items()):
        if entity in groups or not (entity in called or asked.heads & described(entity, context).words):
            continue
        early = [i for i in named if context.mentions[i].span.end <= mention.span.start]
        if early:
            groups[entity] = early[::-1]
    inner = {context.entity(i) for i in context.inside(mention.span)}
    other_office = _other_office(mention, context)
    return {
        entity: group
        for entity, group in groups.items()
        if entity not in inner
        and _gendered(entity, mention, context)
        and not _harmed_by_such(entity, mention, context)
        and other_office <= described(entity, context).words
    }


def _compare(found: list[Candidate], context: Context) -> None:
    """Mark who is named most often, and who is the only or the last of those called so."""
    most = max((c.facts.get("often", 0.0) for c in found), default=0.0)
    heads = [c for c in found if c.facts.get("head") or c.facts.get("called")]
    for candidate in found:
        candidate.facts["most"] = float(candidate.facts.get("often", 0.0) == most)
        if len(heads) == 1 and candidate is heads[0]:
            candidate.facts["only called"] = 1.0
        elif candidate in heads:
            own = context.mentions[candidate.number]
            others = [context.mentions[c.number] for c in heads if c is not candidate]
            rival = any(own.sentence - o.sentence <= 1 for o in others)
            candidate.facts["rival called"] = float(rival)
            candidate.facts["last called"] = float(not rival and all(o.span.start < own.span.start for o in others))
            if rival:
                candidate.facts["nearest"] = 0.0  # of two named side by side the second is not the likelier


def _gendered(entity: Entity, mention: Mention, context: Context) -> bool:
    if entity.kind != "person" or mention.gender is None:
        return True
    return context.gender(entity) in {"", mention.gender}


def _harmed_by_such(entity: Entity, mention: Mention, context: Context) -> bool:
    """Whether unnamed people of this kind did something to somebody: after 'officers shot Varga', 'the officer'."""
    head = mention.head.text.lower().removesuffix("s")
    for event in context.extraction.events:
        if any(context.entity(target.mention) == entity for target in event.targets):
            doers = (context.mentions[d.mention] for d in event.doers if d.mention is not None)
            if any(d.form == "nominal" and d.head.text.lower().removesuffix("s") == head for d in doers):
                return True
    return False


def _agreement(asked: Description, own: Description) -> dict[str, float]:
    """How what the article calls the candidate agrees with the nominal's words."""
    head, party = bool(asked.heads & own.words), asked.parties & own.parties
    place = any(own.lies_in(place) for place in asked.places)
    return {
        "head": float(head),
        "rest": len(asked.rest & own.words) / max(1, len(asked.rest)),
        "rest not": float(bool(asked.rest) and not asked.rest & own.words),
        "party": float(bool(party)),
        "other party": float(bool(asked.parties and own.parties and not party)),
        "no party": float(bool(asked.parties) and not own.parties),
        "place": float(place),
        "other place": float(bool(asked.places) and not place),
    }
