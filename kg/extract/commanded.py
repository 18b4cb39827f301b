"""Deeds that are none though their verb is there: 'ordered strikes on Karsk', 'staged a mock attack on Karsk'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.grammar import children, first
from kg.tables import verb_class, word_class

if TYPE_CHECKING:
    from kg.extract.token import Token


def commanded(verb: Token) -> Because | None:
    """Why a verb that has the type of its object tells of no deed; to be asked only where it has that type."""
    for thing in children(verb, "obj", "nsubj:pass"):
        if thing.lemma_.lower() not in verb_class("ordered") | verb_class("deadly"):
            continue
        mock = next((c for c in children(thing, "amod", "compound") if c.lower_ in word_class("sham-adjective")), None)
        if mock is not None:
            return because("'{}': not a real one", mock, thing)
    if verb.lemma_.lower() not in verb_class("ordering"):
        return None
    things = (c for c in children(verb, "obj", "nsubj:pass") if c.lemma_.lower() in verb_class("ordered"))
    told = any(not _tells_more(c) for c in things)
    return because("'{}': need not have been carried out", verb) if told else None


def _tells_more(thing: Token) -> bool:
    """'authorised the raid that killed him': it was carried out."""
    after = thing.nbor(1).lower_ if thing.i + 1 < len(thing.doc) else ""
    return after in {"that", "which"} or first(thing, "acl:relcl") is not None
