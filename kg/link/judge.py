"""Whether two statements say the same: the features, their weights from `ontology/same_statement.tsv`, and why."""

from __future__ import annotations

import math
from functools import cache
from operator import mul

from kg.link.features import Features, around, features
from kg.link.records import Judgement
from kg.link.traits import Traits
from kg.tables import rows

NEAR = 0.6  # vectors that lie so close mean nearly the same
FEW = 0.5  # of the telling words are shared


@cache
def weights() -> dict[str, float]:
    """Feature → weight; 'nothing' is what a pair without any feature has."""
    return {row["feature"]: float(row["weight"]) for row in rows("same_statement.tsv")}


def score(found: Features) -> float:
    """How likely two statements with these features say the same, from 0 to 1."""
    known = weights()
    told = sum(map(mul, map(known.__getitem__, found), found.values()))
    return round(1 / (1 + math.exp(-known["nothing"] - told)), 12)  # sums of sets, whose order is another in each run


def likeness(a: Traits, b: Traits, least: float) -> float:
    """The score of two statements; where that is below `least`, anything below it, found with less work."""
    found = features(a, b, beside=False)
    most = score(found)
    return most if most < least else score(found | {"around": around(a, b)})


def judge(a: Traits, b: Traits) -> Judgement:
    """The judgement on a pair, with the reason in words."""
    found = features(a, b)
    return Judgement(a.said.key, b.said.key, round(score(found), 3), why(a, b, found))


def why(a: Traits, b: Traits, found: Features) -> str:
    """What speaks for and against: the speaker, the words shared, what differs."""
    shared = sorted(a.weights.keys() & b.weights.keys(), key=lambda c: (-a.weights[c] - b.weights[c], c))
    words = {word.concept: word.text for word in (*b.words, *a.words)}
    parts = [_speaker(a, b, found)]
    if a.plain == b.plain:
        parts.append("the same words")
    elif found["quoted"] >= 0.3:
        parts.append("words that one of them quotes stand in both")
    least = min(len(a.weights), len(b.weights))
    if a.plain != b.plain and shared:
        some = ", ".join(f"'{words.get(c, c)}'" for c in shared[:4])
        parts.append(f"{len(shared)} of {least} telling words of the shorter one are shared ({some})")
    if found["meaning"] >= NEAR and found["overlap"] < FEW:
        parts.append("they mean nearly the same in other words")
    if found["next"]:
        parts.append("they stand next to each other")
    if found["denial"] > 0.2:
        parts.append("one denies what the other does not")
    if found["other numbers"]:
        parts.append("the numbers differ")
    if found["far"]:
        parts.append("the reports are days apart")
    return "; ".join(parts)


def _speaker(a: Traits, b: Traits, found: Features) -> str:
    if a.said.speaker and a.said.speaker == b.said.speaker:
        return f"the same speaker, {a.said.label}"
    if found["same speaker"]:
        return f"speakers of the same name ({', '.join(sorted(a.who & b.who))})"
    return "different speakers" if found["other speaker"] else "a speaker not known in both"
