"""The two graphs made from the evidence, and how fresh they are: knowledge and links."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store.change import Change
from kg.store.knowledge import derive
from kg.store.merged import Merged
from kg.store.pattern import KNOWLEDGE, LINKS, MADE, STATE, TIMES, found, now, texts
from kg.store.terms import term

if TYPE_CHECKING:
    from kg.store.oxigraph import Store


def made(engine: ox.Store, layer: ox.NamedNode) -> bool:
    """Whether a layer is as new as the evidence."""
    return next(found(engine, TIMES, layer, MADE), None) is not None


def ageing(engine: ox.Store) -> list[ox.Quad]:
    """What has to go where the evidence changes: the times at which the layers were made."""
    return [quad for layer in (LINKS, KNOWLEDGE) for quad in found(engine, TIMES, layer, MADE)]


def deriving(store: Store, merged: Merged | None) -> Change:
    """The change that makes the knowledge layer that of the evidence. Only what differs is written: most of the layer
    outlives most changes.
    """
    new = dict.fromkeys(derive(store, merged))  # a set that keeps its order
    old = set(store.engine.quads_for_pattern(None, None, None, KNOWLEDGE))
    gone = [*(quad for quad in old if quad not in new), *found(store.engine, TIMES, KNOWLEDGE, MADE)]
    come = [quad for quad in new if quad not in old]
    if any(quad.predicate == term("kg:mergedInto") for quad in chain(gone, come)):  # links go by who is one
        gone += found(store.engine, TIMES, LINKS, MADE)
    return Change([], gone, [*come, ox.Quad(KNOWLEDGE, term(MADE), now(), TIMES)])


def links_state(engine: ox.Store) -> str | None:
    """What names the evidence that the graph of links was last made from; None where it never was."""
    return next(iter(texts(engine, TIMES, STATE, LINKS)), None)


def laying(engine: ox.Store, gone: Iterable[ox.Quad], new: Iterable[ox.Quad], state: str) -> Change:
    """The change that replaces quads of the graph of links and notes from which evidence it is made now."""
    old, fresh = dict.fromkeys(gone), dict.fromkeys(new)
    notes = [*found(engine, TIMES, LINKS, STATE), *found(engine, TIMES, LINKS, MADE)]
    change = Change([], [*notes, *(quad for quad in old if quad not in fresh)])
    change.new += [quad for quad in fresh if quad not in old]
    change.new.append(ox.Quad(LINKS, term(STATE), ox.Literal(state), TIMES))
    change.new.append(ox.Quad(LINKS, term(MADE), now(), TIMES))
    return change
