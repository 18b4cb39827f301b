"""Which PLOVER type an action has, from `ontology/actions.tsv`: the most specific pattern that the clause fits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar import children
from kg.records import Plover
from kg.tables import rows, verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token


WORDS = "-"  # the type of what is words alone: 'deny accusations'


@dataclass(frozen=True, slots=True)
class Action:
    """'call for' with any object is a REQUEST."""

    following: tuple[str, ...]  # particles or prepositions that must be there
    object: str  # lemma the object must have; '' none asked for, '*' any
    plover: Plover


@cache
def lexicon() -> dict[tuple[str, str], list[Action]]:
    """Patterns by (part of speech, lemma), the most specific first."""
    found: dict[tuple[str, str], list[Action]] = {}
    for row in rows("actions.tsv"):
        known = row["type"] != WORDS
        plover = Plover(row["type"], row["mode"] or None, int(row["quad"]) if known else None)
        action = Action(tuple(row["with"].split()), row["object"], plover)
        found.setdefault((row["pos"], row["lemma"]), []).append(action)
    for patterns in found.values():
        patterns.sort(key=lambda a: (-len(a.following) - bool(a.object) * 2 + (a.object == "*"), a.object, a.following))
    return found


def verb_action(verb: Token) -> Plover | None:
    """PLOVER code of a verb in its clause; None where no pattern fits."""
    patterns = lexicon().get(("verb", verb.lemma_.lower()), [])
    objects = {t.lemma_.lower() for t in [*children(verb, "obj"), *children(verb, "nsubj:pass")]}
    for child in children(verb, "obj", "nsubj:pass"):
        objects |= {t.lemma_.lower() for t in children(child, "conj")}
        if child.lemma_.lower() in verb_class("portion"):  # 'a round of talks', 'a series of strikes'
            objects |= {t.lemma_.lower() for t in children(child, "nmod")}
    if verb.dep_ in {"acl", "acl:relcl"}:
        objects.add(verb.head.lemma_.lower())
    following = {t.lower_ for t in children(verb, "compound:prt", "advmod", "case")}
    for child in children(verb, "obl", "obl:agent", "xcomp", "ccomp", "advcl", "obj"):
        following |= {t.lower_ for t in children(child, "case", "mark") if t.i > verb.i}
    for pattern in patterns:
        asked = pattern.object
        if all(word in following for word in pattern.following) and (
            not asked or (asked == "*" and objects) or asked in objects
        ):
            return pattern.plover
    if verb.lemma_.lower() in verb_class("light"):
        for lemma in sorted(objects):
            code = noun_action(lemma)
            if code:
                return code
    return None


def noun_action(lemma: str) -> Plover | None:
    """PLOVER code of an event noun: 'attack' → ASSAULT."""
    patterns = lexicon().get(("noun", lemma.lower()))
    return patterns[0].plover if patterns else None
