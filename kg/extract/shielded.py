"""Whom a refusal shields: who vetoes a resolution against Kestria rejects the resolution, and not Kestria."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.actions import deed, noun_action
from kg.extract.grammar import ancestors, case, children
from kg.extract.parties import Sides

if TYPE_CHECKING:
    from kg.extract.token import Token
    from kg.records import Plover

HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN"})


def shielded(verb: Token, plover: Plover | None, found: Sides) -> Sides:
    """The sides of a verb that rejects something, without those against whom that something is aimed.

    Who 'refused to lift' it, or 'will not stop' it, shields nobody.
    """
    thing = found.object
    if plover is None or plover.type != "REJECT" or thing is None or verb not in {thing.head, *children(thing, "acl")}:
        return found
    act = deed(verb)
    if act is None or act.type != "REJECT":
        return found
    spared = tuple(t for t in found.recipients if not _aimed_at(t, thing))
    return found if len(spared) == len(found.recipients) else replace(found, recipients=spared)


def _aimed_at(token: Token, thing: Token) -> bool:
    """Whether a thing is aimed at somebody: 'sanctions on Kestria', 'a draft against it', 'a text condemning it'."""
    code = noun_action(thing) if thing.pos_ == "NOUN" else None
    hostile = {"against", "on", "upon"} if code is not None and code.type in HARM else {"against"}
    below = token
    for head in (token, *ancestors(token)):
        if below is not head and below.dep_ in {"nmod", "obl"} and case(below) in hostile and below.i > thing.i:
            return head in {thing, thing.head}
        if head.tag_ == "VBG" and head.dep_ == "acl" and head.head == thing and not children(head, "nsubj"):
            return True
        if head == thing:
            return False
        below = head
    return False
