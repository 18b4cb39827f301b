"""A process that answers from a copy of the store and can be killed: python -m kg.serve.worker FOLDER MEMORY [pages].

One request a line on standard input, JSON; the answer is one line of JSON, {"status", "type", "bytes"}, then so many
bytes. The engine cannot be interrupted, and a query may take all the memory there is: so it runs here, alone.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.mistakes import located
from kg.store.refused import check_served
from kg.store.sparql import in_order, spelled_out
from kg.vocab import PREFIXES

Answer = tuple[int, str, bytes]
TEXT = "text/plain; charset=utf-8"
PAGES = "pages"  # what a worker is told that will mostly make pages


class TooLarge(Exception):
    """The answer has more bytes than one may have."""


class Bounded:
    """A file in memory that refuses to grow beyond `most` bytes."""

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Take the bytes; TooLarge where they are too many."""
        self.size += len(data)
        if self.size > self.most:
            raise TooLarge
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing to do: part of what a file offers."""


def answer(engine: ox.Store, request: dict[str, Any]) -> Answer:
    """Status, content type and body for a request; every error becomes a status and a text."""
    try:
        return OPERATIONS[request["operation"]](engine, request)
    except SyntaxError as error:
        return 400, TEXT, located(request["sparql"], str(error)).encode()
    except (QueryError, ValueError) as error:
        return 400, TEXT, str(error).encode()
    except TooLarge:
        most = request["most"] / 1e6
        return 422, TEXT, f"the answer is larger than {most:g} MB; add a LIMIT, or ask in parts".encode()
    except (OSError, RuntimeError) as error:
        return 500, TEXT, f"the store could not answer: {error}".encode()


def query(engine: ox.Store, request: dict[str, Any]) -> Answer:
    """Evaluate a query over the graphs that the request names, or the query, or else over the union of all."""
    sparql = request["sparql"]
    own = check_served(sparql)
    default, named = request["default"], request["named"]
    dataset: dict[str, Any] = {}
    if default or named:
        dataset = {"default_graph": [_graph(g) for g in default], "named_graphs": [_graph(g) for g in named]}
    elif not own:
        dataset = {"use_default_graph_as_union": True}
    how = {"prefixes": PREFIXES, "base_iri": request["base"], **dataset}
    found: Any = engine.query(sparql, **how)
    if isinstance(found, ox.QuerySolutions):  # the engine has no order for the columns of SELECT *
        spelled = spelled_out(sparql, in_order([v.value for v in found.variables], sparql))
        found = engine.query(spelled, **how) if spelled else found
    of_graph = isinstance(found, ox.QueryTriples)
    form = request["graph" if of_graph else "results"]
    if form is None:
        kinds = "RDF" if of_graph else "query results"
        return 406, TEXT, f"nothing in the Accept header is a form in which {kinds} can be written here".encode()
    out = Bounded(request["most"])
    if of_graph:
        found.serialize(out, format=getattr(ox.RdfFormat, form["name"]))
    else:
        found.serialize(out, format=getattr(ox.QueryResultsFormat, form["name"]))
    return 200, form["type"], b"".join(out.parts)


def graph(engine: ox.Store, request: dict[str, Any]) -> Answer:
    """One graph, or the union of all where none is named; 404 for a graph that is not here."""
    iri = request["iri"]
    if iri is not None and not engine.contains_named_graph(ox.NamedNode(iri)):
        return 404, TEXT, f"there is no graph <{iri}> here".encode()
    if request["graph"] is None:
        return 406, TEXT, b"nothing in the Accept header is a form in which RDF can be written here"
    where = f"GRAPH <{iri}> {{ ?s ?p ?o }}" if iri is not None else "?s ?p ?o"
    told = {**request, "sparql": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}", "default": [], "named": []}
    return query(engine, told)


def about(engine: ox.Store, request: dict[str, Any]) -> Answer:
    """What all graphs say of one IRI."""
    if request["graph"] is None:
        return 406, TEXT, b"nothing in the Accept header is a form in which RDF can be written here"
    return query(engine, {**request, "sparql": f"DESCRIBE {_graph(request['iri'])}", "default": [], "named": []})


def page(engine: ox.Store, request: dict[str, Any]) -> Answer:
    """A page of the explorer."""
    from kg.serve.pages.page import page as made  # only who looks at pages needs the templates

    return made(engine, request)


OPERATIONS: dict[str, Callable[[ox.Store, dict[str, Any]], Answer]] = {
    "query": query, "graph": graph, "about": about, "page": page,
}  # fmt: skip


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is not the IRI of a graph") from error


def bound(memory: int) -> None:
    """Let this process have so many bytes of memory of its own; nothing where the system knows no such bound.

    The store's tables are mapped into its addresses and are not counted: they may be larger than all memory.
    """
    try:
        import resource
    except ImportError:
        return
    own = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    resource.setrlimit(own, (memory, memory))


def _end_with_parent() -> None:
    """A query that runs on must not outlive a server that was killed."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def serve(engine: ox.Store, requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer one request after the other until there are no more."""
    for line in requests:
        status, kind, body = answer(engine, json.loads(line))
        answers.write(json.dumps({"status": status, "type": kind, "bytes": len(body)}).encode() + b"\n" + body)
        answers.flush()


def main() -> None:
    """Open the copy and say so with an empty line, then answer."""
    bound(int(sys.argv[2]))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    engine = ox.Store.read_only(sys.argv[1]) if os.path.isdir(sys.argv[1]) else ox.Store()  # noqa: PTH112
    sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()
    if PAGES in sys.argv[3:]:  # while the first request is on its way
        from kg.serve.pages.templating import compiled

        compiled()
        OPERATIONS["page"](engine, {"page": "name", "given": {"iri": "urn:nothing"}})
    serve(engine, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
