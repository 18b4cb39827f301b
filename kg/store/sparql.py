"""Running a query: what would reach outside is refused before anything runs, mistakes show where, and time is
limited.
"""

from __future__ import annotations

import re
import threading
from queue import Empty, SimpleQueue
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError, StoreError, UsageError
from kg.store.mistakes import located
from kg.store.refused import check
from kg.store.result import Result, Term
from kg.store.tokens import tokens
from kg.vocab import PREFIXES


def run(engine: ox.Store, sparql: str, timeout: float | None = None) -> Result:
    """The answer to one query; the default graph is the union of all graphs. QueryError after `timeout` seconds.

    The engine cannot be interrupted, but it lets other threads run: the query gets a thread of its own, so that this
    one can stop waiting for it. A query given up on stops at its next row, or with the process.
    """
    if timeout is not None and not 0 < timeout <= threading.TIMEOUT_MAX:
        raise UsageError(f"the time a query may take should be a number of seconds above 0, not {timeout:g}")
    own_dataset = check(sparql)
    box: SimpleQueue[Result | BaseException] = SimpleQueue()
    given_up = threading.Event()

    def work() -> None:
        try:
            box.put(_evaluate(engine, sparql, own_dataset, given_up))
        except BaseException as error:
            box.put(error.with_traceback(None))  # its frames hold rows that only this thread may let go

    threading.Thread(target=work, name="kg-query", daemon=True).start()
    try:
        outcome = box.get(timeout=timeout)
    except Empty:
        raise QueryError(f"the query took longer than {timeout:g} seconds; add a LIMIT or more conditions") from None
    finally:
        given_up.set()
    if isinstance(outcome, SyntaxError):
        raise QueryError(located(sparql, str(outcome))) from outcome
    if isinstance(outcome, OSError | RuntimeError):
        raise StoreError(f"the store could not answer: {outcome}") from outcome
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def _evaluate(engine: ox.Store, sparql: str, own_dataset: bool, given_up: threading.Event) -> Result:
    # A union default graph would overrule the query's own FROM.
    answer: Any = engine.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=not own_dataset)
    if isinstance(answer, ox.QueryBoolean):
        return Result(("ask",), (), bool(answer))
    terms: list[tuple[Term | None, ...]] = []
    if isinstance(answer, ox.QueryTriples):
        columns: tuple[str, ...] = ("subject", "predicate", "object")
        cells = ((triple.subject, triple.predicate, triple.object) for triple in answer)
    else:
        columns = tuple(_in_order([variable.value for variable in answer.variables], sparql))
        cells = (tuple(solution[column] for column in columns) for solution in answer)
    for row in cells:
        if given_up.is_set():
            break
        terms.append(tuple(map(_term, row)))
    return Result(columns, tuple(terms))


def _in_order(columns: list[str], sparql: str) -> list[str]:
    """The columns of SELECT * in the order in which the query names them; the engine has no order for them."""
    return in_order(columns, sparql) if _star(sparql) else columns


def in_order(columns: list[str], sparql: str) -> list[str]:
    """Columns in the order in which the query names them."""
    seen = [match.group(1) for match in re.finditer(r"[?$](\w+)", sparql)]
    return sorted(columns, key=lambda name: seen.index(name) if name in seen else len(seen))


def spelled_out(sparql: str, columns: list[str]) -> str | None:
    """The query with these columns in place of the star of its SELECT *; None where it has none."""
    at = _star(sparql)
    return f"{sparql[: at - 1]}{' '.join(f'?{name}' for name in columns)}{sparql[at:]}" if at else None


def _star(sparql: str) -> int:
    """The place after the star of SELECT *, 0 where the query's first SELECT has none."""
    found = tokens(sparql)
    for _, text, _ in found:
        if text.upper() == "SELECT":
            _, text, start = next(
                ((k, t, s) for k, t, s in found if t.upper() not in {"DISTINCT", "REDUCED"}), ("", "", 0)
            )
            return start + 1 if text == "*" else 0
    return 0


def _term(node: Any) -> Term | None:
    if node is None:
        return None
    if isinstance(node, ox.NamedNode):
        return Term("uri", node.value)
    if isinstance(node, ox.Literal):
        return Term("literal", node.value, node.datatype.value, node.language)
    return Term("bnode", getattr(node, "value", str(node)))
