"""Recipients that only the kind of act reveals: of whom something is asked, whom help is for, where a curfew falls."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.actions import noun_action
from kg.extract.grammar import case, children, first
from kg.extract.parties import Sides, counted, somebody
from kg.extract.subjects import ACTIVE
from kg.extract.undergoers import undergoers
from kg.tables import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.mentions import Mentions
    from kg.extract.token import Token
    from kg.records import Plover

ASKING = frozenset({"if", "whether", "why", "how", "when", "where"})
# What is done in a place is done to it: 'imposed a curfew in Valletta'. Talks and votes only take place there.
SOLID = frozenset({"place"})
WITHIN = frozenset({"in", "at", "inside"})
OWN = frozenset({"MOBILIZE", "RETREAT"})  # those whom one moves are one's own: 'a drill of 200 troops'
ON_THE_SPOT = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE"})


def completed(verb: Token, plover: Plover | None, found: Sides, mentions: Mentions) -> Sides:
    """The sides of a verb, with a recipient where the type of the action says who that is."""
    if plover is None or not found.actors:
        return found
    if found.recipients and plover.type in OWN and _inside(found.recipients[0], found.object, mentions):
        found = replace(found, recipients=())
    if found.recipients:
        return found
    recipient: Token | None = None
    if plover.type == "REQUEST":
        recipient = required(verb)
        recipient = recipient if recipient is not None and somebody(recipient, mentions) else None
    elif plover.type == "AID":
        recipient = _helped(verb, mentions)
    if recipient is None and plover.type in ON_THE_SPOT:
        recipient = next(_places(verb, found.object, mentions), None)
    return replace(found, recipients=(recipient,)) if recipient is not None and recipient not in found.actors else found


def _inside(recipient: Token, thing: Token | None, mentions: Mentions) -> bool:
    """Whether somebody unnamed is only part of the object, or what it counts."""
    if thing is None or mentions.name_at(recipient) is not None:
        return False
    return recipient in thing.subtree and case(recipient) == "of"


def required(verb: Token) -> Token | None:
    """Who is to do what is asked: Norvania of 'demanded that Norvania leave', 'said Norvania must leave'."""
    below = first(verb, "ccomp", "xcomp")
    if below is None or any(t.lower_ in ASKING for t in children(below, "mark", "advmod")):
        return None  # 'asked why Norvania had left'
    if below.left_edge.lower_ in word_class("question-word"):
        return None  # 'asked what Norvania had done'
    end = below.right_edge.i
    if any(t.text == "?" for t in below.doc[below.left_edge.i : end + 2]):
        return None  # '"Can we win?" asked Sorel'
    return first(below, *ACTIVE, "nsubj:pass")


def _helped(verb: Token, mentions: Mentions) -> Token | None:
    """Whom help is for: 'sent money to help refugees'."""
    thing = first(verb, "obj")
    below = [*children(verb, "advcl"), *(children(thing, "acl") if thing is not None else [])]
    for purpose in below:
        mark = first(purpose, "mark")
        if mark is not None and mark.lower_ == "to":
            recipient, _ = undergoers(purpose, None, mentions)
            if recipient is not None:
                return counted(recipient)
    return None


def _places(verb: Token, thing: Token | None, mentions: Mentions) -> Iterator[Token]:
    """Places that a phrase on the verb, on its object or inside that phrase names."""
    solid = thing is not None and noun_action(thing) is None and mentions.all[mentions.of(thing)].kind in SOLID
    if solid or (thing is not None and first(thing, "nmod:poss") is not None):
        return  # 'attacked a camp in Norvania': the camp; 'its consulate in Norvania' is not Norvania's
    heads = [verb] if thing is None else [verb, thing]
    for head in heads:
        for token in children(head, "obl", "nmod"):
            if token.i > head.i and case(token) in WITHIN:
                number = mentions.of(token)
                if mentions.all[number].kind == "place":
                    yield token
