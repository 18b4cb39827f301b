"""Contradictions as a chain of group-bys: what facts are compared under is the key.

    cards → facts under what they are of → pairs that clash → one contradiction for those that clash alike

What `kg.link.index_contradictions` finds on one machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.link.cards import Card, code
from kg.link.contradictions import KINDS, clashes, group_of, rank, told
from kg.link.packed import unpack
from kg.scale.grouping import Row, Table

_NONE: Any = None


def contradictions(cards: Table) -> Table:
    """Rows of contradictions, each under 0, from rows of cards."""
    return cards.mapped(held).each(clashing).each(one_of).each(surest)


def held(_: int, cards: list[Card]) -> Iterator[Row]:
    """An article's facts under what they are compared by."""
    for card in cards:
        for kind, key, place, fact in card.held:
            yield code((kind, key)), (kind, key, place, card.facts[fact], card.news)


def clashing(_: int, facts: list[Any]) -> Iterator[Row]:
    """Pairs of facts that clash, under what all have in common that clash so."""
    for kind, key in sorted({fact[:2] for fact in facts}):
        block = sorted((fact[2:] for fact in facts if fact[:2] == (kind, key)), key=lambda fact: fact[0])
        if len(block) > 1:
            near = [replace(unpack(body), news=unpack(news)) for _, body, news in block]
            places = {id(fact): place for fact, (place, _, _) in zip(near, block, strict=True)}
            for pair in clashes(near, KINDS[kind][2]):
                one, other, clash = pair
                alike = replace(one, news=_NONE), replace(other, news=_NONE), clash
                yield code((kind, group_of(pair))), (kind, places[id(one)], places[id(other)], alike)


def one_of(_: int, pairs: list[Any]) -> Iterator[Row]:
    """The contradiction of all pairs that clash alike."""
    pairs.sort(key=lambda pair: pair[:3])
    found = told(KINDS[pairs[0][0]][0], (pair[3] for pair in pairs))
    yield code(found.id), found


def surest(_: int, same: list[Any]) -> Iterator[Row]:
    """Of those about the same two places one."""
    yield 0, min(same, key=rank)
