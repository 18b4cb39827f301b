"""Who is meant when a deed is judged: Norvania of 'condemned Norvania's attack on Karsk', never Karsk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.actions import noun_action
from kg.extract.grammar import ancestors, case, children, first
from kg.extract.nouns import doers
from kg.extract.parties import Sides, somebody
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN", "PROTEST"})
TOGETHER = frozenset({"with", "between", "among"})
DUTY = frozenset({"must", "should", "ought"})
HIT = frozenset({"on", "against", "of", "at", "to", "into", "in", "for", "with"})


def blamed(verb: Token, found: Sides, mentions: Mentions) -> Sides:
    """The sides of a verb, whose recipient is not whom the judged deed was done to, but who did it, if that is told."""
    lemma, thing = verb.lemma_.lower(), found.object
    if (
        thing is not None
        and lemma in verb_class("repelling")
        and thing.pos_ == "NOUN"
        and noun_action(thing) is not None
    ):
        return replace(found, recipients=_doers(thing, found, mentions))
    if lemma == "tell" and found.recipient is not None:
        return replace(found, recipients=_who_must(verb, found, mentions))
    if found.recipient is None:
        return found
    inside = found.object is not None and found.recipient in found.object.subtree
    if lemma in verb_class("discussing") and inside and case(found.recipient) not in TOGETHER:
        return replace(found, recipients=())  # 'discussed Kestria's ports'
    if lemma not in verb_class("judging"):
        return found
    deed = _deed(found.recipient, mentions)
    return found if deed is None else replace(found, recipients=_doers(deed, found, mentions))


def _who_must(verb: Token, found: Sides, mentions: Mentions) -> tuple[Token, ...]:
    """Who is asked by 'told reporters that Norvania must leave': not the hearers, where somebody else is named."""
    below = first(verb, "ccomp")
    own = first(below, "nsubj", "nsubj:pass") if below is not None else None
    if below is None or own is None or own.pos_ not in {"NOUN", "PROPN"}:
        return found.recipients
    must = any(c.lower_ in DUTY for c in children(below, "aux"))
    return ((own,) if somebody(own, mentions) else ()) if must else found.recipients


def _deed(hit: Token, mentions: Mentions) -> Token | None:
    """The deed that stands between a verb and whom it hits: the attack of 'condemned the attack on Karsk'."""
    below = hit
    for head in ancestors(hit):
        if head.pos_ != "NOUN":
            return None
        code = noun_action(head) if below.dep_ == "nmod" and case(below) in HIT else None
        if code is not None and (code.type in HARM or doers(head, mentions)):
            return head
        below = head
    return None


def _doers(deed: Token, found: Sides, mentions: Mentions) -> tuple[Token, ...]:
    """Those who did it, except who judges it: 'regretted its own attack'."""
    return tuple(t for t in doers(deed, mentions) if somebody(t, mentions) and t not in found.actors)
