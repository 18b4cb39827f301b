"""Events that one says happened and another says did not: the same actor, action, recipient and object; and deeds that
exclude each other, such as accepting and rejecting a plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.link.contradictions.news import same_news
from kg.link.contradictions.records import Clash, Fact, News, evidence, told
from kg.link.words import words
from kg.records import Entity, Event, Extraction, Participant, Statement
from kg.tables import rows, verb_class

DAYS = 2  # between two reports; later it may have happened
SURE = 0.85  # of a pronoun's resolution
SHARED = 0.5  # of the lesser object's words
STANCES = frozenset(
    {"AGREE", "REJECT", "THREATEN", "REQUEST", "ACCUSE", "SUPPORT"}
)  # their polarity is that of the deed


@dataclass(frozen=True, slots=True)
class Told:
    """That Norvania shelled Kestria is denied by Ana Sorel."""

    denied: bool
    action: str
    by: str | None  # who says so, where it is not the article itself
    recipient: str | None  # IRI
    object: frozenset[str]  # concepts
    objectless: bool  # nothing was affected but the recipient
    when: str | None
    opposite: bool = False  # known as one of two deeds that exclude each other


def facts(extraction: Extraction, news: News) -> Iterator[Fact]:
    """Yield each event that is told as a fact or denied, in the article's voice or somebody's."""
    statements = {statement.id: statement for statement in extraction.statements}
    for event in extraction.events:
        if event.modality != "actual" or event.lemma in verb_class("light"):
            continue
        said = statements.get(event.attributed_to) if event.attributed_to else None
        if event.attributed_to and (said is None or said.negated or said.act in {"demand", "ask", "propose"}):
            continue
        for actor in event.doers:
            who = _entity(actor)
            if who is None or who.kind not in {"person", "organisation", "country"}:
                continue
            place = evidence(extraction.article, event.action, event.sentence, event.id)
            for key, value in _told(event, said):
                yield Fact(("event", who.iri, *key), news, place, value, who)


def _told(event: Event, said: Statement | None) -> Iterator[tuple[tuple[str, ...], Told]]:
    """What is told under each name of the action: its verb, its type with a mode, the opposites it belongs to."""
    target = next((entity.iri for entity in map(_entity, event.targets) if entity), None)
    concepts = _concepts(event.object) if event.object else frozenset[str]()
    denied = event.negated or (said is not None and said.act == "deny")
    when = event.when.value if event.when else None
    value = Told(denied, event.lemma, _speaker(said), target, concepts, event.object is None, when)
    yield ("verb", event.lemma), value
    if event.plover and event.plover.mode and event.plover.type not in STANCES:
        action = f"{event.plover.type} {event.plover.mode}"
        yield ("type", action), replace(value, action=action)
    for row, refused in () if denied else _opposites().get(event.lemma, ()):
        yield ("opposite", row), replace(value, action=row, denied=refused, opposite=True)


@cache
def _opposites() -> dict[str, list[tuple[str, bool]]]:
    """Verb → the rows of the table that have it, and whether on the denying side."""
    found = defaultdict[str, list[tuple[str, bool]]](list)
    for row in rows("opposite_actions.tsv"):
        for side in ("yes", "no"):
            for verb in row[side].split("|"):
                found[verb].append((row["yes"], side == "no"))
    return dict(found)


def _speaker(said: Statement | None) -> str | None:
    """Who says so, where it is not the article."""
    if said is None:
        return None
    if said.speaker:
        return said.speaker.entity.label
    return said.source.text if said.source else "somebody"


def _entity(side: Participant) -> Entity | None:
    """Whom one side of an event surely means."""
    resolution = side.resolution
    if resolution is None or (resolution.via in {"pronoun", "nominal"} and resolution.score < SURE):
        return None
    return resolution.entity


def _concepts(thing: Participant) -> frozenset[str]:
    return frozenset(word.concept for word in words(thing.span.text) if word.weight > 0)


def differ(one: Fact, other: Fact) -> Clash | None:
    """Why both cannot be so; None where they can."""
    a, b = one.value, other.value
    assert isinstance(a, Told)
    assert isinstance(b, Told)
    if a.denied == b.denied or (one.evidence.article == other.evidence.article and a.by == b.by):
        return None
    if a.when and b.when and not (a.when.startswith(b.when) or b.when.startswith(a.when)):
        return None
    if not _same_thing(a, b) or not same_news(one.news, other.news, DAYS):
        return None
    yes, no = (one, other) if b.denied else (other, one)
    left, right = yes.value, no.value
    assert isinstance(left, Told)
    assert isinstance(right, Told)
    what = f"{_voice(yes, left)} affirms it: {told(yes)}; {_voice(no, right)} denies it: {told(no)}."
    score = 0.85 if left.by is None and right.by is None else 0.75
    same = "recipient" if a.recipient and a.recipient == b.recipient else "object"
    deeds = f"two deeds that exclude each other: {yes.evidence.span.text} and {no.evidence.span.text}"
    why = f"the same actor and {same}; {deeds if a.opposite else 'the same action, told as a fact and denied'}"
    return Clash(what, score, why, (min(a.action, b.action), a.recipient, a.object & b.object))


def _same_thing(a: Told, b: Told) -> bool:
    """Whether both are done to the same: no recipient that differs, and an object or recipient that is shared."""
    if a.recipient and b.recipient and a.recipient != b.recipient:
        return False
    both = a.recipient is not None and a.recipient == b.recipient
    if a.objectless and b.objectless:
        return both
    if not a.object or not b.object:
        return False
    return len(a.object & b.object) / min(len(a.object), len(b.object)) >= SHARED and (
        both or not (a.recipient or b.recipient)
    )


def _voice(fact: Fact, value: Told) -> str:
    return f"{value.by} in {fact.evidence.name}" if value.by else fact.evidence.name
