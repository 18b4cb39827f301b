"""The direct object of a verb, also where the parser errs: one object among several, a subject too many."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.extract.grammar import POSSESSIVE_PRONOUNS, RELATIVE, case, children, first
from kg.extract.parties import TOWARD
from kg.extract.subjects import ACTIVE
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.token import Token

BEFORE = frozenset(TOWARD) - {"of", "out"}  # what has one of these is no object, though the parser may call it so
EMPTY = POSSESSIVE_PRONOUNS | {"the", "a", "an"}  # never an object by themselves
GAP = 3  # words from one to the next
QUESTION = RELATIVE | {"what", "whatever", "how"}


def direct_object(verb: Token) -> Token | None:
    """The object of a verb, not the words that only describe it: 'violence' of 'incited political violence'."""
    found = [t for t in children(verb, "obj") if case(t) not in BEFORE and not _apposed(t, verb)]
    broken = False  # once an adjective is read as an object, what stands next to it is one phrase
    for token, behind in zip_longest(found, found[1:]):
        if behind is not None and (broken or _describes(token)) and behind.i <= token.i + GAP:
            broken = True
            continue
        return None if token.lower_ in EMPTY or token.tag_ == "PRP$" else token
    return None


def _describes(token: Token) -> bool:
    """Whether a word read as an object only belongs to the next: 'political violence', 'his allies', 'more than $2'."""
    if token.lower_ in {"more", "less", "fewer"}:
        return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "than"
    title = token.tag_ == "NNP" and token.text.endswith(".") and len(token) <= len("Prof.")
    if title or token.lower_ in verb_class("worded-adjective"):
        return True
    return token.pos_ == "ADJ" or token.lower_ in EMPTY or token.tag_ == "PRP$"


def hearer(verb: Token) -> Token | None:
    """To whom something is given or said; not the 'her' of 'urged her husband'."""
    found = first(verb, "iobj")
    return None if itself(found) or (found is not None and found.tag_ == "PRP$") else found


def itself(token: Token | None) -> bool:
    """Whether this is who acts over again: 'has not committed itself', 'accused each other'."""
    return token is not None and (token.lower_.endswith(("self", "selves")) or token.lower_ == "each")


def bare(token: Token, verb: Token) -> bool:
    """Whether a nominal after the verb has no preposition, as after a particle: 'called off the talks' is an object."""
    nominal = token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in {"date", "percent"} and not first(token, "cc")
    if not nominal or token.i < verb.i or case(token) or first(token, "mark") is not None:
        return False
    return not _behind_comma(token, verb)  # 'warned in Portland, Ore.'


def misread_object(verb: Token) -> Token | None:
    """What the parser takes for one more subject or hangs too low: 'has met President Sorel', 'accuses Sorel of …'."""
    own = children(verb, *ACTIVE)
    if own and own[0].i < verb.i:
        late = next((t for t in own[1:] if t.i > verb.i), None)
        if late is not None and not _behind_comma(late, verb):
            return late
    below = first(verb, "xcomp")
    lent = first(below, *ACTIVE) if below is not None else None
    if lent is None and verb.lemma_.lower() in verb_class("object-control"):
        below = first(verb, "ccomp", "advcl", "xcomp")
        early = children(below, "obj", "obl") if below is not None and first(below, "mark") is not None else []
        lent = next((t for t in early if t.i == verb.i + 1 and not case(t)), None)
    return lent if lent is not None and lent.i > verb.i and lent.pos_ in {"PROPN", "NOUN"} else None


def _behind_comma(token: Token, verb: Token) -> bool:
    """Whether a comma stands right before a phrase behind the verb."""
    edge = token.left_edge
    return edge.text == "," or (edge.i - 1 > verb.i and edge.nbor(-1).text == ",")


def _apposed(token: Token, verb: Token) -> bool:
    """Whether this stands before the subject and only says who that is: 'A critic of Kestria, Sorel likened …'."""
    own = first(verb, *ACTIVE)
    if own is None or token.i > own.i or own.i > verb.i or token.lower_ in QUESTION:
        return False
    return any(t.text == "," for t in token.doc[token.i + 1 : own.i]) and token.pos_ in {"NOUN", "PROPN", "ADJ"}
