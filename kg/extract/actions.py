"""Which PLOVER type an action has, from `ontology/actions.tsv`: the most specific pattern that the clause fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar import case, children
from kg.extract.mentions import kind_of
from kg.records import Plover
from kg.tables import rows, verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token


WORDS = "-"  # the type of what is words alone: 'deny accusations'
NOUN = "="  # the type is that of the noun: 'carry out an attack'
ANYTHING = "*"


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


@dataclass(frozen=True, slots=True)
class Around:
    """What stands about an action word and may decide its type."""

    own: frozenset[str]  # particles and prepositions that hang on the word itself
    objects: tuple[Token, ...]
    others: tuple[Token, ...] = ()  # infinitives, and what an object is made or called: 'took him hostage'
    under: dict[str, tuple[Token, ...]] = field(default_factory=dict)  # what stands after each preposition
    below: dict[str, tuple[Token, ...]] = field(default_factory=dict)  # the same for those that hang on its object

    def fits(self, action: Action) -> bool:
        """Whether all that a pattern asks for is there."""
        things: set[str] = {name for token in self.objects for name in _forms(token.lemma_.lower())}
        there = self.own | things
        if action.object or any(words & things for words in action.following):
            there |= self.below.keys()  # parsers waver: 'put pressure on', 'held exercises with'
        if not all(words & there for words in action.following):
            return False
        return not action.object or any(
            _is(asked, token) for token in self.candidates(action) for asked in action.object
        )

    def candidates(self, action: Action) -> Iterable[Token]:
        """Words that may be the object that a pattern asks for."""
        yield from self.objects
        if ANYTHING not in action.object:
            yield from self.others
        for words in action.following:
            for word in sorted(words):
                yield from self.under.get(word, ())
                yield from self.below.get(word, ())


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
    return 0 if not asked else 1 if asked == ANYTHING else 3 if asked.startswith("<") else 5 + asked.count(" ")


def verb_action(verb: Token) -> Plover | None:
    """PLOVER code of a verb in its clause; None where no pattern fits."""
    lemma = verb.lemma_.lower()
    patterns = lexicon().get(("verb", lemma), [])
    light = lemma in verb_class("light")
    if not patterns and not light:
        return None
    around = _about_verb(verb)
    for pattern in patterns:
        if not around.fits(pattern):
            continue
        if pattern.plover.type != NOUN:
            return pattern.plover
        meant = _of_nouns(around.candidates(pattern))
        if meant is not None:
            return meant
    return _of_nouns(around.objects) if light else None


def noun_action(noun: Token | str) -> Plover | None:
    """PLOVER code of an event noun: 'attack' → ASSAULT; a lemma alone fits only what asks for nothing around it."""
    lemma = noun if isinstance(noun, str) else noun.lemma_
    patterns = [p for form in _forms(lemma.lower()) for p in lexicon().get(("noun", form), [])]
    if isinstance(noun, str):
        return next((p.plover for p in patterns if not p.following and not p.object), None)
    if not patterns:
        return None
    around = _about_noun(noun)
    return next((pattern.plover for pattern in patterns if around.fits(pattern)), None)


def _of_nouns(tokens: Iterable[Token]) -> Plover | None:
    """The code of the first noun that has one and is no mere words."""
    codes = (noun_action(token) for token in tokens if token.pos_ in {"NOUN", "PROPN"})
    return next((code for code in codes if code is not None and code.type != WORDS), None)


def _is(asked: str, token: Token) -> bool:
    """Whether a word is what is asked for: a lemma, '<person>' a kind of mention, '<ASSAULT>' a type of action."""
    if asked == ANYTHING:
        return True
    if not asked.startswith("<"):
        return asked in _names(token)
    asked = asked.strip("<>")
    if asked.islower():
        return (token.ent_type_ or kind_of(token)) == asked
    code = verb_action(token) if token.pos_ == "VERB" else noun_action(token) if token.pos_ == "NOUN" else None
    return code is not None and code.type == asked


def _names(token: Token) -> set[str]:
    """The forms under which a table may name a word: its lemma, and each modifier with it ('green light')."""
    names = set(_forms(token.lemma_.lower()))
    modifiers = [child.lower_ for child in children(token, "compound", "amod")]
    return names | {f"{modifier} {name}" for modifier in modifiers for name in names}


def _forms(lemma: str) -> tuple[str, ...]:
    """A lemma, and its singular where the lemmatiser keeps a plural: 'troops'."""
    return (lemma, lemma[:-1]) if lemma.endswith("s") and not lemma.endswith("ss") else (lemma,)


def _about_verb(verb: Token) -> Around:
    direct = children(verb, "obj", "nsubj:pass")
    direct += [t for t in children(verb, "obl") if t.i > verb.i and not case(t) and t.ent_type_ != "date"]
    objects = list(direct)
    for child in direct:
        objects += children(child, "conj")
        if child.lemma_.lower() in verb_class("portion"):  # 'a round of talks', 'a series of strikes'
            objects += children(child, "nmod")
    if verb.dep_ in {"acl", "acl:relcl"}:
        objects.append(verb.head)
    own = {t.lower_ for t in children(verb, "compound:prt", "advmod", "case") if t.i > verb.i}
    under: dict[str, tuple[Token, ...]] = {}
    for child in children(verb, "obl", "obl:arg", "obl:agent", "xcomp", "ccomp", "advcl", "nmod"):
        own |= _prepositions(child, verb, under)
    below: dict[str, tuple[Token, ...]] = {}
    for thing in objects:
        for child in children(thing, "nmod"):
            _prepositions(child, thing, below)
    others = [t for t in children(verb, "xcomp", "obl:unmarked", "obl:npmod") if t.pos_ not in {"PRON", "NUM"}]
    return Around(frozenset(own), tuple(objects), tuple(others), under, below)


def _about_noun(noun: Token) -> Around:
    under: dict[str, tuple[Token, ...]] = {}
    own: set[str] = set()
    for child in children(noun, "nmod", "acl"):
        own |= _prepositions(child, noun, under)
    modifiers = children(noun, "compound", "amod", "nmod:poss")
    return Around(frozenset(own), tuple(modifiers), (), under)


def _prepositions(token: Token, head: Token, under: dict[str, tuple[Token, ...]]) -> set[str]:
    """The prepositions and marks before a word that follows its head; `under` learns what stands after each."""
    if token.i < head.i or token.ent_type_ == "date":
        return set()  # 'called him on Monday' is no call on him
    marks = [t for t in children(token, "case", "mark") if t.i < token.i and t.i > head.i]
    found = {t.lower_ for mark in marks for t in [mark, *children(mark, "fixed")]}
    things = (token, *children(token, "conj"))
    for word in found:
        under[word] = (*under.get(word, ()), *things)
    return found
