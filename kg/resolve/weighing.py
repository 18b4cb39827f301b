"""Weighing candidates: each is the sum of its features' weights, and the best must be likely enough.

A log-linear ranking with nobody among the ranked, one for each kind of word (Denis and Baldridge 2008, 'Specialized
models and ranking for coreference resolution'). The weights are `ontology/reference.tsv`, fitted by
`training/fit_reference.py`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.records import Entity
from kg.tables import rows

TELLING = 0.15  # weight from which a feature is named as a reason


@dataclass(slots=True)
class Candidate:
    """Mark Rutte, last named by mention 7, as the meaning of a 'he': subject of the sentence before, spoke last."""

    entity: Entity | None  # None: somebody whom nothing names; can win, and then nobody is named
    number: int
    facts: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of one kind of word ('he', 'it', 'they', 'person', 'body') and how likely an answer must be."""

    weights: dict[str, float]
    words: dict[str, str]
    threshold: float

    def score(self, facts: dict[str, float]) -> float:
        """The sum of the weighted features."""
        weights = self.weights
        return sum([weights.get(name, 0.0) * value for name, value in facts.items()])

    def reasons(self, facts: dict[str, float]) -> list[str]:
        """The features that speak for a candidate, the weightiest first, in words."""
        told = [(self.weights.get(name, 0.0) * value, name) for name, value in facts.items() if self.words.get(name)]
        return [self.words[name] for weight, name in sorted(told, reverse=True) if weight >= TELLING]


@cache
def model(name: str) -> Model:
    """One model of the table."""
    own = [row for row in rows("reference.tsv") if row["model"] == name]
    weights = {row["feature"]: float(row["weight"]) for row in own}
    words = {row["feature"]: row["words"] for row in own}
    return Model(weights, words, weights.pop("threshold", 0.5))


def likely(candidates: Sequence[Candidate], nobody: dict[str, float], by: Model) -> tuple[Candidate, float] | None:
    """The likeliest candidate with its probability; None for nobody, and where the likeliest is not likely enough."""
    if not candidates:
        return None
    scores = [by.score(candidate.facts) for candidate in candidates]
    top = max(range(len(scores)), key=lambda i: (scores[i], candidates[i].number))
    empty = by.score(nobody)
    highest = max(scores[top], empty)
    total = sum(math.exp(score - highest) for score in scores) + math.exp(empty - highest)
    share = math.exp(scores[top] - highest) / total
    if candidates[top].entity is None or share < by.threshold:
        return None
    return candidates[top], share
