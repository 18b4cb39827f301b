"""A store's graphs sent to another engine: each by the Graph Store Protocol, or all in one stream of N-Quads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.endpoint import Endpoint, told

CHUNK = 1_000  # triples sent at a time
SECONDS = 600.0  # that an engine may take for one graph, or for all of them in bulk
_NO_STORE = frozenset({404, 405, 501})
_DONE = frozenset({200, 201, 202, 204})


def push(
    engine: ox.Store, address: str, *, bulk: bool = False, on_done: Callable[[str, int], None] | None = None
) -> int:
    """Puts every graph in the place of the endpoint's graph of that name; how many triples were sent.

    `address` is the endpoint of the Graph Store Protocol; with `bulk` one that takes N-Quads by POST, which adds to
    what it holds. `on_done` hears each graph and its triples once the endpoint has it. Sending again does no harm.
    Raises StoreError where the endpoint refuses or does not answer; graphs reported done stay there.
    """
    endpoint = Endpoint(address)
    try:
        if bulk:
            return _bulk(engine, endpoint, on_done)
        return sum(_put(engine, endpoint, graph, on_done) for graph in _graphs(engine))
    finally:
        endpoint.close()


def _graphs(engine: ox.Store) -> list[ox.NamedNode]:
    graphs = [graph for graph in engine.named_graphs() if isinstance(graph, ox.NamedNode)]
    return sorted(graphs, key=lambda graph: graph.value)


def _put(engine: ox.Store, endpoint: Endpoint, graph: ox.NamedNode, on_done: Callable[[str, int], None] | None) -> int:
    sent = _Counted(engine, graph, quads=False)
    named = f"{'&' if '?' in endpoint.address else '?'}graph={quote(graph.value, safe='')}"
    with endpoint.asked(
        "PUT", iter(sent), query=named, timeout=SECONDS, content_type="application/n-triples"
    ) as answer:
        if answer.status not in _DONE:
            said = told(answer.read(4_000))
            raise StoreError(
                f"{endpoint.address} answers {answer.status} to the graph {graph.value}: {said}{_hint(answer.status)}"
            )
    if on_done:
        on_done(graph.value, sent.number)
    return sent.number


def _bulk(engine: ox.Store, endpoint: Endpoint, on_done: Callable[[str, int], None] | None) -> int:
    total = 0

    def body() -> Iterator[bytes]:
        nonlocal total
        for graph in _graphs(engine):
            sent = _Counted(engine, graph, quads=True)
            yield from sent
            total += sent.number
            if on_done:
                on_done(graph.value, sent.number)

    with endpoint.asked("POST", body(), timeout=SECONDS, content_type="application/n-quads") as answer:
        if answer.status not in _DONE:
            raise StoreError(
                f"{endpoint.address} answers {answer.status}: {told(answer.read(4_000))}{_hint(answer.status)}"
            )
    return total


def _hint(status: int) -> str:
    """What to look at where the address is not that of a Graph Store."""
    if status not in _NO_STORE:
        return ""
    return "; is this its Graph Store? Oxigraph's and kg serve's is /store: docs/stores.md has the paths of others"


class _Counted:
    """The lines of a graph in chunks, N-Triples or N-Quads, counted as they go by."""

    def __init__(self, engine: ox.Store, graph: ox.NamedNode, *, quads: bool) -> None:
        self.number = 0
        self._engine, self._graph, self._whole = engine, graph, quads

    def __iter__(self) -> Iterator[bytes]:
        lines: list[str] = []
        for quad in self._engine.quads_for_pattern(None, None, None, self._graph):
            lines.append(f"{quad if self._whole else quad.triple} .\n")
            self.number += 1
            if len(lines) == CHUNK:
                yield "".join(lines).encode()
                lines.clear()
        if lines:
            yield "".join(lines).encode()
