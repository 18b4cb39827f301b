"""The whole store as a file: N-Quads, TriG, Turtle or JSON-LD, the same bytes for the same content."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.draft import draft
from kg.errors import StoreError, UsageError
from kg.store.iris import TIMES
from kg.vocab import PREFIXES

FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}  # fmt: skip


def dump(engine: ox.Store, out: str | os.PathLike[str] | IO[bytes], form: str, *, times: bool = False) -> int:
    """Writes every graph, by name and within it by line; how many triples were written.

    Memory is bounded by the largest graph for nquads and trig. Turtle has no named graphs: it holds the union of all,
    each triple once. Clock times are left out unless `times`. UsageError for another format, StoreError where the
    file cannot be written.
    """
    if form not in FORMATS:
        raise UsageError(f"no export format {form!r}; there are: {', '.join(FORMATS)}")
    if not isinstance(out, str | os.PathLike):
        return _write(engine, out, form, times)
    target = Path(out)
    try:
        with draft(target) as file:
            return _write(engine, file, form, times)
    except OSError as error:
        raise StoreError(f"{target} could not be written: {error.strerror or error}") from error


def _write(engine: ox.Store, out: IO[bytes], form: str, times: bool) -> int:
    graphs = [graph for graph in engine.named_graphs() if times or graph.value != TIMES]
    graphs.sort(key=lambda graph: graph.value)
    if form == "nquads":
        return sum(_lines(engine, graph, out) for graph in graphs)
    if form == "trig":
        return _trig(engine, graphs, out)
    quads: Iterable[ox.Quad] = (quad for graph in graphs for quad in _sorted(engine, graph))
    if form == "turtle":
        merged = {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads}
        ordered = sorted(merged, key=_turtle_order)
        ox.serialize(ordered, out, format=FORMATS[form], prefixes=PREFIXES)
        return len(ordered)
    listed = list(quads)
    ox.serialize(listed, out, format=FORMATS[form], prefixes=PREFIXES)
    return len(listed)


def _sorted(engine: ox.Store, graph: ox.NamedNode | ox.BlankNode) -> list[ox.Quad]:
    return sorted(engine.quads_for_pattern(None, None, None, graph), key=_turtle_order)


def _turtle_order(item: ox.Quad | ox.Triple) -> tuple[str, str, str]:
    return str(item.subject), str(item.predicate), str(item.object)


def _lines(engine: ox.Store, graph: ox.NamedNode | ox.BlankNode, out: IO[bytes]) -> int:
    lines = sorted(f"{quad} .\n" for quad in engine.quads_for_pattern(None, None, None, graph))
    out.writelines(line.encode("utf-8") for line in lines)
    return len(lines)


def _trig(engine: ox.Store, graphs: list[ox.NamedNode | ox.BlankNode], out: IO[bytes]) -> int:
    out.write("".join(f"@prefix {prefix}: <{base}> .\n" for prefix, base in PREFIXES.items()).encode())
    count = 0
    for graph in graphs:
        quads = _sorted(engine, graph)
        count += len(quads)
        body = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""
        out.write(b"\n" + b"".join(_without_prefixes(body)))
    return count


def _without_prefixes(body: bytes) -> Iterator[bytes]:
    # The serializer writes its prefixes before everything else, once a call; the file needs them once.
    lines = iter(body.splitlines(keepends=True))
    for line in lines:
        if not line.startswith(b"@prefix "):
            yield line
            break
    yield from lines
