"""What `ontology/plover.ttl` says of the types of event."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg import config
from kg.vocab import PLOVER

QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}


@cache
def scores() -> dict[str, float]:
    """How friendly or hostile PLOVER counts each type (CONSULT) and mode (CONSULT-visit), from 10 to -10."""
    name = ox.NamedNode(f"{PLOVER}score")
    return {
        quad.subject.value.removeprefix(PLOVER): float(quad.object.value)
        for quad in ox.parse(path=config.ontology("plover.ttl"))
        if quad.predicate == name and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }


def types() -> tuple[str, ...]:
    """PLOVER's types, sorted."""
    return tuple(sorted(name for name in scores() if "-" not in name))


def score(kind: str, mode: str | None) -> float | None:
    """The score of a mode, else of its type; None for what PLOVER does not have."""
    return scores().get(f"{kind}-{mode}", scores().get(kind))
