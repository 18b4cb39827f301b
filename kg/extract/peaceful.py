"""What has the words of harm and is none: a beating in an election, a candidate's rally; and talks only planned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar import case, children, first
from kg.extract.parties import Sides
from kg.extract.surroundings import modifiers
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token
    from kg.records import Plover

HARM = frozenset({"ASSAULT", "COERCE"})
HALVES = frozenset({"first", "second"})


def typed(verb: Token, plover: Plover | None, found: Sides, mentions: Mentions) -> Plover | None:
    """The type of a verb, or None where it only looks like one: 'whipped Varga in the poll', 'held a rally'."""
    if plover is None:
        return None
    if plover.type in HARM and _contest(verb):
        return None
    if plover.type in {"PROTEST", "THREATEN"} and _campaigns(found, mentions):
        return None
    if plover.type == "AID" and verb.lemma_ == "help" and found.recipient is None and first(verb, "xcomp") is not None:
        return None  # 'helped draft a bill'
    if plover.type == "AGREE" and first(verb, "nsubj:pass") is not None and verb.lemma_ in verb_class("planning"):
        return None  # 'talks are planned': nobody says that he will come
    return plover


def searched(noun: Token, plover: Plover, found: Sides) -> Plover:
    """The type of a noun: who comes to search attacks nobody, 'the police raid on his home'."""
    by = {actor.lemma_.lower() for actor in found.actors}
    if noun.lemma_.lower() == "raid" and plover.type == "ASSAULT" and by and by <= verb_class("searching"):
        return replace(plover, type="COERCE", mode="seize")
    return plover


def _contest(verb: Token) -> bool:
    """Whether a verb that tells of beatings in games and votes too stands in one: 'attacked in the first half'."""
    if verb.lemma_.lower() not in verb_class("beating"):
        return False
    return any(case(t) == "in" and _is_contest(t) for t in _phrases(verb))


def _phrases(verb: Token) -> list[Token]:
    things = children(verb, "obj", "nsubj:pass")
    return [*children(verb, "obl"), *(t for thing in things for t in children(thing, "nmod"))]


def _is_contest(noun: Token) -> bool:
    lemma = noun.lemma_.lower().removesuffix("s")
    if lemma == "half":
        played = any(t.lemma_.lower() in verb_class("contest") for t in children(noun, "nmod"))
        return any(t.lower_ in HALVES for t in modifiers(noun)) and (played or first(noun, "nmod") is None)
    return lemma in verb_class("contest")


def _campaigns(found: Sides, mentions: Mentions) -> bool:
    """Whether one person, a candidate or a party holds a rally: mostly for votes, and no protest for sure."""
    thing = found.object
    if thing is None or thing.lemma_.lower().removesuffix("s").removesuffix("ie") not in {"rally", "rall"}:
        return False
    sides = [(t, mentions.all[mentions.of(t)]) for t in found.actors]
    return bool(sides) and all(
        m.form == "name" or m.kind == "organisation" or t.lemma_.lower() in verb_class("campaigning") for t, m in sides
    )
