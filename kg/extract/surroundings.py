"""What stands about an action word: its particles, its objects, what follows its prepositions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.grammar import case, children, first
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.token import Token

DUTY = frozenset({"must", "should", "ought"})
OURSELVES = frozenset({"i", "we", "it", "he", "she", "they", "there", "this", "that", "you"})
PHRASE = frozenset({"to", "from", "into", "at", "in", "on", "with", "against", "for", "about", "over", "during"})
OBLIQUE = ("obl", "obl:arg", "obl:agent", "xcomp", "ccomp", "advcl", "nmod")

Under = dict[str, tuple["Token", ...]]  # what stands after each preposition


@dataclass(frozen=True, slots=True)
class Around:
    """What stands about an action word and may decide its type."""

    own: frozenset[str]  # particles and prepositions that hang on the word itself
    objects: tuple[Token, ...]
    others: tuple[Token, ...] = ()  # infinitives, and what an object is made or called: 'took him hostage'
    under: Under = field(default_factory=dict)
    below: Under = field(default_factory=dict)  # the same for those that hang on its object


def about_verb(verb: Token) -> Around:
    """What stands about a verb; its object is also what it is passive of, and the noun whose clause it heads."""
    given = children(verb, "obj")
    phrases = [t for t in given if t.i > verb.i and case(t) in PHRASE]  # read as an object: 'returned to Valletta'
    direct = [t for t in given if t not in phrases] + children(verb, "nsubj:pass")
    direct += [t for t in children(verb, "obl") if t.i > verb.i and not case(t) and t.ent_type_ != "date"]
    objects = list(direct)
    for child in direct:
        objects += children(child, "conj")
        if _counts(child):
            objects += children(child, "nmod")
    if verb.dep_ in {"acl", "acl:relcl"}:
        objects.append(verb.head)
    own = {t.lower_ for t in children(verb, "compound:prt", "advmod", "case") if t.i > verb.i}
    own |= _duties(verb)
    under: Under = {}
    for child in [*children(verb, *OBLIQUE), *phrases]:
        own |= _prepositions(child, verb, under) if not _denied(child, verb) else set()
    below: Under = {}
    for thing in objects:
        for child in children(thing, "nmod"):
            _prepositions(child, thing, below)
    others = [t for t in children(verb, "xcomp", "obl:unmarked", "obl:npmod") if t.pos_ not in {"PRON", "NUM"}]
    if verb.lemma_.lower() in verb_class("commanding") and first(verb, "obj", "iobj") is not None:
        others = [
            t for t in others if not _infinitive(t)
        ]  # 'ordered police to arrest Sorel': nobody arrests the police
    others = [t for t in others if not _denied(t, verb)]  # 'promised never to attack' threatens nobody
    others += [t for t in children(verb, "ccomp") if t.pos_ in {"ADJ", "NOUN"}]  # 'said the rebels were responsible'
    return Around(frozenset(own), tuple(objects), tuple(others), under, below)


def about_noun(noun: Token) -> Around:
    """What stands about an event noun; its modifiers take the place of objects."""
    under: Under = {}
    own: set[str] = set()
    for child in children(noun, "nmod", "acl"):
        own |= _prepositions(child, noun, under)
    return Around(frozenset(own), (*modifiers(noun), *children(noun, "nmod:poss")), (), under)


def modifiers(noun: Token) -> list[Token]:
    """What stands before a noun and says of which kind it is; also a 'scathing' that was read as one more object."""
    found = children(noun, "compound", "amod")
    before = noun.doc[noun.i - 1] if noun.i else noun
    misread = before.dep_ == "obj" and before.head == noun.head and before.lower_ in verb_class("worded-adjective")
    return [*found, before] if misread else found


def _denied(verb: Token, head: Token) -> bool:
    """'vowed not to attack', 'promised never to attack'."""
    if not _infinitive(verb):
        return False
    never = [*children(verb, "advmod"), *(t for t in children(head, "advmod") if head.i < t.i < verb.i)]
    return any(t.lower_ in {"not", "n't", "n’t", "never"} for t in never)


def _infinitive(verb: Token) -> bool:
    return any(mark.lower_ == "to" for mark in children(verb, "mark"))


def _counts(token: Token) -> bool:
    """Whether a word only says how much of what follows: 'a round of talks', 'some of its troops', '40 percent of'."""
    few = token.pos_ in {"NUM", "DET", "ADJ", "PRON"} or token.ent_type_ == "percent"
    return few or token.lemma_.lower() in verb_class("portion")


def _duties(verb: Token) -> set[str]:
    """The 'must' of 'said that Iran must …': what somebody else is told to do."""
    found: set[str] = set()
    for clause in children(verb, "ccomp"):
        subject = first(clause, "nsubj", "nsubj:pass")
        if subject is not None and subject.lower_ not in OURSELVES:
            found |= {t.lower_ for t in children(clause, "aux") if t.lower_ in DUTY}
            found |= {"need"} if clause.lemma_ == "need" and children(clause, "aux:pass") else set()
    return found


def _prepositions(token: Token, head: Token, under: Under) -> set[str]:
    """The prepositions and marks before a word that follows its head; `under` learns what stands after each."""
    if token.i < head.i or token.ent_type_ == "date":
        return set()  # 'called him on Monday' is no call on him
    marks = [t for t in children(token, "case", "mark") if t.i < token.i and t.i > head.i]
    found = {t.lower_ for mark in marks for t in [mark, *children(mark, "fixed")]}
    things = (token, *children(token, "conj"))
    for word in found:
        under[word] = (*under.get(word, ()), *things)
    return found
