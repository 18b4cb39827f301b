"""What somebody's words take for granted: the proposal of 'has yet to agree to the truce proposed by Kestria'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actions import noun_action
from kg.extract.grammar import case, children

if TYPE_CHECKING:
    from kg.extract.token import Token
    from kg.records import Statement

SPOKEN = frozenset({"say", "claim", "accuse", "report"})  # whose words may tell of the deed after all
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN", "PROTEST"})
THING = frozenset({"obj", "obl", "obl:arg", "nsubj:pass"})


def presupposed(token: Token, statement: Statement) -> bool:
    """Whether an action only says which thing is meant that somebody accepts, rejects or wants: it was done anyway.

    So where a participle with its own doer hangs on the object of the cue: 'accepted the plan drafted by Kestria'.
    """
    thing = token.head
    if statement.cue is None or statement.act in SPOKEN or token.dep_ != "acl" or token.tag_ != "VBN":
        return False
    if thing.pos_ != "NOUN" or thing.dep_ not in THING or thing.head.pos_ != "VERB":
        return False
    code = noun_action(thing)
    if code is not None and code.type in HARM:
        return False  # 'denied the attack carried out by Kestria'
    by = any(case(t) == "by" for t in children(token, "obl", "obl:agent"))
    verb = thing.head
    return by and statement.cue.start <= verb.idx < statement.cue.end
