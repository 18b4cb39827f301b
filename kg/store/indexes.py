"""The engine's files read to their end: every quad has to be found by every index that the engine keeps of it."""

from __future__ import annotations

import pyoxigraph as ox


def unsound(engine: ox.Store) -> str | None:
    """What is wrong with the files of an engine, in words; None where they are whole.

    The engine has a checksum for every block of a file, but looks at it only where it reads: here it has to. It keeps
    each quad of a named graph under six orders, of which a search takes the one that fits what it knows.
    """
    counts: dict[ox.NamedNode, int] = {}
    try:
        for graph in engine.named_graphs():
            here: dict[ox.NamedNode, int] = {}
            for quad in engine.quads_for_pattern(None, None, None, graph):
                s, p, o = quad.subject, quad.predicate, quad.object
                for pattern in ((s, p, o, None), (s, None, o, None), (s, None, o, graph)):
                    if next(engine.quads_for_pattern(*pattern), None) is None:
                        return f"{quad} is not in all indexes"
                here[p] = here.get(p, 0) + 1
            for p, count in here.items():
                if sum(1 for _ in engine.quads_for_pattern(None, p, None, graph)) != count:
                    return f"the indexes differ about {p} in {graph}"
                counts[p] = counts.get(p, 0) + count
        for p, count in counts.items():
            if sum(1 for _ in engine.quads_for_pattern(None, p, None, None)) != count:
                return f"the indexes differ about {p}"
    except (OSError, RuntimeError) as error:
        return str(error)
    return None
