"""With what an attack was made, where the action word does not say: 'killed in a rocket attack', 'a sniper wounded'."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar import case, children
from kg.tables import rows

if TYPE_CHECKING:
    from kg.extract.token import Token
    from kg.records import Plover

WITH = frozenset({"with", "by", "in", "using"})
FIRST = ("suicide-attack", "drone")  # a suicide bomb and a drone's missile are what carries them


@cache
def means() -> dict[str, str]:
    """Mode of ASSAULT by the lemma of a weapon, from `ontology/means.tsv`."""
    return {row["lemma"]: row["mode"] for row in rows("means.tsv")}


def with_means(verb: Token, act: Plover | None) -> Plover | None:
    """An ASSAULT without a mode gets that of the weapon beside it; everything else stays as it is."""
    if act is None or act.type != "ASSAULT" or act.mode is not None:
        return act
    nouns = children(verb, "nsubj")
    nouns += [t for t in children(verb, "obl", "obl:agent") if case(t) in WITH]
    nouns += [t for using in children(verb, "advcl") if using.lower_ == "using" for t in children(using, "obj")]
    words = [w for noun in nouns for w in (noun, *children(noun, "compound", "conj"))]
    found = [mode for word in words if (mode := means().get(word.lemma_.lower())) is not None]
    mode = next((m for m in FIRST if m in found), found[0] if found else None)
    return replace(act, mode=mode)
