"""Who acts and who or what is acted on, through passives, relative clauses, control and conjunction."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.antecedents import meant
from kg.extract.grammar import case, children, conjuncts, first
from kg.extract.nouns import noun_sides, owner, two_of
from kg.extract.parties import NAMED, Sides, counted, somebody
from kg.extract.subjects import ACTIVE, is_headline, relative_of, subject
from kg.extract.undergoers import undergoers
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

__all__ = ["ACTIVE", "NAMED", "Sides", "is_headline", "noun_sides", "relative_of", "sides", "somebody", "subject"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})
BESIDE = frozenset({"together", "along", "alongside"})


def sides(verb: Token, mentions: Mentions) -> Sides:
    """Actors, recipients and object of a verb; no actors where the text names none."""
    own, passive = subject(verb)
    patient = own if passive else None
    doer = _agent(verb) if passive else own
    if doer is None and passive:
        pair = _between(verb, own)
        if pair:
            return Sides(pair[:1], pair[1:], patient)
    if doer is not None:
        doer = owner(meant(doer, verb, mentions), mentions)
    actors = [t for t in (_members(doer) if doer is not None else []) if t.pos_ in NOMINAL]
    if actors:
        beside = [t for t in children(verb, "obl") if _beside(t) and somebody(t, mentions)]
        whose = first(verb, "obj") is not None  # 'jailed her along with others'
        actors += [t for t in beside if t.i < verb.i or not whose or case(t) != "along"]
    recipient, thing = undergoers(verb, patient, mentions)
    if len(actors) == 1 and recipient is None and _mutual(verb, recipient, thing):
        actors = list(two_of(actors[0], mentions)) or actors  # 'soldiers from Norvania and Kestria clashed'
    if len(actors) > 1 and (_each_other(verb) or _mutual(verb, recipient, thing)):
        return Sides((actors[0],), tuple(actors[1:]), thing)  # 'Rutte and Rubio met in Brussels'
    return Sides(tuple(actors), _several(recipient, mentions), thing)


def _members(token: Token) -> list[Token]:
    """Those who are joined: 'France and Germany', also the names of 'old foes France and Germany'."""
    found = conjuncts(token)
    named = next((t for t in children(token, "appos") if t.i == token.i + 1 and t.pos_ == "PROPN"), None)
    if len(found) == 1 and named is not None and token.tag_ == "NNS" and children(named, "conj"):
        return conjuncts(named)
    if len(found) > 1:  # 'Norvania, Kestria, and Arvenia': the parser takes the second for another name of the first
        found += [t for t in children(token, "appos") if _proper(t) and token.i < t.i < found[1].i]
    named = next((t for t in children(token, "appos") if t.pos_ == "PROPN"), None)
    if len(found) == 1 and named is not None and token.tag_ != "NNS":  # 'the president, Ana Sorel, and the premier'
        found += [t for t in children(named, "conj") if _own_phrase(t)]
    numbers = {t.i for t in found}
    return [
        t for t in sorted(found, key=lambda t: t.i) if t.i + 1 not in numbers
    ]  # not the first of 'Democrat Ana Sorel'


def _joined(token: Token) -> bool:
    """Whether an 'and' hangs on a phrase without a preposition: 'met with Sorel and Varga', read as two phrases."""
    return first(token, "cc") is not None and not case(token)


def _own_phrase(token: Token) -> bool:
    """Whether what is joined is somebody more and no part of the name before: ', and its premier'."""
    joined = first(token, "cc")
    behind = joined is not None and joined.i > 1 and joined.nbor(-1).text == ","
    return behind and (token.pos_ == "PROPN" or first(token, "det", "nmod:poss") is not None)


def _beside(token: Token) -> bool:
    """Who acts 'alongside' or 'together with' the first; 'along the border' is only where."""
    before = next((t for t in children(token, "case") if t.lower_ in BESIDE), None)
    return before is not None and (before.lower_ != "along" or before.nbor(1).lower_ == "with")


def _proper(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.text[:1].isupper())


def _agent(verb: Token) -> Token | None:
    """By whom a passive says it was done."""
    return next((t for t in children(verb, "obl:agent", "obl") if case(t) == "by"), None)


def _between(verb: Token, patient: Token | None) -> tuple[Token, ...]:
    """The two of 'a pact was signed between A and B'."""
    phrases = children(verb, "obl") + (children(patient, "nmod") if patient is not None else [])
    after = next((t for t in phrases if case(t) in {"between", "among"}), None)
    pair = tuple(conjuncts(after)) if after is not None else ()
    return pair if len(pair) > 1 else ()


def _several(recipient: Token | None, mentions: Mentions) -> tuple[Token, ...]:
    """A recipient and those who are joined to it."""
    if recipient is None:
        return ()
    beside = [
        t for t in children(recipient.head, "obl") if t.i > recipient.i and recipient.dep_ == "obl" and _joined(t)
    ]
    others = (t for t in (*_members(recipient), *beside) if t != recipient and somebody(t, mentions))
    return (recipient, *others)


def _each_other(verb: Token) -> bool:
    """'accused each other', 'fought against one another'."""
    words = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]]
    pairs = pairwise(words)
    return bool({("each", "other"), ("one", "another")} & set(pairs))


def _mutual(verb: Token, recipient: Token | None, thing: Token | None) -> bool:
    """Whether those who act do it to one another: they met, agreed, signed a treaty, exchanged fire."""
    lemma = verb.lemma_.lower()
    if lemma == "agree":
        return not any(case(t) == "with" and t.i > verb.i for t in children(verb, "obl"))
    direct = first(verb, "obj") or (thing if first(verb, "nsubj:pass") is not None else None)
    inside = direct is not None and recipient is not None and recipient in direct.subtree
    if recipient is not None and case(recipient) not in {"in", "at", "on", "between"} and not inside:
        return False
    if direct is None or lemma in verb_class("mutual-about"):
        return lemma in verb_class("mutual")
    return lemma in verb_class("mutual-with") and _shared(direct)


def _shared(thing: Token) -> bool:
    """Whether what several begin or sign binds them to one another: a treaty, talks, joint exercises."""
    if any(case(t) in {"with", "against", "to"} for t in children(thing, "nmod")):
        return False
    thing = counted(thing)
    modifiers = (t.lower_ for t in children(thing, "amod"))
    names = {thing.lemma_.lower(), thing.lemma_.lower().removesuffix("s"), *modifiers}
    return bool(names & verb_class("mutual-thing"))
