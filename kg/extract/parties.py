"""Who counts as a side of an event, and the heads of the noun phrases on each side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.grammar import ASIDE, case, children
from kg.extract.mentions import nominal_kinds
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

TOWARD = (  # in the order in which they are tried
    *("with", "against", "on", "upon", "to", "at", "for", "from", "of", "between", "toward", "towards", "over"),
    *("into", "about", "behind", "among", "out", "outside", "in"),
)
PERSONAL = frozenset(["he", "she", "they", "i", "we", "him", "her", "us", "you", "who"])
NAMED = frozenset({"person", "organisation", "country", "place", "nationality"})
SPATIAL = frozenset({"in", "at", "near", "inside", "outside", "around"})
INNER = frozenset({"nmod", "nmod:poss", "amod", "compound", "nmod:desc", "flat"})
DEPTH = 3  # prepositional phrases inside an object that are searched for a name


@dataclass(frozen=True, slots=True)
class Sides:
    """The heads of the noun phrases on each side of an action."""

    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    object: Token | None

    @property
    def recipient(self) -> Token | None:
        """The first of those to whom it is done."""
        return self.recipients[0] if self.recipients else None


def somebody(token: Token, mentions: Mentions) -> bool:
    """Whether a nominal is a person, a body, a country or a people rather than a thing."""
    if token.pos_ == "PRON":
        return token.lower_ in PERSONAL
    mention = mentions.all[mentions.of(token)]
    if mention.form == "name":
        return mention.kind in NAMED
    if token.lemma_.lower() == "state" and any(t.pos_ == "NOUN" and case(t) == "of" for t in children(token, "nmod")):
        return False  # 'a state of siege'
    singular = nominal_kinds().get(token.lemma_.lower().removesuffix("s"))  # the lemmatiser keeps some plurals
    return bool({mention.kind, singular} & {"person", "organisation"}) or _counted(token, mentions)


def _counted(token: Token, mentions: Mentions) -> bool:
    """'a number of soldiers', 'dozens of people': somebody, though the word that heads the phrase only counts."""
    if token.lemma_.lower() not in verb_class("portion"):
        return False
    return any(somebody(t, mentions) for t in children(token, "nmod") if case(t) == "of")


def counted(token: Token) -> Token:
    """What a counting word counts: 'websites' of 'a number of websites'; the token itself where it counts nothing."""
    if token.lemma_.lower() not in verb_class("portion"):
        return token
    return next((t for t in children(token, "nmod") if case(t) == "of"), token)


def acts(token: Token, mentions: Mentions) -> bool:
    """Whether a nominal can act: somebody, or what somebody named fights with, 'Norvanian warplanes'."""
    if somebody(token, mentions):
        return True
    owned = mentions.all[mentions.of(token)].kind == "weapon"
    owners = children(token, "amod", "compound", "nmod:poss")
    return owned and any(mentions.name_at(t) is not None and somebody(t, mentions) for t in owners)


def named_inside(thing: Token, mentions: Mentions, depth: int = DEPTH) -> Token | None:
    """The first somebody named inside a noun phrase: Russia of 'sanctions on Russia', 'Russian' of 'Russian oil'."""
    if depth == 0 or thing.lemma_.lower().removesuffix("s") in verb_class("only-about"):
        return None
    inner = [t for t in thing.children if t.dep_ in INNER and case(t) not in ASIDE]
    ordered = sorted(inner, key=lambda t: (t.dep_ != "nmod", TOWARD.index(case(t)) if case(t) in TOWARD else 99, t.i))
    for child in ordered:
        number = mentions.name_at(child)
        somewhere = case(child) in SPATIAL
        if child.dep_ in {"amod", "compound"} and thing.lemma_.lower().removesuffix("s") in verb_class("creed"):
            continue  # 'praised European unity'
        if child.dep_ in {"amod", "compound"} and _owned(thing) and not somebody(thing, mentions):
            continue  # 'defended its Kestrian strategy': its own
        if number is not None and mentions.all[number].kind in NAMED and not somewhere:
            return child
        if child.dep_ in {"nmod", "nmod:poss"}:
            if number is None and somebody(child, mentions) and case(child) != "by" and not somewhere:
                return child
            found = None if somewhere else named_inside(child, mentions, depth - 1)
            if found is not None:
                return found
    return None


def _owned(thing: Token) -> bool:
    """Whether it is somebody's who is not named: 'its strategy'."""
    return any(t.pos_ == "PRON" for t in children(thing, "nmod:poss"))
