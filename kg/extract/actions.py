"""Which PLOVER type an action has, from `ontology/actions.tsv`: the most specific pattern that the clause fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.extract.means import with_means
from kg.extract.mentions import kind_of
from kg.extract.stances import with_stance
from kg.extract.surroundings import Around, about_noun, about_verb, modifiers
from kg.records import Plover
from kg.tables import rows, verb_class

if TYPE_CHECKING:
    from kg.extract.token import Token


WORDS = "-"  # the type of what is words alone: 'deny accusations'
NOUN = "="  # the type is that of the noun: 'carry out an attack'
ANYTHING = "*"
DIRECT = "+"  # any object of the verb itself, 'returned the ship to Iran', but not 'returned to Iran'


@dataclass(frozen=True, slots=True)
class Action:
    """'call for' with any object is a REQUEST; `following` and `object` hold alternatives."""

    following: tuple[frozenset[str], ...]  # for each particle or preposition that must be there, its alternatives
    object: frozenset[str]  # lemmas or '<selectors>', one of which must be there; empty: none asked for, '*': any
    plover: Plover

    @property
    def specific(self) -> int:
        """How much a pattern asks for; of two that fit, the one that asks more is meant."""
        return 2 * len(self.following) + min(map(_weight, self.object), default=0)


@cache
def lexicon() -> dict[tuple[str, str], list[Action]]:
    """Patterns by (part of speech, lemma), the most specific first."""
    found: dict[tuple[str, str], list[Action]] = {}
    for row in rows("actions.tsv"):
        plover = Plover(row["type"], row["mode"] or None, int(row["quad"]) if row["quad"] else None)
        following = tuple(frozenset(words.split("|")) for words in row["with"].split())
        asked = set(row["object"].split("|"))
        for weight in sorted({_weight(o) for o in asked}):
            action = Action(following, frozenset(o for o in asked if o and _weight(o) == weight), plover)
            found.setdefault((row["pos"], row["lemma"]), []).append(action)
    for patterns in found.values():
        patterns.sort(key=lambda a: -a.specific)  # stable: else the order of the table
    return found


def _weight(asked: str) -> int:
    """How much an object tells: nothing, any, one of a kind, this word, these two words."""
    return 0 if not asked else 1 if asked in "*+" else 3 if asked.startswith("<") else 5 + asked.count(" ")


def verb_action(verb: Token, published: str | None = None) -> Plover | None:
    """PLOVER code of a verb, who promises, refuses or threatens it taken into account; None where nothing fits.

    `published` (ISO 8601) tells what is long ago.
    """
    return with_stance(verb, with_means(verb, deed(verb)), published)


@lru_cache(maxsize=512)  # each is asked for several times in its article
def deed(verb: Token) -> Plover | None:
    """PLOVER code of the bare deed in its clause: 'lift' of 'refused to lift sanctions' → CONCEDE."""
    lemma = verb.lemma_.lower()
    patterns = lexicon().get(("verb", lemma), [])
    light = lemma in verb_class("light")
    if not patterns and not light:
        return None
    around = about_verb(verb)
    if not around.objects and lemma in verb_class("needs-object"):
        return None
    things = _things(around)
    for pattern in patterns:
        if not _fits(pattern, around, things):
            continue
        if pattern.plover.type == "ASSAULT" and pattern.object:
            return _in_peace(pattern, around) or pattern.plover
        if pattern.plover.type != NOUN:
            return pattern.plover
        meant = _of_nouns(_candidates(pattern, around))
        if meant is not None:
            return meant
    return _of_nouns(around.objects) if light else None


def _in_peace(pattern: Action, around: Around) -> Plover | None:
    """The code of the noun where it is no harm after all: 'launched a scathing attack', 'waged a trade war'."""
    nouns = (t for t in around.objects if t.pos_ == "NOUN" and not pattern.object.isdisjoint(_names(t)))
    codes = (noun_action(t) for t in nouns)
    return next((code for code in codes if code is not None and code.type in {WORDS, "ACCUSE", "SANCTION"}), None)


@lru_cache(maxsize=512)
def noun_action(noun: Token | str) -> Plover | None:
    """PLOVER code of an event noun: 'attack' → ASSAULT; a lemma alone fits only what asks for nothing around it."""
    lemma = noun if isinstance(noun, str) else noun.lemma_
    patterns = [p for form in _forms(lemma.lower()) for p in lexicon().get(("noun", form), [])]
    if isinstance(noun, str):
        return next((p.plover for p in patterns if not p.following and not p.object), None)
    if not patterns:
        return None
    around = about_noun(noun)
    things = _things(around)
    return next((pattern.plover for pattern in patterns if _fits(pattern, around, things)), None)


def _things(around: Around) -> set[str]:
    """What the objects are called."""
    return {name for token in around.objects for name in _forms(token.lemma_.lower())}


def _fits(action: Action, around: Around, things: set[str]) -> bool:
    """Whether all that a pattern asks for is there; `things` are what the objects are called."""
    if not action.following and not action.object:
        return True
    if action.following:
        there = around.own | things
        if action.object or not all(words.isdisjoint(things) for words in action.following):
            there |= around.below.keys()  # parsers waver: 'put pressure on', 'held exercises with'
        for words in action.following:
            if words.isdisjoint(there):
                return False
    if not action.object:
        return True
    for token in _candidates(action, around):  # noqa: SIM110
        if _any_of(action.object, token):
            return True
    return False


def _candidates(action: Action, around: Around) -> Iterable[Token]:
    """Words that may be the object that a pattern asks for."""
    yield from around.objects
    if DIRECT in action.object:
        return
    if ANYTHING not in action.object:
        yield from around.others
    for words in action.following:
        for word in sorted(words):
            yield from around.under.get(word, ())
            yield from around.below.get(word, ())


def _of_nouns(tokens: Iterable[Token]) -> Plover | None:
    """The code of the first noun that has one and is no mere words."""
    codes = (noun_action(token) for token in tokens if token.pos_ in {"NOUN", "PROPN"})
    return next((code for code in codes if code is not None and code.type != WORDS), None)


def _any_of(asked: frozenset[str], token: Token) -> bool:
    """Whether a word is one of what is asked for."""
    if ANYTHING in asked or DIRECT in asked or not asked.isdisjoint(_names(token)):
        return True
    return any(_is(selector, token) for selector in _selectors(asked))


@cache
def _selectors(asked: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words.strip("<>") for words in asked if words.startswith("<")))


def _is(selector: str, token: Token) -> bool:
    """Whether a word is of a kind of mention ('person') or a type of action ('ASSAULT')."""
    if selector.islower():
        return (token.ent_type_ or kind_of(token)) == selector
    infinitive = token.pos_ == "VERB" and not token.dep_.startswith("acl")  # whose object is the noun above it: no end
    code = deed(token) if infinitive else noun_action(token) if token.pos_ == "NOUN" else None
    return code is not None and code.type == selector


@lru_cache(maxsize=512)
def _names(token: Token) -> frozenset[str]:
    """The forms under which a table may name a word: its lemma, and each modifier with it: 'green light'."""
    names = _forms(token.lemma_.lower())
    kinds = [child.lower_ for child in modifiers(token)]
    return frozenset([*names, *(f"{kind}{link}{name}" for kind in kinds for name in names for link in " -")])


@lru_cache(maxsize=2_000)
def _forms(lemma: str) -> tuple[str, ...]:
    """A lemma, and its singular where the lemmatiser keeps a plural: 'troops', 'supplies'."""
    if not lemma.endswith("s") or lemma.endswith("ss"):
        return (lemma,)
    return (lemma, lemma[:-1], f"{lemma[:-3]}y") if lemma.endswith("ies") else (lemma, lemma[:-1])
