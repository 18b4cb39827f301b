"""Whether a predicate is said to hold: not denied, not asked, not only possible or wished for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.modality import modality
from kg.extract.negation import negated

if TYPE_CHECKING:
    from kg.extract.token import Token

UNREAL = frozenset(
    ["not", "n't", "n’t", "never", "will", "would", "could", "might", "may", "should", "can", "must", "'ll", "’ll",
     "to", "if", "wo", "whether", "unless"]
)  # fmt: skip
SMALL = frozenset({"aux", "aux:pass", "advmod", "mark"})  # 'May leads the party' is about somebody called May


def is_fact(predicate: Token) -> bool:
    """Whether a verb or a noun with 'is' says that something is so, whoever says it."""
    if any(child.dep_ in SMALL and child.lower_ in UNREAL for child in predicate.children):
        return False
    if negated(predicate) or modality(predicate, None) != "actual":
        return False
    return predicate.sent.text.rstrip()[-1:] != "?"
