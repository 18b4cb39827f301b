"""Updates: done by a process of their own that has the store to itself, and is killed where it takes too long."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.config import program
from kg.errors import KgError, QueryError
from kg.serve.pool import Limits, Refused
from kg.serve.protocol import Operation
from kg.serve.worker import bound
from kg.store.iris import KNOWLEDGE, LINKS, TIMES
from kg.store.mistakes import located
from kg.store.pattern import MADE
from kg.store.refused import check_served
from kg.store.tokens import tokens
from kg.vocab import PREFIXES, expand

# What is made from the evidence is older than it from then on, in the same transaction: the next build makes it anew.
_AGEING = " ; ".join(
    f"DELETE WHERE {{ GRAPH <{TIMES}> {{ <{layer}> <{expand(MADE)}> ?t }} }}" for layer in (KNOWLEDGE, LINKS)
)


def with_datasets(operation: Operation) -> str:
    """The update with USING in each of its DELETE and INSERT operations for the graphs that the protocol names.

    QueryError where the update says USING or WITH itself, as the protocol wants it.
    """
    if not operation.default and not operation.named:
        return operation.sparql
    using = " ".join(
        [f"USING {ox.NamedNode(g)}" for g in operation.default]
        + [f"USING NAMED {ox.NamedNode(g)}" for g in operation.named]
    )
    out, depth, at, pending = [], 0, 0, ""
    for kind, text, start in tokens(operation.sparql):
        word = text.upper() if kind == "word" else ""
        if word in {"USING", "WITH"}:
            raise QueryError(f"the graphs stand in the address already: the update should not say {word} too")
        depth += {"{": 1, "}": -1}.get(text, 0) if kind == "other" else 0
        if depth:
            continue
        if word in {"DELETE", "INSERT"}:
            pending = word
        elif word == "DATA":
            pending = ""
        elif word == "WHERE" and pending:
            short = operation.sparql[at:start].strip().upper().endswith("DELETE")
            if short:
                raise QueryError("DELETE WHERE cannot be told its graphs in the address; write DELETE {…} WHERE {…}")
            out += [operation.sparql[at:start], using, " "]
            at, pending = start, ""
    return "".join(out) + operation.sparql[at:]


async def update(store: Path, operation: Operation, base: str, limits: Limits) -> None:
    """Apply an update in one transaction; Refused where it cannot be, and nothing has changed then."""
    command, env = program("kg.serve.updates", str(store), str(limits.memory), f"{limits.waiting:g}")
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=env
    )
    request = {"sparql": operation.sparql, "default": operation.default, "named": operation.named, "base": base}
    try:
        out, _ = await asyncio.wait_for(
            process.communicate(json.dumps(request).encode()), limits.seconds + limits.waiting
        )
    except TimeoutError:
        raise Refused(503, f"the update took longer than {limits.seconds:g} seconds; nothing has changed") from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
    if not out:
        raise Refused(503, "the update needed more memory than it may have; nothing has changed")
    status, reason = json.loads(out)
    if status != 204:
        raise Refused(status, reason)


def apply(store: Path, operation: Operation, base: str, wait: float) -> tuple[int, str]:
    """Status and reason of an update to the store in a folder."""
    from kg.store import open_store

    try:
        check_served(operation.sparql)
        sparql = with_datasets(operation)
        with open_store(store, wait=wait) as opened:
            opened.writing()
            how: Any = {"base_iri": base, "prefixes": PREFIXES}
            try:
                opened.engine.update(f"{sparql}\n;\n{_AGEING}", **how)
            except SyntaxError:
                ox.Store().update(sparql, **how)  # says where the mistake is; without one, it ends in a semicolon
                opened.engine.update(f"{sparql}\n{_AGEING}", **how)
    except SyntaxError as error:
        return 400, located(operation.sparql, str(error))
    except (QueryError, ValueError) as error:
        return 400, str(error)
    except KgError as error:
        return 503, str(error)
    except (OSError, RuntimeError) as error:
        return 500, f"the store could not be changed: {error}"
    return 204, ""


def main() -> None:
    """Read one update from standard input and write [status, reason]."""
    bound(int(sys.argv[2]))
    given = json.load(sys.stdin)
    operation = Operation(given["sparql"], tuple(given["default"]), tuple(given["named"]), update=True)
    json.dump(apply(Path(sys.argv[1]), operation, given["base"], float(sys.argv[3])), sys.stdout)


if __name__ == "__main__":
    main()
