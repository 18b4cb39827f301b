"""The two graphs made from the evidence, and how fresh they are: knowledge and links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.store.change import Change
from kg.store.growing import growing
from kg.store.half import beginning, ended
from kg.store.iris import KNOWLEDGE as IRI
from kg.store.knowledge import derive
from kg.store.laid import HELD, Laid, Write, moves
from kg.store.lines import parsed
from kg.store.merged import Merged
from kg.store.notes import forget
from kg.store.pattern import KNOWLEDGE, LINKS, MADE, STATE, TIMES, found, now, texts
from kg.store.terms import Flow, term

if TYPE_CHECKING:
    from kg.store.oxigraph import Store

MANY = 25_000  # quads of links that are written in one change: the engine takes 0.7 kB for each while it loads them
FEW = 50  # articles that come; with more it may be quicker to derive all of it
SHARE = 0.2  # of all articles, up to which it is not
MANY_NEW = 2_000  # articles; what comes with more is too much for memory


def made(engine: ox.Store, layer: ox.NamedNode) -> bool:
    """Whether a layer is as new as the evidence."""
    return next(found(engine, TIMES, layer, MADE), None) is not None


def ageing(engine: ox.Store) -> list[ox.Quad]:
    """What has to go where the evidence changes: the times at which the layers were made."""
    return [quad for layer in (LINKS, KNOWLEDGE) for quad in found(engine, TIMES, layer, MADE)]


def derive_anew(store: Store, merged: Merged | None, since: Collection[str] | None, write: Write) -> None:
    """Makes the knowledge layer that of the evidence. Only what differs is written: most of the layer outlives most
    changes. `since` are the graphs of articles that came since it was derived, if nothing else changed.

    It is one change, unless there is too much for memory: then several, between which the layer is marked as half made
    and not as new as the evidence, so that all of it is derived anew where they break off.
    """
    grown = None
    if merged is not None and since and not ended(store.engine, KNOWLEDGE) and _few(store.engine, len(since)):
        grown = growing(store, merged, since)
    laid = Laid(store.engine, write, lambda: _parting(store.engine), store.path)
    with closing(laid):
        if grown is None:
            w = Flow(IRI, laid.take, HELD)
            derive(store, w, merged)
            grown = laid.rest(list(w.quads()))
        gone, come = laid.pieces(*grown)
    gone += [*found(store.engine, TIMES, KNOWLEDGE, MADE), *ended(store.engine, KNOWLEDGE)]
    if laid.moves or moves(chain(gone, come)):  # links go by who is one
        gone += found(store.engine, TIMES, LINKS, MADE)
    come.append(ox.Quad(KNOWLEDGE, term(MADE), now(), TIMES))
    if merged is not None and merged.told is not None:
        gone += found(store.engine, TIMES, KNOWLEDGE, STATE)
        come += [ox.Quad(KNOWLEDGE, term(STATE), ox.Literal(merged.told), TIMES)] if merged.told else []
    write(Change([], gone, come))
    forget(store.path)


def _parting(engine: ox.Store) -> Change:
    return Change(quads=[*ageing(engine), *ended(engine, KNOWLEDGE)], new=[beginning(KNOWLEDGE)])


def _few(engine: ox.Store, new: int) -> bool:
    return new <= FEW or (new <= MANY_NEW and new <= SHARE * sum(1 for _ in engine.named_graphs()))


def links_state(engine: ox.Store) -> str | None:
    """What names the evidence that the graph of links was last made from; None where it never was."""
    return next(iter(texts(engine, TIMES, STATE, LINKS)), None)


def laying(engine: ox.Store, gone: Iterable[ox.Quad], new: Iterable[ox.Quad], state: str) -> Change:
    """The change that replaces quads of the graph of links and notes from which evidence it is made now."""
    old, fresh = dict.fromkeys(gone), dict.fromkeys(new)
    change = Change([], [*_laid(engine), *(quad for quad in old if quad not in fresh)])
    change.new += [quad for quad in fresh if quad not in old]
    change.new += _laying(state)
    return change


def laying_anew(engine: ox.Store, texts: Iterable[tuple[bytes, int]], state: str) -> Iterator[Change]:
    """The changes that replace the whole graph of links by what some texts (TriG) say, each with how many quads it is
    of: one change, where these are not too many for memory, else one after the other. Between these the graph is marked
    as half made and has no state, so that it is made anew where they break off.
    """
    empty = next(engine.quads_for_pattern(None, None, None, LINKS), None) is None and not _laid(engine)
    part: list[bytes] = []
    count, begun = 0, False
    for text, size in texts:
        part.append(text)
        count += size
        if count >= MANY:
            if not begun:
                yield Change([] if empty else [LINKS], _laid(engine), [beginning(LINKS)])
            begun = True
            yield Change(trig=b"".join(part), count=count)
            part, count = [], 0
    if begun:
        yield Change(trig=b"".join(part), count=count)
        yield Change(quads=_laid(engine), new=_laying(state))
    elif not empty:
        new = parsed(b"".join(part))
        yield laying(engine, engine.quads_for_pattern(None, None, None, LINKS), new, state)
    else:
        laid = [f"{quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}\n" for quad in _laying(state)]
        yield Change(trig=b"".join([*part, "".join(laid).encode()]), count=count + len(laid))


def _laid(engine: ox.Store) -> list[ox.Quad]:
    return [*found(engine, TIMES, LINKS, STATE), *found(engine, TIMES, LINKS, MADE), *ended(engine, LINKS)]


def _laying(state: str) -> list[ox.Quad]:
    return [ox.Quad(LINKS, term(STATE), ox.Literal(state), TIMES), ox.Quad(LINKS, term(MADE), now(), TIMES)]
